import type { ChartPoint } from './chart-points.ts';
import classes from './charts.module.css';

interface ChartTooltipProps {
  readonly point: Pick<ChartPoint, 'title' | 'lines'> | undefined;
  /** On the other side of the pointer, where there is no room on this one. */
  readonly isTurned?: boolean;
}

export function ChartTooltip({ point, isTurned = false }: ChartTooltipProps) {
  if (point === undefined) return null;
  return (
    <div className={classes.tooltip} data-turned={isTurned}>
      <div className={classes.tooltipTitle}>{point.title}</div>
      {point.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
