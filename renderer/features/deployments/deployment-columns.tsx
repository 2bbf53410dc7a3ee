import type { DeploymentRow } from '../../../shared/answers.ts';
import { formatDuration, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import type { TextTools } from '../../i18n.ts';
import { durationOf, versionName } from './deployment-words.ts';
import { Outcome } from './outcome.tsx';

export function deploymentColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<DeploymentRow>[] {
  const duration = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds, locale));
  return [
    {
      id: 'finishedAt',
      label: t('lists.column.finished'),
      align: 'left',
      width: 186,
      cell: (row) => <RowButton>{formatDateTime(row.finishedAt, timeZone, locale)}</RowButton>,
    },
    {
      id: 'service',
      label: t('lists.column.service'),
      align: 'left',
      width: 170,
      cell: (row) => <strong>{row.service}</strong>,
    },
    { id: 'team', label: t('lists.column.team'), align: 'left', width: 118, cell: (row) => row.team ?? '–' },
    { id: 'env', label: t('lists.column.env'), align: 'left', width: 100, cell: (row) => row.env ?? '–' },
    {
      id: 'version',
      label: t('lists.column.version'),
      align: 'left',
      width: 146,
      cell: (row) => versionName(row) ?? '–',
    },
    { id: 'status', label: t('lists.column.outcome'), align: 'left', width: 158, cell: (row) => <Outcome row={row} /> },
    {
      id: 'durationSeconds',
      label: t('lists.column.duration'),
      align: 'right',
      width: 96,
      cell: (row) => duration(durationOf(row)),
    },
    {
      id: 'commits',
      label: t('lists.column.commits'),
      align: 'right',
      width: 84,
      cell: (row) => (row.commits === 0 ? '–' : formatNumber(row.commits, locale)),
    },
    {
      id: 'medianLeadSeconds',
      label: t('lists.column.lead-time'),
      align: 'right',
      width: 110,
      cell: (row) => duration(row.medianLeadSeconds),
    },
  ];
}
