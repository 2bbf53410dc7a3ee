import type { ReworkAnswer, UnplannedDeployment } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import { PartMark } from '../../charts/part-mark.tsx';
import type { ListColumn } from '../../components/paged-table.tsx';
import { RowsTable } from '../../components/rows-table.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { setScreenParam, useOpenRow } from '../../store/view.ts';
import { AllLink, ListFoot } from '../failure-rate/all-link.tsx';
import { namedColumns, placeColumns } from '../failure-rate/deployment-columns.tsx';
import { ROWS_SHOWN } from '../failure-rate/incidents-list.tsx';
import classes from '../failure-rate/panels.module.css';
import { patternOfKind } from './kinds.ts';

interface UnplannedPanelProps {
  readonly report: Report;
  readonly answer: ReworkAnswer;
  readonly updating: boolean;
}

/** The unplanned deployments, the latest first. */
export function UnplannedPanel({ report, answer: { unplanned }, updating }: UnplannedPanelProps) {
  const tools = useText();
  const { t } = tools;
  const openId = useOpenRow();
  useScreenReady(!updating);
  const total = report.metrics.reworkRate.reworked;
  const rows = unplanned.slice(0, ROWS_SHOWN);
  return (
    <section className={classes.panel} aria-labelledby="unplanned-title">
      <h2 className={classes.title} id="unplanned-title">
        {t('stability.unplanned.title')}
      </h2>
      {rows.length === 0 ? (
        <p className={classes.nothing}>{t('stability.unplanned.none')}</p>
      ) : (
        <>
          <RowsTable
            label={t('stability.unplanned.title')}
            rows={rows}
            columns={unplannedColumns(tools, report.period.timeZone)}
            keyOf={({ id }) => id}
            onOpen={({ id }) => setScreenParam('open', String(id))}
            isOpen={({ id }) => id === openId}
          />
          <ListFoot shown={rows.length} total={total}>
            <AllLink to="/deployments" how="only=unplanned" words={t('stability.unplanned.all', { count: total })} />
          </ListFoot>
        </>
      )}
    </section>
  );
}

function unplannedColumns(tools: TextTools, timeZone: string): readonly ListColumn<UnplannedDeployment>[] {
  const { t } = tools;
  return [
    ...namedColumns<UnplannedDeployment>(tools, timeZone),
    {
      id: 'kind',
      label: t('stability.failures.column.kind'),
      align: 'left',
      width: 120,
      cell: ({ kind }) => (
        <span className={classes.mark}>
          <PartMark pattern={patternOfKind(kind)} />
          {t(`metrics.remediation.${kind}`)}
        </span>
      ),
    },
    {
      id: 'outcome',
      label: t('stability.failures.column.outcome'),
      align: 'left',
      width: 110,
      cell: ({ failed }) => t(failed ? 'stability.unplanned.failed' : 'stability.unplanned.held'),
    },
    ...placeColumns<UnplannedDeployment>(tools),
  ];
}
