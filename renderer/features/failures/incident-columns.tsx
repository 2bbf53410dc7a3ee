import type { IncidentRow } from '../../../shared/answers.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { sourceName } from '../../../shared/i18n/source-name.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import type { TextTools } from '../../i18n.ts';
import { CausingDeployment } from './causing-deployment.tsx';
import { incidentName, servicesOf } from './incident-words.ts';

/** When it began first; then what else is known of a failure. */
export function incidentColumns(tools: TextTools, timeZone: string): readonly ListColumn<IncidentRow>[] {
  const { t, locale } = tools;
  return [
    {
      id: 'startedAt',
      label: t('lists.column.started'),
      align: 'left',
      width: 174,
      cell: (row) => <RowButton>{formatDateTime(row.startedAt, timeZone, locale)}</RowButton>,
    },
    {
      id: 'title',
      label: t('lists.column.title'),
      align: 'left',
      width: 210,
      cell: (row) => <strong title={row.title ?? undefined}>{incidentName(row, t)}</strong>,
    },
    {
      id: 'source',
      label: t('lists.column.source'),
      align: 'left',
      width: 96,
      isFixed: true,
      cell: ({ source }) => <span title={`${sourceName(source, t)} · ${source.file}`}>{sourceName(source, t)}</span>,
    },
    ...groupColumns(tools),
    {
      id: 'linkRule',
      label: t('lists.column.deployment'),
      align: 'left',
      width: 170,
      cell: (row) => <CausingDeployment incident={row} />,
    },
    ...extraColumns(tools, timeZone),
  ];
}

function groupColumns({ t, locale }: TextTools): readonly ListColumn<IncidentRow>[] {
  return [
    {
      id: 'service',
      label: t('lists.column.service'),
      align: 'left',
      width: 136,
      cell: (row) => servicesOf(row) ?? '–',
    },
    { id: 'env', label: t('lists.column.env'), align: 'left', width: 88, cell: (row) => row.env ?? '–' },
    { id: 'team', label: t('lists.column.team'), align: 'left', width: 104, cell: (row) => row.team ?? '–' },
    {
      id: 'recoverySeconds',
      label: t('lists.column.recovery'),
      align: 'right',
      width: 104,
      cell: (row) =>
        row.recoverySeconds === null ? t('lists.outcome.open') : formatDuration(row.recoverySeconds, locale),
    },
    { id: 'severity', label: t('lists.column.severity'), align: 'left', width: 78, cell: (row) => row.severity ?? '–' },
  ];
}

function extraColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<IncidentRow>[] {
  const instants = ['detectedAt', 'acknowledgedAt', 'resolvedAt'] as const;
  const labels = {
    detectedAt: t('lists.drawer.detected'),
    acknowledgedAt: t('lists.drawer.acknowledged'),
    resolvedAt: t('lists.drawer.resolved'),
  };
  return [
    ...instants.map(
      (id): ListColumn<IncidentRow> => ({
        id,
        label: labels[id],
        align: 'left',
        width: 178,
        isExtra: true,
        cell: ({ [id]: instant }) => (instant === null ? '–' : formatDateTime(instant, timeZone, locale)),
      }),
    ),
    {
      id: 'externalId',
      label: t('lists.drawer.identifier'),
      align: 'left',
      width: 140,
      isExtra: true,
      cell: (row) => row.externalId ?? '–',
    },
  ];
}
