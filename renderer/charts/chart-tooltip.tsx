import type { ChartPoint } from './chart-points.ts';
import classes from './charts.module.css';

export function ChartTooltip({ point }: { readonly point: Pick<ChartPoint, 'title' | 'lines'> | undefined }) {
  if (point === undefined) return null;
  return (
    <div className={classes.tooltip}>
      <div className={classes.tooltipTitle}>{point.title}</div>
      {point.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}
