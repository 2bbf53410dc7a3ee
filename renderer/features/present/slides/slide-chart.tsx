/** A chart over time for a room: thick marks, large letters, nothing to hover. The period before is a thin line behind. */
import { runs } from '../../../charts/runs.ts';
import { tickLabels, tickPositions } from '../../../charts/ticks.ts';
import { useText } from '../../../i18n.ts';
import type { CourseChart } from './course-points.ts';
import classes from './course-slide.module.css';

interface SlideChartProps {
  readonly chart: CourseChart;
  readonly label: string;
  readonly average: number | null;
}

const SIZE = { width: 1152, height: 372 } as const;
const FOOT = 48;
const HEAD = 24;
const RIGHT = 8;
const LABELS = 8;

export function SlideChart({ chart, label, average }: SlideChartProps) {
  const highest = chart.ticks.at(-1) ?? 1;
  const left = 20 + Math.max(...chart.ticks.map((tick) => widthOf(chart.format(tick))));
  const place = placesOf(chart.days.length, left);
  const y = (value: number) => SIZE.height - FOOT - (value / highest) * (SIZE.height - FOOT - HEAD);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={label}>
      {chart.ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={SIZE.width - RIGHT} y1={y(tick)} y2={y(tick)} className={classes.grid} />
          <text x={left - 14} y={y(tick) + 8} textAnchor="end" className={classes.axis}>
            {chart.format(tick)}
          </text>
        </g>
      ))}
      <BucketLabels chart={chart} place={place} />
      {chart.shape === 'bars' ? (
        <Bars chart={chart} place={place} y={y} />
      ) : (
        <Lines chart={chart} place={place} y={y} />
      )}
      {average !== null && average <= highest && (
        <line x1={left} x2={SIZE.width - RIGHT} y1={y(average)} y2={y(average)} className={classes.averageLine} />
      )}
    </svg>
  );
}

/** Of a label, about: Korean letters are as wide as they are high. */
function widthOf(label: string): number {
  return Array.from(label).reduce((sum, letter) => sum + (letter > '\u1100' ? 23 : 14), 0);
}

interface Places {
  readonly middle: (index: number) => number;
  readonly step: number;
}

function placesOf(count: number, left: number): Places {
  const step = (SIZE.width - left - RIGHT) / Math.max(1, count);
  return { step, middle: (index) => left + step * (index + 0.5) };
}

function BucketLabels({ chart, place }: { readonly chart: CourseChart; readonly place: Places }) {
  const { locale } = useText();
  const positions = tickPositions(chart.days.length, chart.bucket, LABELS);
  const labels = tickLabels(
    positions.map((index) => chart.days[index] ?? ''),
    chart.bucket,
    locale,
  );
  return positions.map((index, at) => (
    <text
      key={chart.days[index]}
      x={Math.min(SIZE.width - 60, place.middle(index))}
      y={SIZE.height - 10}
      textAnchor="middle"
      className={classes.axis}
    >
      {labels[at]}
    </text>
  ));
}

interface MarksProps {
  readonly chart: CourseChart;
  readonly place: Places;
  readonly y: (value: number) => number;
}

function Bars({ chart, place, y }: MarksProps) {
  const width = Math.min(64, place.step * 0.7);
  return chart.days.map((day, index) => {
    const value = chart.values[index] ?? null;
    const previous = chart.previous[index] ?? null;
    const x = place.middle(index) - width / 2;
    return (
      <g key={day}>
        {value !== null && value > 0 && (
          <rect x={x} y={y(value)} width={width} height={y(0) - y(value)} rx={3} className={classes.bar} />
        )}
        {previous !== null && previous > 0 && (
          <line
            x1={place.middle(index) - place.step * 0.45}
            x2={place.middle(index) + place.step * 0.45}
            y1={y(previous)}
            y2={y(previous)}
            className={classes.previousTick}
          />
        )}
      </g>
    );
  });
}

function Lines({ chart, place, y }: MarksProps) {
  return (
    <>
      <Line values={chart.previous.slice(0, chart.days.length)} place={place} y={y} className={classes.previousLine} />
      <Line values={chart.values} place={place} y={y} className={classes.line} />
    </>
  );
}

interface LineProps extends Pick<MarksProps, 'place' | 'y'> {
  readonly values: readonly (number | null)[];
  readonly className: string | undefined;
}

/** Gaps of a weekend are bridged; a value that stands alone is a dot. */
function Line({ values, place, y, className }: LineProps) {
  const places = values.map((value, index) => (value === null ? null : { x: place.middle(index), y: y(value) }));
  return runs(places, 3).map((run) => {
    const [first] = run;
    if (first === undefined) return null;
    return run.length === 1 ? (
      <circle key={first.x} cx={first.x} cy={first.y} r={6} className={`${className} ${classes.dot}`} />
    ) : (
      <polyline key={first.x} points={run.map((each) => `${each.x},${each.y}`).join(' ')} className={className} />
    );
  });
}
