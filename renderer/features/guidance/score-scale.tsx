import classes from './score-scale.module.css';

interface ScoreScaleProps {
  /** Says in words what the picture shows. */
  readonly label: string;
  /** 0–10; null = not there. */
  readonly you: number | null;
  readonly data: number | null;
  readonly benchmark: number;
}

const LEFT = 8;
const WIDTH = 204;
const MIDDLE = 13;

/** A line from 0 to 10 with your score (circle), the measured one (diamond) and the average of all (tick). */
export function ScoreScale({ label, you, data, benchmark }: ScoreScaleProps) {
  return (
    <svg className={classes.scale} viewBox="0 0 220 26" role="img" aria-label={label}>
      <line className={classes.line} x1={LEFT} x2={LEFT + WIDTH} y1={MIDDLE} y2={MIDDLE} />
      {you !== null && data !== null && (
        <line className={classes.gap} x1={at(you)} x2={at(data)} y1={MIDDLE} y2={MIDDLE} />
      )}
      <line className={classes.tick} x1={at(benchmark)} x2={at(benchmark)} y1={MIDDLE - 8} y2={MIDDLE + 8} />
      {data !== null && <path className={classes.data} d={diamond(at(data))} />}
      {you !== null && <circle className={classes.you} cx={at(you)} cy={MIDDLE} r={5} />}
    </svg>
  );
}

function at(score: number): number {
  return LEFT + (score / 10) * WIDTH;
}

function diamond(x: number): string {
  return `M${x} ${MIDDLE - 8} L${x + 8} ${MIDDLE} L${x} ${MIDDLE + 8} L${x - 8} ${MIDDLE} Z`;
}

/** One mark alone, for the legend. */
export function ScaleMark({ kind }: { readonly kind: 'you' | 'data' | 'benchmark' }) {
  return (
    <svg className={classes.mark} viewBox="0 0 18 18" aria-hidden="true">
      {kind === 'you' && <circle className={classes.you} cx={9} cy={9} r={5} />}
      {kind === 'data' && <path className={classes.data} d="M9 1 L17 9 L9 17 L1 9 Z" />}
      {kind === 'benchmark' && <line className={classes.tick} x1={9} x2={9} y1={1} y2={17} />}
    </svg>
  );
}
