/** A comparison in words, metric by metric: what is copied, and what the command line prints. */
import type { CompareAnswer, ComparedSlice, MeasuredSlice } from '../compare-answers.ts';
import type { Locale } from '../i18n/catalog.ts';
import { formatNumber } from '../i18n/format.ts';
import type { Translate } from '../i18n/translator.ts';
import { FEWEST_VALUES } from '../intervals.ts';
import type { MetricName } from '../model.ts';
import type { HeadlineUnit } from '../report.ts';
import { type FigureWords, figureWords } from './figure-words.ts';

/** What one slice says of one metric. */
export interface FigureCell {
  readonly value: string;
  /** '' for the base, and where nothing is told. */
  readonly difference: string;
  readonly interval: string;
  readonly verdict: string;
  readonly n: string;
}

export interface CellsRequest {
  readonly answer: CompareAnswer;
  readonly metric: MetricName;
  readonly locale: Locale;
  readonly t: Translate;
}

/** One a slice, in their order; null = the slice could not be read. */
export function figureCells({ answer, metric, locale, t }: CellsRequest): readonly (FigureCell | null)[] {
  const words = wordsOf(answer.slices, metric, locale);
  const base = answer.slices[0];
  return answer.slices.map((slice) => {
    if (slice.kind === 'failed') return null;
    const figure = slice.metrics[metric];
    const isUnlike = base?.kind === 'measured' && base.profile !== slice.profile;
    return {
      value: valueWords(slice, metric, words(figure.headlineUnit), t),
      ...differenceWords(slice, metric, words(figure.headlineUnit), t, isUnlike),
      n: formatNumber(figure.n, locale),
    };
  });
}

/** Words for each unit that the slices have the metric in. */
export function wordsOf(
  slices: readonly ComparedSlice[],
  metric: MetricName,
  locale: Locale,
): (unit: HeadlineUnit) => FigureWords {
  const figures = slices.flatMap((slice) => (slice.kind === 'measured' ? [slice.metrics[metric]] : []));
  return (unit) =>
    figureWords(
      unit,
      figures.flatMap(({ headline, headlineUnit }) => (headline === null || headlineUnit !== unit ? [] : [headline])),
      locale,
    );
}

function valueWords({ metrics }: MeasuredSlice, metric: MetricName, words: FigureWords, t: Translate): string {
  const { headline, reason, n } = metrics[metric];
  return headline === null ? t(`metrics.reason.${reason ?? 'period-empty'}`, { n }) : words.value(headline);
}

function differenceWords(
  { differences, metrics }: MeasuredSlice,
  metric: MetricName,
  words: FigureWords,
  t: Translate,
  isUnlike: boolean,
): Omit<FigureCell, 'value' | 'n'> {
  const said = differences?.[metric];
  const { n } = metrics[metric];
  const few = n > 0 && n < FEWEST_VALUES ? t('compare.few-data', { n }) : '';
  if (said === undefined || said.difference === null) return { difference: '', interval: '', verdict: few };
  const { difference, interval, verdict } = said;
  const judged =
    verdict === null
      ? isUnlike
        ? t('compare.verdict.unlike')
        : ''
      : verdict === 'undecided'
        ? t('compare.verdict.undecided')
        : t(`compare.verdict.${verdict}.${metric}`);
  return {
    difference: words.difference(difference),
    interval: interval === null ? '' : words.interval(interval),
    verdict: [judged, few].filter((part) => part !== '').join('; '),
  };
}

/** The whole as one table: a row for each metric of each slice. */
export function compareTable(
  request: Omit<CellsRequest, 'metric'>,
  metrics: readonly MetricName[],
  names: readonly string[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const { t } = request;
  const columns = ['metric', 'slice', 'value', 'difference', 'interval', 'verdict', 'n'] as const;
  return {
    columns: columns.map((column) => t(`compare.column.${column}`)),
    rows: metrics.flatMap((metric) =>
      figureCells({ ...request, metric }).map((cell, index) => [
        t(`metrics.name.${metric}`),
        names[index] ?? '',
        ...cellTexts(cell, index, t),
      ]),
    ),
  };
}

/** Value, difference, interval, verdict, n. */
export function cellTexts(cell: FigureCell | null, index: number, t: Translate): readonly string[] {
  if (cell === null) return [t('compare.table.failed-slice'), '', '', '', ''];
  const { value, difference, interval, verdict, n } = cell;
  const judged = index > 0 ? verdict : [t('compare.base-cell'), verdict].filter((part) => part !== '').join('; ');
  return [value, difference, interval, judged, n];
}
