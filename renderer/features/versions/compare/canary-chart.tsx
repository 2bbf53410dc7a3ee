import type { ReactNode } from 'react';
import { formatNumber } from '../../../../shared/i18n/format.ts';
import { formatDateTime, formatTime } from '../../../../shared/i18n/format-date.ts';
import { formatFactor, formatRate } from '../../../../shared/i18n/format-measured.ts';
import type { CanaryPoint, CanaryReading } from '../../../../shared/version-answers.ts';
import { valueTicks } from '../../../charts/ticks.ts';
import { placeOf, type TimeSpan } from '../time-axis.ts';
import { useWordTools } from '../use-word-tools.ts';
import classes from './canary-panel.module.css';
import { evidenceScale, evidenceWord, momentTicks, pathThrough, rateSoFar } from './canary-scale.ts';

interface CanaryChartProps {
  readonly canary: CanaryReading;
  readonly base: string;
  readonly head: string;
}

/** About what the plot is wide in a small window: how many labels its axis of time takes. */
const AXIS_WIDTH = 620;

/** The evidence as it grew, on a logarithmic scale, above both error rates so far. */
export function CanaryChart({ canary, base, head }: CanaryChartProps) {
  const { t, locale, timeZone } = useWordTools();
  const span = { from: canary.from, to: Math.max(canary.to, canary.from + 1) };
  const moment = (at: number) => formatDateTime(at, timeZone, locale);
  const label = t('versionCompare.canary.chart-label', { head, base, from: moment(span.from), to: moment(span.to) });
  const drawn = { canary, base, head, span, points: pointsFromStart(canary) };
  return (
    <div className={classes.chart} role="img" aria-label={label}>
      <p className={classes.axisName}>{t('versionCompare.canary.evidence')}</p>
      <EvidencePlot {...drawn} />
      <p className={classes.axisName}>
        {t('versionCompare.canary.rates')}
        <span className={classes.key} data-side="base" /> <bdi>{base}</bdi>
        <span className={classes.key} data-side="head" /> <bdi>{head}</bdi>
      </p>
      <RatesPlot {...drawn} />
      <div className={classes.times} aria-hidden="true">
        {momentTicks(span, AXIS_WIDTH, timeZone, locale).map(({ at, text }) => (
          <span key={at} style={{ left: `${placeOf(at, span, 1) * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

interface DrawnProps extends CanaryChartProps {
  readonly points: readonly CanaryPoint[];
  readonly span: TimeSpan;
}

function EvidencePlot({ canary, base, head, points, span }: DrawnProps) {
  const { t, locale } = useWordTools();
  const { threshold } = canary;
  const scale = evidenceScale(
    points.map(({ evidence }) => evidence),
    threshold,
  );
  const place = (1 - scale.at(threshold)) * 100;
  return (
    <Plot
      height={150}
      ticks={scale.ticks.map((tick) => ({ place: scale.at(tick), text: formatNumber(tick, locale) }))}
      marks={
        <>
          <Marks canary={canary} span={span} isNamed />
          <span className={classes.thresholdName} style={{ top: `${place}%` }}>
            {t('versionCompare.canary.threshold', { value: formatFactor(threshold, locale) })}
          </span>
        </>
      }
    >
      <path className={classes.threshold} d={`M0 ${place}H1000`} />
      <path className={classes.evidence} d={lineOf(points, span, ({ evidence }) => scale.at(evidence))} />
      <Touch points={points} span={span} base={base} head={head} />
    </Plot>
  );
}

function RatesPlot({ canary, base, head, points, span }: DrawnProps) {
  const { locale } = useWordTools();
  const rates = points.flatMap((point) => [headRate(point), baseRate(point)]).filter((rate) => rate !== null);
  const ticks = valueTicks(Math.max(...rates, 0), false);
  const top = ticks.at(-1) ?? 1;
  const ofTop = (rate: number | null) => (rate === null ? null : rate / top);
  return (
    <Plot
      height={92}
      ticks={ticks.map((tick) => ({ place: tick / top, text: formatRate(tick, locale) }))}
      marks={<Marks canary={canary} span={span} isNamed={false} />}
    >
      <path className={classes.baseLine} d={lineOf(points, span, (point) => ofTop(baseRate(point)))} />
      <path className={classes.headLine} d={lineOf(points, span, (point) => ofTop(headRate(point)))} />
      <Touch points={points} span={span} base={base} head={head} />
    </Plot>
  );
}

/** `place`: 0 at the bottom, 1 at the top; null = there is none. */
function lineOf(points: readonly CanaryPoint[], span: TimeSpan, place: (point: CanaryPoint) => number | null): string {
  return pathThrough(points.map((point) => [placeOf(point.at, span, 1), place(point)]));
}

/** Before the first interval had ended nothing was known. */
function pointsFromStart({ points, from }: CanaryReading): readonly CanaryPoint[] {
  const nothing = { at: from, baseRequests: 0, baseErrors: 0, headRequests: 0, headErrors: 0, evidence: 1 };
  return [nothing, ...points];
}

function baseRate({ baseErrors, baseRequests }: CanaryPoint): number | null {
  return rateSoFar(baseErrors, baseRequests);
}

function headRate({ headErrors, headRequests }: CanaryPoint): number | null {
  return rateSoFar(headErrors, headRequests);
}

interface PlotProps {
  readonly height: number;
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
  readonly marks: ReactNode;
  readonly children: ReactNode;
}

function Plot({ height, ticks, marks, children }: PlotProps) {
  return (
    <div className={classes.plot} style={{ height }}>
      {ticks.map(({ place, text }) => (
        <span key={text} className={classes.tick} style={{ top: `${(1 - place) * 100}%` }}>
          {text}
        </span>
      ))}
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        {ticks.map(({ place, text }) => (
          <path key={text} className={classes.grid} d={`M0 ${(1 - place) * 100}H1000`} />
        ))}
        {children}
      </svg>
      {marks}
    </div>
  );
}

interface MarksProps {
  readonly canary: CanaryReading;
  readonly span: TimeSpan;
  readonly isNamed: boolean;
}

/** When it was known, and when head stopped or the series ends. */
function Marks({ canary: { knownAt, to }, span, isNamed }: MarksProps) {
  const { t, locale, timeZone } = useWordTools();
  const marks = [
    ...(knownAt === null ? [] : [{ at: knownAt, kind: 'known' as const }]),
    { at: to, kind: 'stop' as const },
  ];
  return marks.map(({ at, kind }) => {
    const place = placeOf(at, span, 1);
    return (
      <span key={kind} className={classes.mark} data-kind={kind} style={{ left: `${place * 100}%` }}>
        {isNamed && (
          <span className={classes.markName} data-turned={place > 0.7}>
            {t(`versionCompare.canary.mark-${kind}`)} {formatTime(at, timeZone, locale)}
          </span>
        )}
      </span>
    );
  });
}

/** What each interval says, under the pointer. */
function Touch({ points, span, base, head }: Omit<DrawnProps, 'canary'>) {
  const { t, locale, timeZone } = useWordTools();
  const told = (version: string, rate: number | null) =>
    `${version}: ${rate === null ? '–' : formatRate(rate, locale)}`;
  return points.slice(1).map((point, index) => {
    const start = placeOf(points[index]?.at ?? span.from, span, 1000);
    const words = [
      formatDateTime(point.at, timeZone, locale),
      `${t('versionCompare.canary.evidence')}: ${evidenceWord(point.evidence, locale)}`,
      told(base, baseRate(point)),
      told(head, headRate(point)),
    ];
    return (
      <rect
        key={point.at}
        className={classes.touch}
        x={start}
        width={Math.max(0, placeOf(point.at, span, 1000) - start)}
        y={0}
        height={100}
      >
        <title>{words.join(' · ')}</title>
      </rect>
    );
  });
}
