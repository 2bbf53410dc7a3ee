import { formatPerTenThousand, formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { ErrorTypeChange, VersionComparison } from '../../../../shared/version-answers.ts';
import { errorName, errorTitle } from '../../../../shared/versions/error-type-name.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import { ChartPanel } from '../../../charts/chart-panel.tsx';
import { useFirstRows } from '../../../components/first-rows.tsx';
import { useWordTools } from '../use-word-tools.ts';
import classes from './rows-panel.module.css';
import { useAbout } from './use-about.ts';

/** Which sorts of errors head has that base has not, has more of, less of, and has no more. */
export function ErrorTypesPanel({ comparison }: { readonly comparison: VersionComparison }) {
  const tools = useWordTools();
  const { t } = tools;
  const about = useAbout(comparison);
  const { errorTypes, errorTypesKnown } = comparison;
  if (!errorTypesKnown || errorTypes.length === 0) {
    return (
      <section className={classes.panel}>
        <h2 className={classes.title}>{t('versionCompare.errors.title')}</h2>
        <p className={classes.note}>{t(`versionCompare.errors.${errorTypesKnown ? 'none' : 'unknown'}`)}</p>
      </section>
    );
  }
  return (
    <ChartPanel
      title={t('versionCompare.errors.title')}
      subtitle={summary(comparison, tools)}
      twin={{ columns: columnsOf(comparison, tools), rows: errorTypes.map((one) => cellsOf(one, tools)) }}
      height={null}
      about={about}
    >
      <ErrorBars comparison={comparison} />
    </ChartPanel>
  );
}

function summary({ errorTypes, head }: VersionComparison, { t }: WordTools): string {
  const counted = (change: ErrorTypeChange['change']) => errorTypes.filter((one) => one.change === change).length;
  const [isNew, gone] = [counted('new'), counted('gone')];
  return [
    t('versionCompare.errors.subtitle', { count: errorTypes.length }),
    ...(isNew === 0 ? [] : [t('versionCompare.errors.subtitle-new', { count: isNew, head: head.version })]),
    ...(gone === 0 ? [] : [t('versionCompare.errors.subtitle-gone', { count: gone })]),
  ].join(' ');
}

function columnsOf({ base, head }: VersionComparison, { t }: WordTools): readonly string[] {
  return [
    t('versionCompare.errors.type'),
    t('versionCompare.errors.change'),
    t('versionCompare.errors.count', { version: base.version }),
    t('versionCompare.errors.count', { version: head.version }),
    t('versionCompare.errors.rate', { version: base.version }),
    t('versionCompare.errors.rate', { version: head.version }),
  ];
}

function cellsOf(one: ErrorTypeChange, { t, locale }: WordTools): readonly string[] {
  const rate = (value: number | null) => (value === null ? '' : formatPerTenThousand(value, locale));
  return [
    errorName(one),
    t(`versionCompare.errors.kind.${one.change}`),
    countOf(one, 'base', { t, locale }),
    countOf(one, 'head', { t, locale }),
    rate(one.baseRate),
    rate(one.headRate),
  ];
}

/** 0 only where it is known that there was none: one that nobody counted was there all the same. */
function countOf(one: ErrorTypeChange, side: 'base' | 'head', { t, locale }: Pick<WordTools, 't' | 'locale'>): string {
  const count = one[side];
  if (count !== null) return formatTotal(count, locale);
  const isAbsent = one.change === (side === 'base' ? 'new' : 'gone');
  return isAbsent ? formatTotal(0, locale) : t('versionCompare.errors.not-counted');
}

/** Rates where they are known, else counts: what the bars are long as. */
function ErrorBars({ comparison }: { readonly comparison: VersionComparison }) {
  const tools = useWordTools();
  const { t } = tools;
  const { errorTypes } = comparison;
  const { shown, more } = useFirstRows(errorTypes);
  const isRate = errorTypes.some(({ baseRate, headRate }) => baseRate !== null || headRate !== null);
  const sizes = (one: ErrorTypeChange) =>
    (isRate ? [one.baseRate, one.headRate] : [one.base, one.head]).map((size) => size ?? 0);
  const most = Math.max(1e-12, ...errorTypes.flatMap(sizes));
  const [type, change, baseCount, headCount, baseRate, headRate] = columnsOf(comparison, tools);
  return (
    <>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label={t('versionCompare.errors.title')}>
          <thead>
            <tr>
              <th scope="col">{type}</th>
              <th scope="col">{change}</th>
              {[baseCount, headCount, ...(isRate ? [baseRate, headRate] : [])].map((column) => (
                <th key={column} scope="col" className={classes.number}>
                  {column}
                </th>
              ))}
              <td className={classes.bars} />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <ErrorRow key={errorName(one)} one={one} isRate={isRate} shares={sizes(one).map((size) => size / most)} />
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}

interface ErrorRowProps {
  readonly one: ErrorTypeChange;
  readonly isRate: boolean;
  /** Of the longest bar: base's, head's. */
  readonly shares: readonly number[];
}

function ErrorRow({ one, isRate, shares: [from = 0, to = 0] }: ErrorRowProps) {
  const [, kind, ...figures] = cellsOf(one, useWordTools());
  const title = errorTitle(one);
  return (
    <tr>
      <th scope="row">
        <bdi>{one.type}</bdi>
        {title !== null && <bdi className={classes.small}>{title}</bdi>}
      </th>
      <td className={classes.change} data-change={one.change}>
        {kind}
      </td>
      {figures.slice(0, isRate ? 4 : 2).map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of one row
        <td key={index} className={classes.number}>
          {figure === '' ? '–' : figure}
        </td>
      ))}
      <td className={classes.bars} aria-hidden="true">
        <span className={classes.bar} data-side="base" style={{ width: `${from * 100}%` }} />
        <span className={classes.bar} data-side="head" style={{ width: `${to * 100}%` }} />
      </td>
    </tr>
  );
}
