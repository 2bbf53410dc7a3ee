import { memo, useState } from 'react';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatRate } from '../../../shared/i18n/format-measured.ts';
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import { type ChartColors, useChartColors } from '../../charts/chart-colors.ts';
import { CHART_FONT } from '../../charts/chart-theme.ts';
import { ChartTooltip } from '../../charts/chart-tooltip.tsx';
import { textWidth } from '../../charts/label-room.ts';
import { runs } from '../../charts/runs.ts';
import { valueTicks } from '../../charts/ticks.ts';
import { useWidth } from '../../components/use-width.ts';
import { laneFill } from './lane-fill.ts';
import { useLanePaint } from './lane-paint.tsx';
import { type Area, sharesOf, stackAreas } from './stack-areas.ts';
import { instantAt, placeOf } from './time-axis.ts';
import { AXIS_HEIGHT, fittingName, labelWidth, TimeAxis } from './time-axis-layer.tsx';
import classes from './timeline.module.css';

interface TrafficChartProps {
  readonly timeline: VersionTimeline;
  readonly label: string;
  readonly tools: WordTools;
}

const SHARES = { top: 18, height: 110 };
const RATES = { top: SHARES.top + SHARES.height + 30, height: 56 };
const HEIGHT = RATES.top + RATES.height + 6 + AXIS_HEIGHT;

/** Shares as areas, below them the error rate as a line; a pointer over them reads both. */
export function TrafficChart({ timeline, label, tools }: TrafficChartProps) {
  const { ref, width } = useWidth<HTMLElement>('traffic');
  const [pointed, setPointed] = useState<number | null>(null);
  const left = labelWidth(width);
  const inner = Math.max(0, width - left - 10);
  const bucket = pointed === null ? null : bucketAt(timeline, instantAt(pointed - left, timeline, inner));
  return (
    <section
      ref={ref}
      className={classes.traffic}
      aria-label={tools.t('versions.traffic.title')}
      onPointerMove={(event) => setPointed(event.clientX - event.currentTarget.getBoundingClientRect().left)}
      onPointerLeave={() => setPointed(null)}
    >
      <Drawing timeline={timeline} label={label} tools={tools} left={left} inner={inner} width={width} />
      {bucket !== null && (
        <Reading timeline={timeline} bucket={bucket} tools={tools} left={left} inner={inner} width={width} />
      )}
    </section>
  );
}

type Bucket = VersionTimeline['traffic'][number];

function bucketAt({ traffic, bucketSeconds }: VersionTimeline, instant: number): Bucket | null {
  return traffic.find(({ at }) => at <= instant && instant < at + bucketSeconds * 1000) ?? null;
}

interface DrawingProps extends TrafficChartProps {
  readonly left: number;
  readonly inner: number;
  readonly width: number;
}

/** A pointer that moves draws none of it again. */
const Drawing = memo(
  function Drawing({ timeline, label, tools, left, inner, width }: DrawingProps) {
    const colors = useChartColors();
    const { definitions, paintOf } = useLanePaint(colors);
    const { lanes } = timeline;
    return (
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={HEIGHT}
        fontFamily={CHART_FONT}
        fontSize={11}
        fill={colors['ink-faint']}
      >
        {definitions}
        <text x={left} y={SHARES.top - 7}>
          {tools.t('versions.traffic.share')}
        </text>
        <TimeAxis span={timeline} {...{ tools, left, inner, colors }} top={SHARES.top} height={HEIGHT} />
        {stackAreas(timeline, { left, inner, ...SHARES }).map((area) => {
          const lane = area.lane === null ? undefined : lanes[area.lane];
          const fill =
            lane === undefined
              ? { color: colors.line, ink: colors.ink, hatching: null }
              : laneFill(lane, area.lane ?? 0, colors);
          const name = lane?.version ?? tools.t('versions.traffic.others');
          return (
            <g key={area.lane}>
              <path d={area.path} fill={paintOf(fill)} stroke={colors.surface} strokeWidth={0.5} />
              <AreaName area={area} name={name} ink={fill.ink} />
            </g>
          );
        })}
        {[0, 0.5, 1].map((share) => (
          <text key={share} x={left - 6} y={SHARES.top + (1 - share) * SHARES.height + 4} textAnchor="end">
            {`${share * 100}%`}
          </text>
        ))}
        <ErrorRate {...{ timeline, tools, left, inner, colors }} />
      </svg>
    );
  },
  (before, after) =>
    before.timeline === after.timeline &&
    before.width === after.width &&
    before.label === after.label &&
    before.tools.timeZone === after.tools.timeZone,
);

