import classes from './course-panel.module.css';

interface SmallChartProps {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** The base's values, behind; null = it is the base. */
  readonly base: readonly (number | null)[] | null;
  /** Places of the widest chart, and the top of the scale: the same for all. */
  readonly length: number;
  readonly max: number;
  /** Counts are bars from zero; other values are points, joined where they follow each other. */
  readonly isCount: boolean;
  /** What a place says. */
  readonly told: (index: number) => string;
}

const HEIGHT = 100;
/** Of a place's width in the drawing's own units. */
const STEP = 10;
/** Room above the highest value. */
const TOP = 4;

export function SmallChart({ label, values, base, length, max, isCount, told }: SmallChartProps) {
  const width = Math.max(1, length) * STEP;
  const y = (value: number) => (max === 0 ? HEIGHT : round(HEIGHT - (value / max) * (HEIGHT - TOP)));
  const places = values.map((value, index) => ({ value, index }));
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path
        className={classes.grid}
        d={`M0 ${TOP}H${width}M0 ${(HEIGHT + TOP) / 2}H${width}`}
        vectorEffect="non-scaling-stroke"
      />
      <path className={classes.ground} d={`M0 ${HEIGHT}H${width}`} vectorEffect="non-scaling-stroke" />
      {isCount ? (
        <>
          {places.map(({ value, index }) => (
            <rect
              key={index}
              className={classes.bar}
              x={index * STEP + 1}
              width={STEP - 2}
              y={y(value ?? 0)}
              height={HEIGHT - y(value ?? 0)}
            >
              <title>{told(index)}</title>
            </rect>
          ))}
          {base !== null && <path className={classes.base} d={steps(base, y)} vectorEffect="non-scaling-stroke" />}
        </>
      ) : (
        <>
          {base !== null && <path className={classes.base} d={line(base, y)} vectorEffect="non-scaling-stroke" />}
          <path className={classes.line} d={line(values, y)} vectorEffect="non-scaling-stroke" />
          <path className={classes.dots} d={dots(values, y)} vectorEffect="non-scaling-stroke" />
          {places.map(({ index }) => (
            <rect key={index} className={classes.touch} x={index * STEP} width={STEP} y={0} height={HEIGHT}>
              <title>{told(index)}</title>
            </rect>
          ))}
        </>
      )}
    </svg>
  );
}

type Scale = (value: number) => number;

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Along the tops of the bars it would have. */
function steps(values: readonly (number | null)[], y: Scale): string {
  return values.map((value, index) => `${index === 0 ? 'M' : 'L'}${index * STEP} ${y(value ?? 0)}h${STEP}`).join('');
}

/** Through the middles of the places that have a value; a place without one breaks it. */
function line(values: readonly (number | null)[], y: Scale): string {
  return values
    .map((value, index) =>
      value === null
        ? ''
        : `${index === 0 || values[index - 1] == null ? 'M' : 'L'}${(index + 0.5) * STEP} ${y(value)}`,
    )
    .join('');
}

/** A stroke of no length with round ends is a dot, whatever the drawing is stretched to. */
function dots(values: readonly (number | null)[], y: Scale): string {
  return values.map((value, index) => (value === null ? '' : `M${(index + 0.5) * STEP} ${y(value)}h0.01`)).join('');
}
