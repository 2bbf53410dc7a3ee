import type { DeploymentRow } from '../../../shared/answers.ts';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { StageBar } from '../../charts/stage-bar.tsx';
import { sumOf } from '../../charts/stage-sum.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { stageWords } from '../../components/stage-words.ts';
import type { TextTools } from '../../i18n.ts';
import { durationOf } from './deployment-words.ts';
import { Outcome } from './outcome.tsx';
import { VersionName } from './version-name.tsx';

/** What happened first; then what else is known of a deployment. */
export function deploymentColumns(tools: TextTools, timeZone: string): readonly ListColumn<DeploymentRow>[] {
  const { t, locale } = tools;
  return [
    {
      id: 'finishedAt',
      label: t('lists.column.finished'),
      align: 'left',
      width: 178,
      cell: (row) => <RowButton>{formatDateTime(row.finishedAt, timeZone, locale)}</RowButton>,
    },
    {
      id: 'service',
      label: t('lists.column.service'),
      align: 'left',
      width: 150,
      cell: (row) => <strong>{row.service}</strong>,
    },
    {
      id: 'version',
      label: t('lists.column.version'),
      align: 'left',
      width: 172,
      cell: (row) => <VersionName row={row} />,
    },
    { id: 'env', label: t('lists.column.env'), align: 'left', width: 104, cell: (row) => row.env ?? '–' },
    ...timeColumns(tools),
    {
      id: 'outcome',
      label: t('lists.column.outcome'),
      align: 'left',
      width: 162,
      cell: (row) => <Outcome row={row} />,
    },
    ...extraColumns(tools, timeZone).map((column) => ({ ...column, isExtra: true }) as const),
  ];
}

function timeColumns({ t, locale }: TextTools): readonly ListColumn<DeploymentRow>[] {
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds, locale));
  return [
    {
      id: 'durationSeconds',
      label: t('lists.column.duration'),
      align: 'right',
      width: 92,
      cell: (row) => duration(durationOf(row)),
    },
    {
      id: 'medianLeadSeconds',
      label: t('lists.column.lead-time'),
      align: 'right',
      width: 104,
      cell: (row) => duration(row.medianLeadSeconds),
    },
    {
      id: 'stages',
      label: t('lists.column.stages'),
      align: 'left',
      width: 130,
      isFixed: true,
      cell: ({ stages = {} }) =>
        sumOf(stages) === 0 ? '–' : <StageBar stages={stages} label={stageWords(stages, t, locale)} />,
    },
  ];
}

function extraColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<DeploymentRow>[] {
  const count = (rows: number) => (rows === 0 ? '–' : formatNumber(rows, locale));
  return [
    { id: 'team', label: t('lists.column.team'), align: 'left', width: 118, cell: (row) => row.team ?? '–' },
    { id: 'repo', label: t('lists.drawer.repository'), align: 'left', width: 170, cell: (row) => row.repo ?? '–' },
    { id: 'commits', label: t('lists.column.commits'), align: 'right', width: 84, cell: (row) => count(row.commits) },
    {
      id: 'incidentIds',
      label: t('lists.column.incidents'),
      align: 'right',
      width: 84,
      cell: (row) => count(row.incidentIds.length),
    },
    {
      id: 'startedAt',
      label: t('lists.drawer.started'),
      align: 'left',
      width: 178,
      cell: (row) => (row.startedAt === null ? '–' : formatDateTime(row.startedAt, timeZone, locale)),
    },
    {
      id: 'externalId',
      label: t('lists.drawer.identifier'),
      align: 'left',
      width: 150,
      cell: (row) => row.externalId ?? '–',
    },
  ];
}
