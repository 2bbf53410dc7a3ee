import type { DeploymentRow } from '../../../shared/answers.ts';
import { outcomeReason, outcomeWords } from '../../../shared/i18n/outcome-words.ts';
import { type CsvColumns, type CsvWords, inSeconds, localInstant, stageColumns } from './csv-column.ts';

export function deploymentColumns(words: CsvWords): CsvColumns<DeploymentRow> {
  const { translate: t, clock } = words;
  return {
    finishedAt: [{ label: t('lists.column.finished'), cell: (row) => localInstant(clock, row.finishedAt) }],
    startedAt: [{ label: t('lists.drawer.started'), cell: (row) => localInstant(clock, row.startedAt) }],
    version: [
      { label: t('lists.column.version'), cell: (row) => row.version },
      { label: t('lists.drawer.commit'), cell: (row) => row.sha },
    ],
    env: [{ label: t('lists.column.env'), cell: (row) => row.env }],
    service: [{ label: t('lists.column.service'), cell: (row) => row.service }],
    team: [{ label: t('lists.column.team'), cell: (row) => row.team }],
    repo: [{ label: t('lists.drawer.repository'), cell: (row) => row.repo }],
    durationSeconds: [
      {
        label: inSeconds(words, t('lists.column.duration')),
        cell: (row) => (row.startedAt === null ? null : (row.finishedAt - row.startedAt) / 1000),
      },
    ],
    commits: [{ label: t('lists.column.commits'), cell: (row) => row.commits }],
    medianLeadSeconds: [{ label: inSeconds(words, t('lists.column.lead-time')), cell: (row) => row.medianLeadSeconds }],
    stages: stageColumns(words),
    outcome: [
      { label: t('lists.column.outcome'), cell: (row) => outcomeWords(row, t) },
      { label: t('lists.column.reason'), cell: (row) => outcomeReason(row, t) },
    ],
    incidentIds: [
      {
        label: t('lists.column.incidents'),
        cell: (row) => row.incidentIds.map((id, i) => row.incidentExternalIds[i] ?? String(id)).join(', '),
      },
    ],
    externalId: [{ label: t('lists.drawer.identifier'), cell: (row) => row.externalId }],
  };
}
