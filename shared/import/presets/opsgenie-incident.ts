import type { Preset, SourceRecord } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

/**
 * Incidents of Opsgenie. Its services are ids, which need names given to them. One that is over without an end of its
 * impact ended with its last change.
 */
export const opsgenieIncident: Preset = {
  id: 'opsgenie-incident',
  kind: 'incidents',
  recognise: (columns) => {
    if (!hasColumns(columns, 'tinyId', 'createdAt', 'status')) return 0;
    // Alerts have tiny ids too.
    return hasColumns(columns, 'impactStartDate') || hasColumns(columns, 'impactedServices') ? 0.95 : 0;
  },
  fields: {
    id: ['id', 'tinyId'],
    service: ['impactedServices'],
    team: ['ownerTeam'],
    severity: ['priority'],
    title: ['message'],
    started_at: ['impactStartDate', 'createdAt'],
    resolved_at: ['impactEndDate', 'updatedAt'],
  },
  reads: ['createdAt', 'updatedAt', 'status'],
  derive: (record) => [{ started_at: textAt(record, 'impactStartDate', 'createdAt'), resolved_at: resolvedAt(record) }],
};

function resolvedAt(record: SourceRecord): string | null {
  const isOver = ['resolved', 'closed'].includes(textAt(record, 'status')?.toLowerCase() ?? '');
  return isOver ? textAt(record, 'impactEndDate', 'updatedAt') : null;
}
