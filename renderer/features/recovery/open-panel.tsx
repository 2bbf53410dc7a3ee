import { formatDuration } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { OpenFailure, RecoveryAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { useFirstRows } from '../../components/first-rows.tsx';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowButton } from '../../components/row-button.tsx';
import { RowsTable } from '../../components/rows-table.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { setScreenParam } from '../../store/view.ts';
import classes from '../failure-rate/panels.module.css';
import { openIncident } from '../failures/open-incident.ts';
import { recoveredKind } from './recovery-points.ts';

interface OpenPanelProps {
  readonly report: Report;
  readonly answer: RecoveryAnswer;
}

/** What has no recovery time yet, by how long it lasts already. */
export function OpenPanel({ report, answer: { open } }: OpenPanelProps) {
  const tools = useText();
  const { t } = tools;
  const ofDeployments = recoveredKind(report) === 'failed-deployments';
  const count = report.metrics.recoveryTime.open;
  const { shown, more } = useFirstRows(open);
  return (
    <section className={classes.panel} aria-labelledby="open-title">
      <h2 className={classes.title} id="open-title">
        {t('stability.open.title')}
      </h2>
      <p className={classes.text}>
        {count === 0
          ? t(ofDeployments ? 'stability.open.none-deployments' : 'stability.open.none')
          : t(ofDeployments ? 'stability.open.repair-longest' : 'stability.open.longest', { count })}
      </p>
      {ofDeployments && <p className={classes.text}>{t('stability.phases.not-here')}</p>}
      {count > 0 && (
        <RowsTable
          label={t('stability.open.title')}
          rows={shown}
          columns={openColumns(tools, report.period.timeZone)}
          keyOf={({ id }) => id}
          onOpen={openFailure}
        />
      )}
      {more}
    </section>
  );
}

function openFailure({ kind, id }: OpenFailure): void {
  if (kind === 'incident') openIncident(id);
  else setScreenParam('open', String(id));
}

function openColumns({ t, locale }: TextTools, timeZone: string): readonly ListColumn<OpenFailure>[] {
  return [
    {
      id: 'title',
      label: t('stability.open.column.title'),
      align: 'left',
      width: 300,
      cell: ({ title }) => <RowButton>{title ?? t('stability.open.untitled')}</RowButton>,
    },
    {
      id: 'services',
      label: t('stability.failures.column.service'),
      align: 'left',
      width: 190,
      cell: ({ services }) => (services.length === 0 ? '–' : services.join(', ')),
    },
    {
      id: 'severity',
      label: t('stability.failures.column.severity'),
      align: 'left',
      width: 90,
      cell: ({ severity }) => severity ?? '–',
    },
    {
      id: 'since',
      label: t('stability.open.column.since'),
      align: 'left',
      width: 170,
      cell: ({ startedAt }) => formatDateTime(startedAt, timeZone, locale),
    },
    {
      id: 'age',
      label: t('stability.open.column.age'),
      align: 'right',
      width: 120,
      cell: ({ ageSeconds }) => <strong>{formatDuration(ageSeconds, locale)}</strong>,
    },
  ];
}
