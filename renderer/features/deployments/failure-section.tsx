import type { DeploymentDetail, IncidentRow } from '../../../shared/answers.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { DetailSection } from '../../components/detail-drawer.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { ByHandMark } from '../corrections/by-hand-mark.tsx';
import { incidentWords } from '../corrections/correction-words.ts';
import said from '../corrections/corrections.module.css';
import { DetachedItems, detachedOf, LinkedItem } from '../corrections/link-items.tsx';
import { sayCorrections } from '../corrections/say-corrections.tsx';
import { saidOf } from './correct-deployment.tsx';
import classes from './deployment-drawer.module.css';

interface FailureSectionProps {
  readonly detail: DeploymentDetail;
  readonly timeZone: string;
}

/** The rule that made it a failure, and the incidents that speak for it, or would if it had not been said otherwise. */
export function FailureSection({ detail, timeZone }: FailureSectionProps) {
  const text = useText();
  const { t } = text;
  const { deployment, incidents, corrections } = detail;
  const isUnknown = deployment.counted && deployment.outcomeUnknown && !deployment.failed;
  const isSaidNot = saidOf(detail).failed === false;
  const isEmpty = incidents.length === 0 && detachedOf(corrections).length === 0;
  if (!deployment.failed && !isUnknown && !isSaidNot && isEmpty) return null;
  return (
    <DetailSection title={t(titleKey(deployment.failed || isUnknown, isSaidNot))}>
      {deployment.failedBy !== null && (
        <p className={classes.note}>{t(`metrics.failure-rule.${deployment.failedBy}`)}</p>
      )}
      {isUnknown && <p className={classes.note}>{t('lists.drawer.unknown')}</p>}
      {isSaidNot && (
        <p className={classes.note}>
          {t('corrections.what.not-failed')} <ByHandMark />
        </p>
      )}
      <ul className={said.items}>
        {incidents.map((incident) => (
          <LinkedItem
            key={incident.id}
            subject={incident.title ?? incident.externalId ?? t('lists.drawer.untitled')}
            about={aboutIncident(incident, timeZone, text)}
            attached={corrections.filter(
              ({ correction: one }) => one.kind === 'link' && one.incident === incident.key && one.linked,
            )}
            onOpen={() => navigate(placeOf(incident))}
            onDetach={() =>
              sayCorrections(
                [{ kind: 'link', incident: incident.key, deployment: deployment.key, linked: false }],
                corrections,
              )
            }
          />
        ))}
      </ul>
      <DetachedItems corrections={corrections} subjectOf={(row) => incidentWords(row, timeZone, text)} />
    </DetailSection>
  );
}

function titleKey(mayHaveFailed: boolean, isSaidNot: boolean) {
  if (mayHaveFailed) return 'lists.drawer.failure';
  return isSaidNot ? 'corrections.failure.label' : 'lists.column.incidents';
}

function aboutIncident(incident: IncidentRow, timeZone: string, { t, locale }: TextTools): string {
  const words = [
    formatDateTime(incident.startedAt, timeZone, locale),
    incident.severity,
    incident.linkRule === null ? null : t(`metrics.link-rule.${incident.linkRule}`),
  ];
  return words.filter((part) => part !== null).join(' · ');
}

/** Where the incident is listed, whatever the filters are now. */
function placeOf({ id, externalId }: IncidentRow): string {
  const query = new URLSearchParams({ range: 'all', envs: 'all', open: String(id) });
  if (externalId !== null) query.set('search', externalId);
  return `/failures?${query}`;
}
