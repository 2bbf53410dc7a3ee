import { formatInstant, localClock } from '../../time.ts';
import type { Cell } from '../cell.ts';
import { readTime } from '../coerce-time.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/**
 * Incidents of PagerDuty's analytics, as CSV or JSON. They say how many seconds it took to acknowledge and to resolve
 * one, and not always when: that is its creation and so many seconds.
 */
export const pagerdutyAnalytics: Preset = {
  id: 'pagerduty-analytics',
  kind: 'incidents',
  recognise: (columns) => {
    if (!hasColumns(columns, 'seconds_to_resolve')) return 0;
    return hasColumns(columns, 'created_at') || hasColumns(columns, 'created_on') ? 0.96 : 0;
  },
  fields: {
    id: ['id', 'incident_id', 'incident_number'],
    service: ['service_name', 'service_id'],
    team: ['team_name'],
    severity: ['priority_name', 'urgency'],
    title: ['description', 'title'],
    started_at: ['created_at', 'created_on'],
    acknowledged_at: ['seconds_to_first_ack'],
    resolved_at: ['resolved_at', 'resolved_on', 'seconds_to_resolve'],
  },
  reads: ['seconds_to_', 'status', 'service_', 'priority_', 'urgency', 'resolved_', 'created_', 'incident_'],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const createdAt = textAt(record, 'created_at', 'created_on');
  return {
    id: textAt(record, 'id', 'incident_id', 'incident_number'),
    service: textAt(record, 'service_name', 'service_id'),
    severity: textAt(record, 'priority_name', 'urgency'),
    started_at: createdAt,
    acknowledged_at: after(createdAt, textAt(record, 'seconds_to_first_ack')),
    resolved_at: isOpen(record)
      ? null
      : (textAt(record, 'resolved_at', 'resolved_on') ?? after(createdAt, textAt(record, 'seconds_to_resolve'))),
  };
}

function isOpen(record: SourceRecord): boolean {
  return ['triggered', 'acknowledged', 'open'].includes(textAt(record, 'status')?.toLowerCase() ?? '');
}

const LATEST = Number.MAX_SAFE_INTEGER;

/** So many seconds later: with its zone in ms since 1970, else on the same clock. */
function after(time: string | null, seconds: string | null): Cell {
  if (time === null || seconds === null || !/^\d+(?:\.\d+)?$/.test(seconds)) return null;
  const milliseconds = Math.round(Number(seconds) * 1000);
  const start = readTime(time, { clock: null, latest: LATEST, now: 0 }, null);
  if (start >= 0) return { number: String(start + milliseconds) };
  const local = readTime(time, { clock: localClock('UTC'), latest: LATEST, now: 0 }, null);
  return local < 0 ? null : formatInstant(local + milliseconds).replace('Z', '');
}
