import type { Anomaly } from '../../../shared/anomaly-answers.ts';
import { formatDay } from '../../../shared/i18n/format-date.ts';
import { addDays, dayNumber } from '../../../shared/local-date.ts';
import { useText } from '../../i18n.ts';
import classes from './shift-chart.module.css';
import { shiftSides } from './shift-words.ts';

const WIDTH = 420;
const HEIGHT = 96;
const TOP = 12;
const BOTTOM = 16;

/** Day by day around a shift, with the level before and the one after. */
export function ShiftChart({ anomaly }: { readonly anomaly: Anomaly }) {
  const { t, locale } = useText();
  const { course, day, before, after, tone, metric } = anomaly;
  const count = course.values.length;
  const at = dayNumber(day) - dayNumber(course.from);
  const isCount = metric === 'deploymentFrequency';
  const max = topOf(course.values, [before, after], isCount);
  const step = WIDTH / count;
  const y = (value: number) => TOP + (1 - Math.min(1, value / max)) * (HEIGHT - TOP - BOTTOM);
  const label = t('anomalies.chart-label', {
    day: formatDay(day, locale),
    sides: t('anomalies.sides', shiftSides(anomaly, locale)),
  });
  return (
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {course.values.map((value, index) => {
        if (value === null || (isCount && value === 0)) return null;
        const x = index * step;
        const key = addDays(course.from, index);
        return isCount ? (
          <rect
            key={key}
            x={x + step * 0.12}
            y={y(value)}
            width={step * 0.76}
            height={y(0) - y(value)}
            className={classes.bar}
          />
        ) : (
          <circle key={key} cx={x + step / 2} cy={y(value)} r={2} className={classes.dot} />
        );
      })}
      <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className={classes.floor} />
      <g data-tone={tone} className={classes.shift}>
        <line x1={0} x2={at * step} y1={y(before)} y2={y(before)} className={classes.before} />
        <line x1={at * step} x2={WIDTH} y1={y(after)} y2={y(after)} className={classes.after} />
        <line x1={at * step} x2={at * step} y1={TOP - 2} y2={y(0)} className={classes.moment} />
        <path d={`M${at * step} 0l5 5l-5 5l-5 -5z`} className={classes.diamond} />
      </g>
      <text x={0} y={HEIGHT - 3} className={classes.tick}>
        {formatDay(course.from, locale)}
      </text>
      <text
        x={at * step}
        y={HEIGHT - 3}
        textAnchor={at > count * 0.8 ? 'end' : 'middle'}
        className={classes.tickOfShift}
      >
        {formatDay(day, locale)}
      </text>
    </svg>
  );
}

/** A single day far above the others must not press them flat: nine of ten fit, and the levels do. */
function topOf(values: readonly (number | null)[], levels: readonly number[], isCount: boolean): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const high = known[Math.floor((known.length - 1) * (isCount ? 1 : 0.9))] ?? 0;
  return Math.max(high, ...levels.map((level) => level * 1.15)) || 1;
}
