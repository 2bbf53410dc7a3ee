import type { IncidentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import type { TextTools } from '../../i18n.ts';
import { servicesOf } from './incident-words.ts';

export function incidentColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<IncidentRow>[] {
  return [
    {
      id: 'startedAt',
      label: t('lists.column.started'),
      align: 'left',
      width: 186,
      cell: (row) => <RowButton>{formatDateTime(row.startedAt, timeZone, locale)}</RowButton>,
    },
    {
      id: 'title',
      label: t('lists.column.title'),
      align: 'left',
      width: 260,
      cell: (row) => <strong>{row.title ?? row.externalId ?? t('lists.drawer.untitled')}</strong>,
    },
    {
      id: 'service',
      label: t('lists.column.service'),
      align: 'left',
      width: 170,
      cell: (row) => servicesOf(row) ?? '–',
    },
    { id: 'team', label: t('lists.column.team'), align: 'left', width: 120, cell: (row) => row.team ?? '–' },
    { id: 'severity', label: t('lists.column.severity'), align: 'left', width: 90, cell: (row) => row.severity ?? '–' },
    {
      id: 'recoverySeconds',
      label: t('lists.column.recovery'),
      align: 'right',
      width: 110,
      cell: (row) =>
        row.recoverySeconds === null ? t('lists.outcome.open') : formatDuration(row.recoverySeconds, locale),
    },
    {
      id: 'linkRule',
      label: t('lists.column.deployment'),
      align: 'left',
      width: 220,
      cell: (row) => (row.linkRule === null ? t('lists.outcome.unlinked') : t(`metrics.link-rule.${row.linkRule}`)),
    },
  ];
}
