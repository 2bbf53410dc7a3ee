import { useState } from 'react';
import { formatMilliseconds, formatRate, formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { EndpointComparison, VersionComparison } from '../../../../shared/version-answers.ts';
import { latencyWords, rateWords } from '../../../../shared/versions/judged-words.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import { useFirstRows } from '../../../components/first-rows.tsx';
import { SortHeader } from '../../../components/sort-header.tsx';
import { nextRowOrder, type RowOrder } from '../../../components/sorted-rows.ts';
import { useSortedRows } from '../../../components/sorted-table.tsx';
import { useWordTools } from '../use-word-tools.ts';
import classes from './rows-panel.module.css';

interface Column {
  readonly id: string;
  readonly label: string;
  readonly value: (row: EndpointComparison) => number | null;
  readonly text: (row: EndpointComparison) => string;
  readonly verdict?: (row: EndpointComparison) => string | null;
}

/** What became better or worse where; only where exports tell by endpoint. */
export function EndpointsPanel({ comparison }: { readonly comparison: VersionComparison }) {
  const tools = useWordTools();
  const { t } = tools;
  const columns = columnsOf(comparison, tools);
  const [order, setOrder] = useState<RowOrder | null>(null);
  const sorted = useSortedRows(comparison.endpoints, columns, order);
  const { shown, more } = useFirstRows(sorted);
  if (comparison.endpoints.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="versions-endpoints">
      <h2 className={classes.title} id="versions-endpoints">
        {t('versionCompare.endpoints.title')}
      </h2>
      <p className={classes.subtitle}>{t('versionCompare.endpoints.subtitle')}</p>
      <div className={classes.scroller}>
        <table className={classes.table} aria-labelledby="versions-endpoints">
          <thead>
            <tr>
              <th scope="col">{t('versionCompare.endpoints.endpoint')}</th>
              {columns.map(({ id, label }) => (
                <SortHeader
                  key={id}
                  label={label}
                  align="right"
                  direction={order?.column === id ? (order.descending ? 'descending' : 'ascending') : null}
                  onSort={() => setOrder(nextRowOrder(order, id, false))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.endpoint}>
                <th scope="row">
                  <bdi>{row.endpoint}</bdi>
                </th>
                {columns.map(({ id, text, verdict }) => (
                  <td key={id} className={classes.number}>
                    <span className={verdict === undefined ? undefined : classes.judged} data-verdict={verdict?.(row)}>
                      {text(row) === '' ? '–' : text(row)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </section>
  );
}

function columnsOf({ base, head }: VersionComparison, tools: WordTools): readonly Column[] {
  const { t, locale } = tools;
  const sides = [
    { side: 'base', version: base.version },
    { side: 'head', version: head.version },
  ] as const;
  return [
    ...sides.map(
      ({ side, version }): Column => ({
        id: `requests-${side}`,
        label: t('versionCompare.endpoints.requests', { version }),
        value: ({ rates }) => rates[side]?.requests ?? null,
        text: ({ rates }) => told(rates[side]?.requests, (value) => formatTotal(value, locale)),
      }),
    ),
    ...sides.map(
      ({ side, version }): Column => ({
        id: `rate-${side}`,
        label: t('versionCompare.endpoints.rate', { version }),
        value: ({ rates }) => rates[side]?.rate ?? null,
        text: ({ rates }) => told(rates[side]?.rate, (value) => formatRate(value, locale)),
      }),
    ),
    {
      id: 'rate-judged',
      label: t('versionCompare.endpoints.rate-judged'),
      value: ({ rates }) => rates.difference,
      text: ({ rates }) => rateWords(rates, tools).words,
      verdict: ({ rates }) => rates.verdict,
    },
    ...sides.map(
      ({ side, version }): Column => ({
        id: `p95-${side}`,
        label: t('versionCompare.endpoints.p95', { version }),
        value: ({ p95 }) => p95?.[side]?.milliseconds ?? null,
        text: ({ p95 }) => told(p95?.[side]?.milliseconds, (value) => formatMilliseconds(value, locale)),
      }),
    ),
    {
      id: 'p95-judged',
      label: t('versionCompare.endpoints.p95-judged'),
      value: ({ p95 }) => p95?.difference ?? null,
      text: ({ p95 }) => (p95 === null ? '' : judgedLatency(p95, tools)),
      verdict: ({ p95 }) => p95?.verdict ?? null,
    },
  ];
}

function judgedLatency(p95: NonNullable<EndpointComparison['p95']>, tools: WordTools): string {
  const { words, difference } = latencyWords(p95, tools);
  // The reason why there is no interval is the same for all of them, and stands with the latencies.
  return p95.verdict === null ? difference : words;
}

function told(value: number | null | undefined, format: (value: number) => string): string {
  return value == null ? '' : format(value);
}
