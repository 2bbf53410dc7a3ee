import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import { STAGE_NAMES } from '../../../shared/report.ts';
import { type CsvColumns, type CsvWords, inSeconds, localInstant, stageColumns } from './csv-column.ts';

export function changeColumns(words: CsvWords): CsvColumns<ChangeRow> {
  const { translate: t, clock } = words;
  const stages = stageColumns<ChangeRow>(words);
  return {
    subject: [
      { label: t('changes.column.subject'), cell: (row) => row.subject },
      { label: t('lists.drawer.commit'), cell: (row) => row.sha },
    ],
    leadSeconds: [{ label: inSeconds(words, t('changes.column.lead')), cell: (row) => row.leadSeconds }],
    stages,
    ...Object.fromEntries(STAGE_NAMES.map((name, stage) => [name, stages.slice(stage, stage + 1)])),
    service: [{ label: t('changes.column.service'), cell: (row) => row.service }],
    team: [{ label: t('lists.column.team'), cell: (row) => row.team }],
    env: [{ label: t('lists.column.env'), cell: (row) => row.env }],
    repo: [{ label: t('lists.drawer.repository'), cell: (row) => row.repo }],
    version: [{ label: t('lists.column.version'), cell: (row) => row.version }],
    author: [{ label: t('changes.column.author'), cell: (row) => row.author }],
    pull: [{ label: t('changes.column.pull'), cell: (row) => row.pull?.externalId ?? null }],
    authoredAt: [{ label: t('changes.column.authored'), cell: (row) => localInstant(clock, row.authoredAt) }],
    deployedAt: [{ label: t('changes.column.deployed'), cell: (row) => localInstant(clock, row.deployedAt) }],
  };
}
