/** What the timeline says of its versions and incidents: to readers, in its tooltips and in its table. */
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { VersionLane, VersionTimeline } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import type { TableTwin } from '../../charts/chart-panel.tsx';

export type TimelineIncident = VersionTimeline['incidents'][number];

/** Of a version that came and went often, as many as one reads. */
const MOST_RUNS = 4;

function laneRuns(lane: VersionLane, timeline: VersionTimeline, tools: WordTools): readonly string[] {
  const { t, locale, timeZone } = tools;
  const lines = lane.runs.slice(-MOST_RUNS).map(({ from, to }) =>
    t('versions.timeline.run', {
      from: formatDateTime(from, timeZone, locale),
      to: lane.active && to >= timeline.to ? t('versions.timeline.still-runs') : formatDateTime(to, timeZone, locale),
    }),
  );
  const more = lane.runs.length - lines.length;
  return more === 0 ? lines : [...lines, t('versions.timeline.more-runs', { count: more })];
}

export function laneLabel(lane: VersionLane, timeline: VersionTimeline, tools: WordTools): string {
  const { version, verdict } = lane;
  const { t } = tools;
  const runs = laneRuns(lane, timeline, tools).join('; ');
  if (verdict === null) return t('versions.timeline.lane-plain', { version, runs });
  return t('versions.timeline.lane', { version, runs, verdict: t(`versions.verdict.${verdict}`) });
}

export function laneLines(lane: VersionLane, timeline: VersionTimeline, tools: WordTools): readonly string[] {
  const { t } = tools;
  return [
    ...(lane.verdict === null ? [] : [t(`versions.verdict.${lane.verdict}`)]),
    ...laneRuns(lane, timeline, tools),
    t('versions.timeline.basis-line', { basis: t(`versions.timeline.basis.${lane.basis}`) }),
  ];
}

function incidentTime({ from, to }: TimelineIncident, { t, locale, timeZone }: WordTools): string {
  const begin = formatDateTime(from, timeZone, locale);
  if (to === null) return t('versions.timeline.incident-open', { from: begin });
  return t('versions.timeline.run', { from: begin, to: formatDateTime(to, timeZone, locale) });
}

export function incidentLabel(incident: TimelineIncident, tools: WordTools): string {
  const { t } = tools;
  const title = incident.title ?? t('versions.timeline.untitled');
  const when = incidentTime(incident, tools);
  if (incident.severity === null) return t('versions.timeline.incident-plain', { title, when });
  return t('versions.timeline.incident', { title, when, severity: incident.severity });
}

export function incidentLines(incident: TimelineIncident, tools: WordTools): readonly string[] {
  return [...(incident.severity === null ? [] : [incident.severity]), incidentTime(incident, tools)];
}

/** A row a stretch that a version ran, then a row an incident. */
export function timelineTwin(timeline: VersionTimeline, tools: WordTools): TableTwin {
  const { t, locale, timeZone } = tools;
  const when = (instant: number) => formatDateTime(instant, timeZone, locale);
  const columns = (['version', 'verdict', 'from', 'to', 'known'] as const).map((id) =>
    t(`versions.timeline.column.${id}`),
  );
  const lanes = timeline.lanes.flatMap((lane) =>
    lane.runs.map(({ from, to }) => [
      lane.version,
      lane.verdict === null ? '–' : t(`versions.verdict.${lane.verdict}`),
      when(from),
      lane.active && to >= timeline.to ? t('versions.timeline.still-runs') : when(to),
      t(`versions.timeline.basis.${lane.basis}`),
    ]),
  );
  const incidents = timeline.incidents.map((incident) => [
    incident.title ?? t('versions.timeline.untitled'),
    incident.severity ?? '–',
    when(incident.from),
    incident.to === null ? '–' : when(incident.to),
    t('versions.timeline.column.incident'),
  ]);
  return { columns, rows: [...lanes, ...incidents] };
}
