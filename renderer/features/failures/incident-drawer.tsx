import { UnstyledButton } from '@mantine/core';
import type { IncidentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { setScreenParam } from '../../store/view.ts';
import classes from './incident-drawer.module.css';
import { servicesOf } from './incident-words.ts';

interface IncidentDrawerProps {
  readonly incident: IncidentRow | null;
  readonly timeZone: string;
}

export function IncidentDrawer({ incident, timeZone }: IncidentDrawerProps) {
  const { t } = useText();
  return (
    <DetailDrawer
      isOpen={incident !== null}
      onClose={() => setScreenParam('open', null)}
      title={incident?.title ?? incident?.externalId ?? t('lists.drawer.incident')}
    >
      {incident !== null && (
        <>
          <IncidentFacts incident={incident} timeZone={timeZone} />
          <Cause incident={incident} />
        </>
      )}
    </DetailDrawer>
  );
}

function IncidentFacts({ incident, timeZone }: { readonly incident: IncidentRow; readonly timeZone: string }) {
  const { t, locale } = useText();
  const { startedAt, resolvedAt, recoverySeconds } = incident;
  const after = (instant: number | null) =>
    instant === null
      ? null
      : t('lists.drawer.after', {
          when: formatDateTime(instant, timeZone, locale),
          duration: formatDuration((instant - startedAt) / 1000, locale),
        });
  return (
    <Facts
      facts={[
        [t('lists.drawer.services'), servicesOf(incident)],
        [t('lists.drawer.team'), incident.team],
        [t('lists.drawer.environment'), incident.env],
        [t('lists.drawer.severity'), incident.severity],
        [t('lists.drawer.began'), formatDateTime(startedAt, timeZone, locale)],
        [t('lists.drawer.detected'), after(incident.detectedAt)],
        [t('lists.drawer.acknowledged'), after(incident.acknowledgedAt)],
        [t('lists.drawer.resolved'), after(resolvedAt) ?? t('lists.drawer.not-resolved')],
        [t('lists.drawer.recovery'), recoverySeconds === null ? null : formatDuration(recoverySeconds, locale)],
        [t('lists.drawer.identifier'), incident.externalId],
      ]}
    />
  );
}

/** The deployments it is linked to, and the rule that made the link. */
function Cause({ incident }: { readonly incident: IncidentRow }) {
  const { t } = useText();
  const { linkRule, deploymentIds, deploymentExternalIds } = incident;
  return (
    <DetailSection title={t('lists.drawer.linked')}>
      {linkRule === null ? (
        <p className={classes.note}>{t('lists.drawer.not-linked')}</p>
      ) : (
        <>
          <p className={classes.note}>{t(`metrics.link-rule.${linkRule}`)}</p>
          {deploymentIds.map((id, index) => (
            <UnstyledButton
              key={id}
              className={classes.link}
              onClick={() => navigate(`/deployments?range=all&envs=all&open=${id}`)}
            >
              {deploymentExternalIds[index] ?? t('lists.drawer.show-deployment')}
            </UnstyledButton>
          ))}
        </>
      )}
    </DetailSection>
  );
}
