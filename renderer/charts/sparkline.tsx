import classes from './charts.module.css';
import { runs } from './runs.ts';

interface SparklineProps {
  /** One a bucket; null = nothing to measure there. */
  readonly values: readonly (number | null)[];
  readonly previous: readonly (number | null)[];
}

const WIDTH = 200;
const HEIGHT = 44;
const PAD = 3;
/** Buckets without a value that the line may jump: a long weekend. */
const BRIDGED_GAP = 3;

/** The course of a metric in little, from zero; the period before dotted behind. Its figures are in the main chart. */
export function Sparkline({ values, previous }: SparklineProps) {
  const max = Math.max(0, ...values.map((value) => value ?? 0), ...previous.map((value) => value ?? 0));
  if (max === 0) return <div className={classes.sparkline} />;
  const line = trace(values, max);
  return (
    <svg className={classes.sparkline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {line
        .filter((run) => run.length > 1)
        .map((run) => (
          <path key={run[0]?.x} d={`${path(run)}V${HEIGHT}H${run[0]?.x}Z`} className={classes.sparkArea} />
        ))}
      {trace(previous, max).map((run) => (
        <path key={run[0]?.x} d={stroke(run)} className={classes.sparkPrevious} vectorEffect="non-scaling-stroke" />
      ))}
      {line.map((run) => (
        <path
          key={run[0]?.x}
          d={stroke(run)}
          className={run.length === 1 ? classes.sparkDot : classes.sparkLine}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function trace(values: readonly (number | null)[], max: number): readonly (readonly Place[])[] {
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  const places = values.map((value, index) =>
    value === null ? null : { x: round(index * step), y: round(HEIGHT - PAD - (value / max) * (HEIGHT - 2 * PAD)) },
  );
  return runs(places, BRIDGED_GAP);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function path(run: readonly Place[]): string {
  return `M${run.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

/** A single value has no line to be seen by: a stroke of no length with round ends is a dot. */
function stroke(run: readonly Place[]): string {
  const [only] = run;
  return run.length === 1 && only !== undefined ? `M${only.x} ${only.y}h0.01` : path(run);
}
