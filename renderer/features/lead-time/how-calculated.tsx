import { formatDuration } from '../../../shared/i18n/format.ts';
import { leadTimeUnit } from '../../../shared/metrics/profiles.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import { comparedName, comparedRange, rangeWords } from '../metric/headline-words.ts';
import classes from '../metric/how-calculated.module.css';
import type { HeadlineProps } from './headline-panel.tsx';
import { leadHeadline } from './method.ts';

interface HowCalculatedProps extends HeadlineProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Definition and formula of the profile in force, with what of this period goes in and what stays out. */
export function HowCalculated({ answer, method: { profile }, isOpen, onClose }: HowCalculatedProps) {
  const { t, locale } = useText();
  const { metric, period } = answer;
  const value = leadHeadline(metric, profile);
  const { n, deployments, nonPositive } = metric;
  return (
    <DetailDrawer title={t('metricScreen.how.title')} isOpen={isOpen} onClose={onClose}>
      <p className={classes.text}>{t(`profiles.definition.${profile.id}.changeLeadTime`)}</p>
      <Facts
        facts={[
          [t('metricScreen.how.formula'), t(`profiles.formula.${profile.id}.changeLeadTime`)],
          [
            t('metricScreen.how.numbers'),
            value === null
              ? null
              : t('metricScreen.how.middle', {
                  statistic: t(`metrics.statistic.${profile.leadTime.statistic}`),
                  counted: t(`profiles.counted.${leadTimeUnit(profile)}`, { count: n }),
                  value: formatDuration(value, locale),
                }),
          ],
          [t('metricScreen.how.period'), rangeWords(period, period.timeZone, locale)],
          [
            t('metricScreen.how.compared'),
            t('metricScreen.compared.with-range', {
              name: comparedName(answer, t),
              range: comparedRange(answer, locale),
            }),
          ],
          [t('metricScreen.how.profile'), t(`profiles.name.${profile.id}`)],
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
