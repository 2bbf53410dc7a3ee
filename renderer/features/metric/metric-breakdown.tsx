import { useContext } from 'react';
import type { BreakdownRow, Report } from '../../../shared/report.ts';
import { ShareBar } from '../../charts/share-bar.tsx';
import { useFirstRows } from '../../components/first-rows.tsx';
import { FilterName } from '../../components/group-name.tsx';
import { SortHeader } from '../../components/sort-header.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { ChoiceScope, useScreenChoice } from '../../store/screen-choice.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import type { MetricColumn } from './breakdown-columns.tsx';
import { nextOrder, type Order, orderFromParam, orderToParam, sortRows } from './breakdown-order.ts';
import classes from './metric-breakdown.module.css';

export const NAMED_DIMENSIONS = ['service', 'env', 'team', 'repo'] as const;
export type MetricDimension = (typeof NAMED_DIMENSIONS)[number] | 'severity';

/** What the location asks to break down by; the first where it says nothing that there is. */
export function useDimension(dimensions: readonly MetricDimension[]) {
  return useScreenChoice('by', dimensions, dimensions[0] ?? 'service');
}

interface MetricBreakdownProps {
  readonly report: Report;
  readonly dimensions?: readonly MetricDimension[];
  /** The first is what rows are sorted by until the user says otherwise, most first. */
  readonly columns: readonly MetricColumn[];
}

/** The metric of each service, environment, team or repository, side by side; a click looks at one of them alone. */
export function MetricBreakdown({ report, dimensions = NAMED_DIMENSIONS, columns }: MetricBreakdownProps) {
  const { t } = useText();
  const [asked, choose] = useDimension(dimensions);
  // Another grouping may have been chosen that is still on its way.
  const by = report.breakdown[asked] === undefined ? shownDimension(report, dimensions) : asked;
  const { order, setOrder } = useOrder(columns);
  const value = columns.find(({ id }) => id === order.column)?.value ?? (() => null);
  const all = report.breakdown[by] ?? [];
  const { shown, more } = useFirstRows(sortRows(all, order, value));
  return (
    <section className={classes.panel} aria-labelledby="breakdown-title">
      <div className={classes.head}>
        <h2 className={classes.title} id="breakdown-title">
          {t(`metricScreen.breakdown.title.${by}`)}
        </h2>
        <TabRow
          label={t('overviewScreen.breakdown.tabs-label')}
          value={asked}
          tabs={dimensions.map((value) => ({ value, label: t(`metricScreen.breakdown.tabs.${value}`) }))}
          onChange={choose}
        />
      </div>
      {all.length === 0 ? (
        <p className={classes.hint}>{t('overviewScreen.breakdown.empty')}</p>
      ) : (
        <Table rows={shown} all={all} by={by} columns={columns} order={order} onOrder={setOrder} />
      )}
      {more}
    </section>
  );
}

function shownDimension({ breakdown }: Report, dimensions: readonly MetricDimension[]): MetricDimension {
  return dimensions.find((known) => breakdown[known] !== undefined) ?? 'service';
}

function useOrder(columns: readonly MetricColumn[]) {
  const ids = columns.map(({ id }) => id);
  const usual: Order = { column: ids[0] ?? 'name', descending: true };
  const key = `${useContext(ChoiceScope)}order`;
  const order = orderFromParam(useScreenParam(key), ids, usual);
  return { order, setOrder: (next: Order) => setScreenParam(key, orderToParam(next, usual), true) };
}

interface TableProps {
  readonly rows: readonly BreakdownRow[];
  /** Shown or not: the largest of them is the whole of the bars. */
  readonly all: readonly BreakdownRow[];
  readonly by: MetricDimension;
  readonly columns: readonly MetricColumn[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function Table({ rows, all, by, columns, order, onOrder }: TableProps) {
  const { t } = useText();
  const header = (column: string, label: string, spoken: string, align: 'left' | 'right') => (
    <SortHeader
      key={column}
      label={label}
      spoken={spoken}
      align={align}
      direction={order.column === column ? (order.descending ? 'descending' : 'ascending') : null}
      onSort={() => onOrder(nextOrder(order, column))}
    />
  );
  const name = t(`metricScreen.breakdown.tabs.${by}`);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {header('name', name, name, 'left')}
          {columns.flatMap(({ id, label, spoken = label, hasBar }) => [
            header(id, label, spoken, 'right'),
            ...(hasBar ? [<td key={`${id}-bar`} className={classes.barCell} />] : []),
          ])}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className={classes.nameCell}>
              <RowName row={row} by={by} />
            </th>
            {columns.flatMap((column, index) => [
              <td key={column.id} className={index === 0 ? classes.main : undefined}>
                {column.cell(row)}
              </td>,
              ...(column.hasBar ? [<BarCell key={`${column.id}-bar`} row={row} all={all} column={column} />] : []),
            ])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BarCell({ row, all, column }: Pick<TableProps, 'all'> & { row: BreakdownRow; column: MetricColumn }) {
  const largest = Math.max(0, ...all.map((other) => column.value(other) ?? 0));
  return (
    <td className={classes.barCell}>
      <ShareBar share={largest === 0 ? 0 : (column.value(row) ?? 0) / largest} />
    </td>
  );
}

function RowName({ row: { key, team }, by }: { readonly row: BreakdownRow; readonly by: MetricDimension }) {
  const { t } = useText();
  // The filter bar can't ask for a severity.
  if (by === 'severity') return key === '' ? t('metricScreen.breakdown.no-severity') : <bdi>{key}</bdi>;
  return <FilterName by={by} name={key} team={team} />;
}
