import { STAGE_NAMES } from '../../../shared/report.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import type { HeadlineProps } from './headline-panel.tsx';
import classes from './how-calculated.module.css';

interface HowCalculatedProps extends HeadlineProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Definition and formula of the profile in force, with what of this period goes in and what stays out. */
export function HowCalculated({ answer: { metric }, method: { profile }, isOpen, onClose }: HowCalculatedProps) {
  const { t } = useText();
  const { n, deployments, nonPositive } = metric;
  return (
    <DetailDrawer title={t('leadTime.how.title')} isOpen={isOpen} onClose={onClose}>
      <p className={classes.text}>{t(`profiles.definition.${profile.id}.changeLeadTime`)}</p>
      <Facts
        facts={[
          [t('leadTime.how.formula'), t(`profiles.formula.${profile.id}.changeLeadTime`)],
          [t('leadTime.how.profile'), t(`profiles.name.${profile.id}`)],
          ['', t(`profiles.about.${profile.id}`)],
          [t('leadTime.how.counted'), t('leadTime.how.counted-text', { count: n, deployments })],
          [t('leadTime.how.aside'), nonPositive === 0 ? null : t('leadTime.how.aside-text', { count: nonPositive })],
        ]}
      />
      <DetailSection title={t('leadTime.how.stages')}>
        <Facts facts={STAGE_NAMES.map((stage) => [t(`metrics.stage.${stage}`), t(`metrics.stage-about.${stage}`)])} />
      </DetailSection>
    </DetailDrawer>
  );
}
