import { attribute, IDS } from './datadog-columns.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, textAt, textsOf } from './source-record.ts';

/**
 * Incidents of Datadog's incident management (`GET /api/v2/incidents`). The impact on customers is when one began and
 * ended, where it is known; else when it was detected or declared and resolved. Services and teams are custom fields.
 */
export const datadogIncidentList: Preset = {
  id: 'datadog-incident',
  kind: 'incidents',
  recognise: (columns) =>
    ['data.attributes.', 'attributes.'].some(
      (prefix) =>
        hasColumns(columns, `${prefix}title`, `${prefix}created`) &&
        (hasColumns(columns, `${prefix}customer_impact_start`) ||
          hasColumns(columns, `${prefix}customer_impacted`) ||
          hasColumnUnder(columns, `${prefix}fields.`)),
    )
      ? 0.95
      : 0,
  fields: {
    id: [...attribute('public_id'), ...IDS],
    service: attribute('fields.services.value'),
    team: attribute('fields.teams.value'),
    severity: [...attribute('severity'), ...attribute('fields.severity.value')],
    title: attribute('title'),
    started_at: [...attribute('customer_impact_start'), ...attribute('detected'), ...attribute('created')],
    detected_at: attribute('detected'),
    resolved_at: [...attribute('customer_impact_end'), ...attribute('resolved')],
  },
  reads: [...attribute('fields.'), ...attribute('customer_impact'), ...attribute('state'), ...attribute('created')],
  derive: (record) => [deriveRow(record)],
};

function deriveRow(record: SourceRecord): DerivedRow {
  const text = (...names: readonly string[]) => textAt(record, ...names.flatMap(attribute));
  const state = text('state', 'fields.state.value')?.toLowerCase() ?? null;
  const isOver = state === null || state === 'resolved' || state === 'completed';
  return {
    id: text('public_id') ?? textAt(record, 'data.id', 'id'),
    service: textsOf(listAt(record, ...attribute('fields.services.value'))),
    team: textsOf(listAt(record, ...attribute('fields.teams.value')))[0] ?? null,
    severity: text('severity', 'fields.severity.value'),
    started_at: text('customer_impact_start', 'detected', 'created'),
    resolved_at: isOver ? text('customer_impact_end', 'resolved') : null,
  };
}
