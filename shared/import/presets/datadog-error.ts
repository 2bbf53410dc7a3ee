import { rowsOfVersions } from './error-releases.ts';
import type { Preset } from './preset.ts';
import { hasColumns, textAt } from './source-record.ts';

const NAME = 'attributes';

/**
 * Issues of Datadog's error tracking (https://docs.datadoghq.com/api/latest/error-tracking), each in the versions it was
 * seen in first and last.
 */
export const datadogError: Preset = {
  id: 'datadog-error',
  kind: 'errors',
  recognise: (columns) => {
    const has = (...names: readonly string[]) => hasColumns(columns, ...names.map((name) => `${NAME}.${name}`));
    const isIssue = has('error_type', 'first_seen') || has('error_message', 'first_seen');
    return isIssue && (has('first_seen_version') || has('last_seen_version') || has('service')) ? 0.95 : 0;
  },
  fields: {
    id: ['id'],
    service: ['attributes.service'],
    version: ['attributes.first_seen_version', 'attributes.last_seen_version'],
    type: ['attributes.error_type'],
    title: ['attributes.error_message', 'attributes.function_name', 'attributes.file_path'],
    count: ['attributes.total_count'],
    users: ['attributes.impacted_users'],
    first_seen: ['attributes.first_seen'],
    last_seen: ['attributes.last_seen'],
  },
  reads: ['attributes.', 'relationships.', 'type'],
  derive: (record) =>
    rowsOfVersions({
      first: textAt(record, 'attributes.first_seen_version'),
      last: textAt(record, 'attributes.last_seen_version'),
      firstSeen: textAt(record, 'attributes.first_seen'),
      lastSeen: textAt(record, 'attributes.last_seen'),
    }),
};
