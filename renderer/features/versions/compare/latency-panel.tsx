import { formatLatencyInterval, formatMilliseconds } from '../../../../shared/i18n/format-measured.ts';
import type { LatencyComparison, LatencyFigure, VersionComparison } from '../../../../shared/version-answers.ts';
import { latencyWords } from '../../../../shared/versions/judged-words.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import { ChartPanel, type TableTwin } from '../../../charts/chart-panel.tsx';
import { useWordTools } from '../use-word-tools.ts';
import classes from './latency-panel.module.css';
import { type LatencyScale, latencyScale } from './latency-scale.ts';
import { useAbout } from './use-about.ts';

/** Percentiles of both versions as dots with their intervals, or why they have none. */
export function LatencyPanel({ comparison }: { readonly comparison: VersionComparison }) {
  const tools = useWordTools();
  const { t } = tools;
  const about = useAbout(comparison);
  const { base, head, latencies } = comparison;
  if (latencies.length === 0) {
    return (
      <section className={classes.empty}>
        <h2 className={classes.title}>{t('versionCompare.latency.title')}</h2>
        <p className={classes.note}>{t('versionCompare.latency.none')}</p>
      </section>
    );
  }
  const scale = latencyScale(latencies.flatMap(({ base: from, head: to }) => [from, to].flatMap(drawnOf)));
  const isRefused = latencies.some(({ name, reason }) => reason === 'percentiles-only' && name.startsWith('p'));
  return (
    <ChartPanel
      title={t('versionCompare.latency.title')}
      subtitle={t(`versionCompare.latency.subtitle${scale.isLog ? '-log' : ''}`)}
      twin={twinOf(comparison, tools)}
      height={null}
      about={about}
      legend={
        <ul className={classes.legend}>
          {[base, head].map(({ version }, index) => (
            <li key={version}>
              <span className={classes.key} data-side={index === 0 ? 'base' : 'head'} />
              <bdi>{version}</bdi>
            </li>
          ))}
        </ul>
      }
    >
      <div className={classes.rows}>
        {latencies.map((compared) => (
          <Row key={compared.name} compared={compared} scale={scale} versions={[base.version, head.version]} />
        ))}
        <Axis scale={scale} />
      </div>
      {isRefused && <p className={classes.note}>{t('versionCompare.latency.refused')}</p>}
    </ChartPanel>
  );
}

function drawnOf(figure: LatencyFigure | null): readonly number[] {
  return figure === null ? [] : [figure.milliseconds, ...(figure.interval ?? [])];
}

interface RowProps {
  readonly compared: LatencyComparison;
  readonly scale: LatencyScale;
  readonly versions: readonly [base: string, head: string];
}

function Row({ compared, scale, versions }: RowProps) {
  const tools = useWordTools();
  const { t, locale } = tools;
  const { name, base, head } = compared;
  const percentile = t(`versionCompare.figure.percentile.${name}`);
  const told = (figure: LatencyFigure | null) =>
    figure === null ? '–' : formatMilliseconds(figure.milliseconds, locale);
  const { words, difference, verdict } = latencyWords(compared, tools);
  return (
    <div className={classes.row}>
      <span className={classes.name}>{percentile}</span>
      <svg
        className={classes.plot}
        role="img"
        aria-label={t('versionCompare.latency.about', { name: percentile, base: told(base), head: told(head) })}
      >
        {scale.ticks.map((tick) => (
          <line
            key={tick}
            x1={percent(scale.at(tick))}
            x2={percent(scale.at(tick))}
            y1="0"
            y2="40"
            className={classes.grid}
          />
        ))}
        <Whisker figure={base} y={14} side="base" scale={scale} title={whiskerTitle(versions[0], base, tools)} />
        <Whisker figure={head} y={26} side="head" scale={scale} title={whiskerTitle(versions[1], head, tools)} />
      </svg>
      <span className={classes.figures}>
        {told(base)} → <strong>{told(head)}</strong>
        <span className={classes.words} data-verdict={verdict}>
          {verdict === null ? difference : words}
        </span>
      </span>
    </div>
  );
}

function percent(share: number): string {
  // A dot at the end is not to be cut off.
  return `${1 + share * 98}%`;
}

interface WhiskerProps {
  readonly figure: LatencyFigure | null;
  readonly y: number;
  readonly side: 'base' | 'head';
  readonly scale: LatencyScale;
  readonly title: string;
}

function Whisker({ figure, y, side, scale, title }: WhiskerProps) {
  if (figure === null) return null;
  const { milliseconds, interval } = figure;
  const [low, high] = (interval ?? [milliseconds, milliseconds]).map((end) => percent(scale.at(end)));
  return (
    <g className={classes.whisker} data-side={side}>
      <title>{title}</title>
      {interval !== null && (
        <>
          <line x1={low} x2={high} y1={y} y2={y} />
          <line x1={low} x2={low} y1={y - 4} y2={y + 4} />
          <line x1={high} x2={high} y1={y - 4} y2={y + 4} />
        </>
      )}
      <circle cx={percent(scale.at(milliseconds))} cy={y} r={side === 'base' ? 4 : 5} />
    </g>
  );
}

function whiskerTitle(version: string, figure: LatencyFigure | null, { t, locale }: WordTools): string {
  if (figure === null) return '';
  return [
    `${version}: ${formatMilliseconds(figure.milliseconds, locale)}`,
    ...(figure.interval === null ? [] : [formatLatencyInterval(figure.interval, locale)]),
    t(`versionCompare.latency.source.${figure.from}`),
  ].join(' · ');
}

function Axis({ scale }: { readonly scale: LatencyScale }) {
  const { locale } = useWordTools();
  const last = scale.ticks.length - 1;
  return (
    <div className={classes.row} aria-hidden="true">
      <span />
      <svg className={classes.axis} aria-hidden="true">
        {scale.ticks.map((tick, index) => (
          <text
            key={tick}
            x={percent(scale.at(tick))}
            y="12"
            textAnchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
          >
            {formatMilliseconds(tick, locale).replace(/\.0+(?=\D|$)/, '')}
          </text>
        ))}
      </svg>
      <span />
    </div>
  );
}

function twinOf({ base, head, latencies }: VersionComparison, tools: WordTools): TableTwin {
  const { t, locale } = tools;
  const cell = (figure: LatencyFigure | null) => {
    if (figure === null) return '–';
    const text = formatMilliseconds(figure.milliseconds, locale);
    return figure.interval === null ? text : `${text} (${formatLatencyInterval(figure.interval, locale)})`;
  };
  return {
    columns: [
      t('versionCompare.latency.percentile'),
      base.version,
      head.version,
      t('versionCompare.table.difference'),
      t('versionCompare.table.interval'),
      t('versionCompare.table.verdict'),
      t('versionCompare.latency.from'),
    ],
    rows: latencies.map((compared) => {
      const { difference, interval, words } = latencyWords(compared, tools);
      const sources = new Set(
        [compared.base, compared.head].flatMap((figure) => (figure === null ? [] : [figure.from])),
      );
      return [
        t(`versionCompare.figure.percentile.${compared.name}`),
        cell(compared.base),
        cell(compared.head),
        difference,
        interval,
        words,
        [...sources].map((source) => t(`versionCompare.latency.source.${source}`)).join(', '),
      ];
    }),
  };
}
