import { Button } from '@mantine/core';
import { useRef } from 'react';
import { compareTable, type FigureCell, figureCells } from '../../../shared/compare/compare-rows.ts';
import type { CompareAnswer, ComparedSlice } from '../../../shared/compare-answers.ts';
import { formatChange, formatNumber } from '../../../shared/i18n/format.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import { FEWEST_VALUES } from '../../../shared/intervals.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import { markdownTable } from '../../../shared/table-text.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { CopyTools } from '../../charts/copy-tools.tsx';
import { NOT_IN_PICTURE } from '../../charts/picture.ts';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import classes from './side-by-side.module.css';
import { VerdictMark } from './verdict-mark.tsx';

export interface AnsweredProps {
  readonly answer: CompareAnswer;
  readonly names: readonly string[];
  /** What all slices have in common, for pictures. */
  readonly about: string;
}

/** Every metric of every slice: its value, how far it is from the base's, and whether that is more than chance. */
export function SideBySide({ answer, names, about }: AnsweredProps) {
  const { t, locale } = useText();
  const panel = useRef<HTMLElement>(null);
  const words = { answer, locale, t };
  const table = () => compareTable(words, METRIC_NAMES, names);
  const cells = METRIC_NAMES.map((metric) => ({ metric, cells: figureCells({ ...words, metric }) }));
  async function copyMarkdown(): Promise<void> {
    await shell('clipboard.write-text', { text: markdownTable(table()) });
    notify({ message: t('copying.markdown-done') });
  }
  return (
    <section className={classes.panel} ref={panel} aria-labelledby="compare-table">
      <div className={classes.head}>
        <h2 className={classes.title} id="compare-table">
          {t('compare.table.title')}
        </h2>
        <span className={classes.tools} {...NOT_IN_PICTURE}>
          <Button size="compact-xs" variant="subtle" onClick={() => void attempt(copyMarkdown)}>
            {t('copying.markdown')}
          </Button>
          <CopyTools panel={panel} table={table} about={about} />
        </span>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('compare.column.slice')}</th>
            {METRIC_NAMES.map((metric) => (
              <th key={metric} scope="col">
                {t(`metrics.name.${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.slices.map((slice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: slices may be the same; their place tells them apart
            <tr key={index} data-base={index === 0}>
              <th scope="row">
                <SliceHead slice={slice} name={names[index] ?? ''} isBase={index === 0} />
              </th>
              {slice.kind === 'failed' ? (
                <td colSpan={METRIC_NAMES.length} className={classes.failed}>
                  {errorText(slice.error)}
                </td>
              ) : (
                cells.map(({ metric, cells: own }) => (
                  <td key={metric}>
                    <Figure cell={own[index] ?? null} slice={slice} metric={metric} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Notes answer={answer} />
    </section>
  );
}

function SliceHead({
  slice,
  name,
  isBase,
}: {
  readonly slice: ComparedSlice;
  readonly name: string;
  readonly isBase: boolean;
}) {
  const { t, locale } = useText();
  const since = slice.kind === 'measured' ? slice.historyIncompleteSince : null;
  return (
    <>
      <bdi className={classes.name}>{name}</bdi>
      {isBase && <span className={classes.base}>{t('compare.base')}</span>}
      {slice.kind === 'measured' && since !== null && (
        <span className={classes.faint}>
          {t('compare.incomplete', { date: formatDate(Date.parse(since), slice.period.timeZone, locale) })}
        </span>
      )}
    </>
  );
}

interface FigureProps {
  readonly cell: FigureCell | null;
  readonly slice: Extract<ComparedSlice, { kind: 'measured' }>;
  readonly metric: MetricName;
}

function Figure({ cell, slice, metric }: FigureProps) {
  const { t, locale } = useText();
  if (cell === null) return null;
  const { headline, n } = slice.metrics[metric];
  const said = slice.differences?.[metric];
  const isFew = n > 0 && n < FEWEST_VALUES;
  return (
    <>
      <span className={headline === null ? classes.absent : classes.value}>{cell.value}</span>
      {said?.verdict != null && (
        <span className={classes.verdict}>
          <VerdictMark verdict={said.verdict} metric={metric} />
          {said.relative !== null && <span className={classes.change}>{formatChange(said.relative, locale)}</span>}
        </span>
      )}
      {said?.verdict === null && said.difference !== null && (
        <span className={classes.faint}>{t('compare.verdict.unlike')}</span>
      )}
      {cell.difference !== '' && (
        <span className={classes.faint} title={t('compare.column.interval')}>
          {unbroken(cell.interval === '' ? cell.difference : cell.interval)}
        </span>
      )}
      {n > 0 && (
        <span className={isFew ? classes.few : classes.faint}>
          {isFew ? t('compare.few-data', { n }) : t('compare.table.n', { n: formatNumber(n, locale) })}
        </span>
      )}
    </>
  );
}

/** Numbers stay with their units: "−7 h 44 min to" and "−5 h 52 min" are whole lines. */
function unbroken(text: string): string {
  return text.replaceAll(/ (?=\d)|(?<=\d) /g, '\u00a0');
}

/** How much of what is said may be chance: one in twenty is wrong. */
function Notes({ answer }: Pick<AnsweredProps, 'answer'>) {
  const { t, locale } = useText();
  const count = answer.slices.reduce((sum, slice) => {
    if (slice.kind === 'failed' || slice.differences === null) return sum;
    return sum + Object.values(slice.differences).filter(({ interval }) => interval !== null).length;
  }, 0);
  const expected = count * 0.05;
  return (
    <p className={classes.note}>
      {answer.slices[0]?.kind === 'failed'
        ? t('compare.table.base-failed')
        : `${t('compare.table.judged')} ${
            count < 10 ? '' : t('compare.table.chance', { count, expected: formatNumber(expected, locale, 1) })
          }`}
    </p>
  );
}
