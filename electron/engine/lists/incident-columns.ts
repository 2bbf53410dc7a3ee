import type { IncidentRow } from '../../../shared/answers.ts';
import { sourceName } from '../../../shared/i18n/source-name.ts';
import { type CsvColumns, type CsvWords, inSeconds, localInstant } from './csv-column.ts';

export function incidentColumns(words: CsvWords): CsvColumns<IncidentRow> {
  const { translate: t, clock } = words;
  return {
    startedAt: [{ label: t('lists.column.started'), cell: (row) => localInstant(clock, row.startedAt) }],
    title: [{ label: t('lists.column.title'), cell: (row) => row.title }],
    source: [{ label: t('lists.column.source'), cell: (row) => sourceName(row.source, t) }],
    service: [{ label: t('lists.drawer.services'), cell: (row) => row.services.join(', ') }],
    env: [{ label: t('lists.column.env'), cell: (row) => row.env }],
    team: [{ label: t('lists.column.team'), cell: (row) => row.team }],
    severity: [{ label: t('lists.column.severity'), cell: (row) => row.severity }],
    recoverySeconds: [{ label: inSeconds(words, t('lists.column.recovery')), cell: (row) => row.recoverySeconds }],
    detectedAt: [{ label: t('lists.drawer.detected'), cell: (row) => localInstant(clock, row.detectedAt) }],
    acknowledgedAt: [{ label: t('lists.drawer.acknowledged'), cell: (row) => localInstant(clock, row.acknowledgedAt) }],
    resolvedAt: [{ label: t('lists.drawer.resolved'), cell: (row) => localInstant(clock, row.resolvedAt) }],
    linkRule: [
      {
        label: t('lists.column.deployment'),
        cell: (row) => row.deploymentIds.map((id, i) => row.deploymentExternalIds[i] ?? String(id)).join(', '),
      },
      {
        label: t('lists.column.rule'),
        cell: (row) => (row.linkRule === null ? null : t(`metrics.link-rule.${row.linkRule}`)),
      },
    ],
    externalId: [{ label: t('lists.drawer.identifier'), cell: (row) => row.externalId }],
  };
}
