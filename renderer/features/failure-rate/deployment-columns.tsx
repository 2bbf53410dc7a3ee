import { UnstyledButton } from '@mantine/core';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { FailedDeployment, NamedDeployment } from '../../../shared/metric-answers.ts';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import type { TextTools } from '../../i18n.ts';
import { versionName } from '../deployments/deployment-words.ts';
import { openIncident } from '../failures/open-incident.ts';
import classes from './panels.module.css';

type Column<Row> = ListColumn<Row>;

/** Which deployment it is: when, of what. */
export function namedColumns<Row extends NamedDeployment>(
  { t, locale }: TextTools,
  timeZone: string,
): readonly Column<Row>[] {
  const label = (name: 'finished' | 'service') => t(`stability.failures.column.${name}`);
  return [
    {
      id: 'finished',
      label: label('finished'),
      align: 'left',
      width: 178,
      cell: (row) => <RowButton>{formatDateTime(row.finishedAt, timeZone, locale)}</RowButton>,
    },
    {
      id: 'service',
      label: label('service'),
      align: 'left',
      width: 136,
      cell: (row) => <strong>{row.service}</strong>,
    },
  ];
}

/** And what else is known of it, behind what the list is about. */
export function placeColumns<Row extends NamedDeployment>({ t }: TextTools): readonly Column<Row>[] {
  const label = (name: 'team' | 'env' | 'version') => t(`stability.failures.column.${name}`);
  return [
    { id: 'version', label: label('version'), align: 'left', width: 120, cell: (row) => versionName(row) ?? '–' },
    { id: 'team', label: label('team'), align: 'left', width: 104, cell: (row) => row.team ?? '–' },
    { id: 'env', label: label('env'), align: 'left', width: 98, cell: (row) => row.env ?? '–' },
  ];
}

/** By what it failed, with what, and for how long. */
export function failedColumns(tools: TextTools, timeZone: string): readonly Column<FailedDeployment>[] {
  const { t, locale } = tools;
  const label = (name: 'source' | 'incident' | 'severity' | 'restore') => t(`stability.failures.column.${name}`);
  return [
    ...namedColumns<FailedDeployment>(tools, timeZone),
    {
      id: 'source',
      label: label('source'),
      align: 'left',
      width: 152,
      cell: (row) => <span title={t(`metrics.failure-rule.${row.rule}`)}>{t(`metrics.failure-rule.${row.rule}`)}</span>,
    },
    {
      id: 'incident',
      label: label('incident'),
      align: 'left',
      width: 160,
      cell: (row) => <IncidentCell row={row} tools={tools} />,
    },
    { id: 'severity', label: label('severity'), align: 'left', width: 76, cell: severityOf },
    {
      id: 'restore',
      label: label('restore'),
      align: 'right',
      width: 112,
      cell: ({ incidents, restoreSeconds }) => {
        if (restoreSeconds !== null) return formatDuration(restoreSeconds, locale);
        return incidents.some(({ isOpen }) => isOpen) ? t('stability.failures.open') : '–';
      },
    },
    ...placeColumns<FailedDeployment>(tools),
  ];
}

interface IncidentCellProps {
  readonly row: FailedDeployment;
  readonly tools: TextTools;
}

/** The first by its title, a way to it, and how many more there are. */
function IncidentCell({ row: { incidents }, tools: { t } }: IncidentCellProps) {
  const [first] = incidents;
  if (first === undefined) return '–';
  const more = incidents.length - 1;
  return (
    <span className={classes.named}>
      <UnstyledButton
        className={classes.link}
        onClick={(event) => {
          event.stopPropagation();
          openIncident(first.id);
        }}
      >
        <bdi>{first.title ?? t('lists.drawer.untitled')}</bdi>
      </UnstyledButton>
      {more > 0 && <span className={classes.faint}>{t('stability.failures.more', { count: more })}</span>}
    </span>
  );
}

/** Of all its incidents, each once. */
function severityOf({ incidents }: FailedDeployment): string {
  const severities = new Set(incidents.flatMap(({ severity }) => (severity === null ? [] : [severity])));
  return severities.size === 0 ? '–' : [...severities].join(', ');
}
