/** Who moved most since the period before, for the better and for the worse. */
import { METRIC_NAMES, type MetricName } from '../../../../shared/model.ts';
import type { BreakdownRow, Report } from '../../../../shared/report.ts';

export interface Mover {
  readonly of: 'service' | 'team';
  readonly row: BreakdownRow;
  readonly metric: MetricName;
  readonly change: number;
}

export interface Movers {
  readonly better: readonly Mover[];
  readonly worse: readonly Mover[];
}

const SHOWN = 3;

/** Only what the numbers can tell from chance; each service once, by its largest change. Services, else teams. */
export function moversOf({ breakdown }: Pick<Report, 'breakdown'>): Movers {
  const services = judged(breakdown.service ?? [], 'service');
  const movers = services.length > 0 ? services : judged(breakdown.team ?? [], 'team');
  return { better: mostMoved(movers, 'better'), worse: mostMoved(movers, 'worse') };
}

function judged(rows: readonly BreakdownRow[], of: Mover['of']): readonly Mover[] {
  return rows.flatMap((row) =>
    METRIC_NAMES.flatMap((metric): readonly Mover[] => {
      const { change, verdict } = row.metrics[metric];
      return change === null || (verdict !== 'better' && verdict !== 'worse') ? [] : [{ of, row, metric, change }];
    }),
  );
}

function mostMoved(movers: readonly Mover[], verdict: 'better' | 'worse'): readonly Mover[] {
  const ranked = movers
    .filter(({ row, metric }) => row.metrics[metric].verdict === verdict)
    .sort((one, other) => size(other.change) - size(one.change));
  const seen = new Set<string>();
  return ranked
    .filter(({ row }) => {
      if (seen.has(row.key)) return false;
      seen.add(row.key);
      return true;
    })
    .slice(0, SHOWN);
}

/** Twice as much weighs as half as much does. */
function size(change: number): number {
  return Math.abs(Math.log(Math.max(0.01, 1 + change)));
}