interface AreaNameProps {
  readonly area: Area;
  readonly name: string;
  readonly ink: string;
}

/** Fewer say nothing. */
const FEWEST_LETTERS = 9;

function AreaName({ area: { label }, name, ink }: AreaNameProps) {
  if (label === null) return null;
  const words = fittingName(name, label.width - 8);
  if (textWidth(words) > label.width - 8 || (words !== name && words.length < FEWEST_LETTERS)) return null;
  return (
    <text x={label.x} y={label.y} textAnchor="middle" dominantBaseline="central" fill={ink} fontWeight={550}>
      {words}
    </text>
  );
}

interface ErrorRateProps extends Omit<DrawingProps, 'label' | 'width'> {
  readonly colors: ChartColors;
}

function ErrorRate({ timeline, tools, left, inner, colors }: ErrorRateProps) {
  const { t, locale } = tools;
  const { traffic, bucketSeconds } = timeline;
  const ticks = valueTicks(Math.max(0.0001, ...traffic.map(({ errorRate }) => errorRate ?? 0)), false);
  const most = ticks.at(-1) ?? 1;
  const y = (rate: number) => RATES.top + (1 - rate / most) * RATES.height;
  const points = traffic.map(({ at, errorRate }) =>
    errorRate === null
      ? null
      : `${(left + placeOf(at + bucketSeconds * 500, timeline, inner)).toFixed(1)},${y(errorRate).toFixed(1)}`,
  );
  return (
    <g>
      <text x={left} y={RATES.top - 7}>
        {t('versions.traffic.error-rate')}
      </text>
      {[0, most].map((rate) => (
        <text key={rate} x={left - 6} y={y(rate) + 4} textAnchor="end">
          {formatRate(rate, locale)}
        </text>
      ))}
      <path d={`M${left} ${y(0)}h${inner}M${left} ${y(most)}h${inner}`} stroke={colors.line} />
      {runs(points).map((run) =>
        run.length === 1 ? (
          <circle key={run[0]} cx={run[0]?.split(',')[0]} cy={run[0]?.split(',')[1]} r={2} fill={colors.bad} />
        ) : (
          <polyline
            key={run[0]}
            points={run.join(' ')}
            fill="none"
            stroke={colors.bad}
            strokeWidth={1.75}
            strokeLinejoin="round"
          />
        ),
      )}
    </g>
  );
}

interface ReadingProps extends Omit<DrawingProps, 'label'> {
  readonly bucket: Bucket;
}

/** Of so many versions at once as one reads. */
const MOST_LINES = 6;

function Reading({ timeline, bucket, tools, left, inner, width }: ReadingProps) {
  const { t, locale, timeZone } = tools;
  const { shares, others, requests } = sharesOf(bucket);
  const x = left + placeOf(bucket.at + timeline.bucketSeconds * 500, timeline, inner);
  const parts = [
    ...timeline.lanes.map(({ version }, lane) => ({ name: version, share: shares?.[lane] ?? 0 })),
    { name: t('versions.traffic.others'), share: others },
  ]
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LINES);
  const lines = [
    t('versions.traffic.requests-line', { requests: Math.round(requests) }),
    ...(bucket.errorRate === null
      ? []
      : [t('versions.traffic.rate-line', { rate: formatRate(bucket.errorRate, locale) })]),
    ...parts.map((part) => t('versions.traffic.share-line', part)),
  ];
  const isRight = x > width / 2;
  return (
    <div aria-hidden="true">
      <div className={classes.crosshair} style={{ left: x, height: HEIGHT - AXIS_HEIGHT }} />
      <div
        className={classes.tooltip}
        style={{ top: SHARES.top, ...(isRight ? { right: width - x + 10 } : { left: x + 10 }) }}
      >
        <ChartTooltip point={{ title: formatDateTime(bucket.at, timeZone, locale), lines }} />
      </div>
    </div>
  );
}
