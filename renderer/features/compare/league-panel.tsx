import { useRef, useState } from 'react';
import { wordsOf } from '../../../shared/compare/compare-rows.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { FEWEST_VALUES } from '../../../shared/intervals.ts';
import type { MetricName } from '../../../shared/model.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { NOT_IN_PICTURE } from '../../charts/picture.ts';
import { SortHeader } from '../../components/sort-header.tsx';
import { useText } from '../../i18n.ts';
import { type MetricProps, MetricTabs } from './course-panel.tsx';
import { IntervalBar } from './interval-bar.tsx';
import classes from './league-panel.module.css';
import {
  type LeagueColumn,
  type LeagueOrder,
  type LeagueRow,
  leagueRows,
  leagueScale,
  ordered,
} from './league-rows.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** The slices in the order of one metric, each with how sure its place is. */
export function LeaguePanel({ answer, names, about, metric, onMetric }: MetricProps) {
  const { t, locale } = useText();
  const panel = useRef<HTMLElement>(null);
  const [order, setOrder] = useState<LeagueOrder>({ column: 'rank', descending: false });
  const ranked = leagueRows(answer, names, metric);
  const rows = ordered(ranked, order, locale);
  const scale = leagueScale(ranked);
  const words = wordsOf(answer.slices, metric, locale);
  const valueText = ({ slice, value }: LeagueRow) =>
    value === null ? t('compare.league.unranked') : words(slice.metrics[metric].headlineUnit).value(value);
  const header = (column: LeagueColumn, align: 'left' | 'right') => (
    <SortHeader
      label={t(`compare.column.${column === 'name' ? 'slice' : column}`)}
      align={align}
      direction={order.column === column ? (order.descending ? 'descending' : 'ascending') : null}
      onSort={() => setOrder({ column, descending: order.column === column ? !order.descending : column === 'n' })}
    />
  );
  const columns = (['rank', 'slice', 'value', 'interval-of-value', 'n'] as const).map((key) =>
    t(`compare.column.${key}`),
  );
  const table = () => ({
    columns,
    rows: rows.map((row) => [
      row.rank === null ? '–' : String(row.rank),
      row.name,
      valueText(row),
      row.interval === null
        ? ''
        : row.interval.map((bound) => words(row.slice.metrics[metric].headlineUnit).value(bound)).join(' – '),
      formatNumber(row.n, locale),
    ]),
  });
  return (
    <section className={classes.panel} ref={panel} aria-labelledby="compare-league">
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title} id="compare-league">
            {t('compare.league.title', { metric: t(`metrics.name.${metric}`) })}
          </h2>
          <p className={classes.sub}>{t('compare.league.best-first')}</p>
        </div>
        <CopyTools panel={panel} table={table} about={about} />
      </div>
      <div {...NOT_IN_PICTURE}>
        <MetricTabs label={t('compare.league.metric')} metric={metric} onMetric={onMetric} />
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            {header('rank', 'left')}
            {header('name', 'left')}
            <th scope="col" className={classes.plotHead}>
              {t('compare.column.interval-of-value')}
            </th>
            <th scope="col" className={classes.end}>
              {t('compare.column.value')}
            </th>
            {header('n', 'right')}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index} data-base={row.index === 0}>
              <td className={classes.rank}>{row.rank ?? '–'}</td>
              <th scope="row">
                <bdi className={classes.name}>{row.name}</bdi>
                <Beside row={row} metric={metric} />
              </th>
              <td className={classes.plot}>
                {row.value !== null && <IntervalBar value={row.value} interval={row.interval} scale={scale} />}
              </td>
              <td className={classes.value}>{valueText(row)}</td>
              <td className={classes.end}>
                {row.n > 0 && row.n < FEWEST_VALUES ? (
                  <span className={classes.few}>{t('compare.few-data', { n: row.n })}</span>
                ) : (
                  formatNumber(row.n, locale)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What it is to the base. */
function Beside({ row: { index, slice }, metric }: { readonly row: LeagueRow; readonly metric: MetricName }) {
  const { t } = useText();
  if (index === 0) return <span className={classes.base}>{t('compare.base')}</span>;
  const verdict = slice.differences?.[metric].verdict ?? null;
  if (verdict === null) return null;
  return (
    <span className={classes.beside}>
      <VerdictMark verdict={verdict} metric={metric} />
    </span>
  );
}
