import type { IncidentDetail, IncidentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { View } from '../../../shared/view.ts';
import { DetailDrawer, Facts } from '../../components/detail-drawer.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { setScreenParam } from '../../store/view.ts';
import { ImportedRecords } from '../corrections/imported-records.tsx';
import { IncidentLinks } from './incident-links.tsx';
import { servicesOf } from './incident-words.ts';

interface IncidentDrawerProps {
  readonly id: number | null;
  readonly view: View;
  /** What opens it in the location. */
  readonly param?: 'open' | 'incident';
}

export function IncidentDrawer({ id, view, param = 'open' }: IncidentDrawerProps) {
  const { t } = useText();
  const { value, error } = useAnswer('incident.detail', id === null ? null : { view, id });
  const detail = value?.incident.id === id ? value : null;
  return (
    <DetailDrawer
      isOpen={id !== null}
      onClose={() => setScreenParam(param, null)}
      title={detail?.incident.title ?? detail?.incident.externalId ?? t('lists.drawer.incident')}
    >
      {error !== null && <FailedAnswer error={error} />}
      {detail !== null && <Detail key={id} detail={detail} view={view} />}
    </DetailDrawer>
  );
}

function Detail({ detail, view }: { readonly detail: IncidentDetail; readonly view: View }) {
  return (
    <>
      <IncidentFacts incident={detail.incident} timeZone={view.timeZone} />
      <IncidentLinks detail={detail} view={view} />
      <ImportedRecords records={detail.records} />
    </>
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
