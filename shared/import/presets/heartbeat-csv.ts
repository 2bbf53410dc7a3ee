import type { Derive, Preset, SourceRecord } from './preset.ts';
import { hasColumns, skip, textAt } from './source-record.ts';

/** The table of pipelines that HeartBeat exports. What it calls invalid, it doesn't count either. */
export const heartbeatCsv: Preset = {
  id: 'heartbeat-csv',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'Pipeline Name', 'Pipeline Step', 'Deployment Completed Time') ? 0.95 : 0,
  fields: {
    id: ['Build Number'],
    service: ['Pipeline Name'],
    env: ['Pipeline Step'],
    finished_at: ['Deployment Completed Time'],
    status: ['Status'],
    committed_at: ['First Code Committed Time In PR', 'Code Committed Time'],
    remediation: ['Revert'],
  },
  reads: ['Valid', 'Code Committed Time'],
  derive: deriveRow,
};

function deriveRow(record: SourceRecord): ReturnType<Derive> {
  const valid = textAt(record, 'Valid');
  if (valid?.toLowerCase() === 'false') return skip('not-a-deployment', 'Valid', valid);
  const build = textAt(record, 'Build Number');
  return [
    {
      // Each pipeline counts its builds from 1.
      id: build === null ? null : `${textAt(record, 'Pipeline Name') ?? ''}#${build}`,
      committed_at: textAt(record, 'First Code Committed Time In PR', 'Code Committed Time'),
      remediation: textAt(record, 'Revert')?.toLowerCase() === 'true' ? 'revert' : null,
    },
  ];
}
