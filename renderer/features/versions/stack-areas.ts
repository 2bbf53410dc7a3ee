/** Shares of traffic as areas upon each other: from buckets to paths. */
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import { placeOf } from './time-axis.ts';

export interface TrafficShare {
  /** Of the bucket's requests, in the order of lanes; null = nobody asked for anything. */
  readonly shares: readonly number[] | null;
  readonly others: number;
  readonly requests: number;
}

export function sharesOf({ requests, others }: VersionTimeline['traffic'][number]): TrafficShare {
  const sum = requests.reduce((total, count) => total + count, others);
  if (sum <= 0) return { shares: null, others: 0, requests: 0 };
  return { shares: requests.map((count) => count / sum), others: others / sum, requests: sum };
}

export interface Area {
  /** Of lanes; null = all versions that have none. */
  readonly lane: number | null;
  readonly path: string;
  /** Where words about it have most room: middle, and how wide and high it is there; null = nowhere. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number } | null;
}

export interface StackFrame {
  readonly left: number;
  readonly inner: number;
  readonly top: number;
  readonly height: number;
}

/** Of a bucket, in pixels. */
interface Step {
  readonly x: number;
  readonly width: number;
  readonly low: number;
  readonly high: number;
}

/** Words stand where a version has nearly all, if that lasts; else where it has less. */
const LABEL_SHARES = [0.8, 0.5, 0.25] as const;
/** Pixels that a short version needs. */
const LABEL_WIDTH = 56;

/** Others at the ground, then versions from the oldest to the newest, a step a bucket. */
export function stackAreas(timeline: VersionTimeline, frame: StackFrame): readonly Area[] {
  const shares = timeline.traffic.map(sharesOf);
  const orders = [null, ...timeline.lanes.keys()];
  const below = shares.map(() => 0);
  return orders.flatMap((lane) => {
    const steps = timeline.traffic.flatMap(({ at }, bucket): readonly Step[] => {
      const share = shares[bucket];
      const part = lane === null ? (share?.others ?? 0) : (share?.shares?.[lane] ?? 0);
      const low = below[bucket] ?? 0;
      below[bucket] = low + part;
      if (part === 0) return [];
      const x = placeOf(at, timeline, frame.inner);
      const end = placeOf(at + timeline.bucketSeconds * 1000, timeline, frame.inner);
      return [{ x: frame.left + x, width: end - x, low, high: low + part }];
    });
    return steps.length === 0 ? [] : [{ lane, path: pathOf(steps, frame), label: labelOf(steps, frame) }];
  });
}

function pathOf(steps: readonly Step[], { top, height }: StackFrame): string {
  const y = (share: number) => (top + (1 - share) * height).toFixed(1);
  return joined(steps)
    .map((run) => {
      const [first] = run;
      if (first === undefined) return '';
      const over = run.map(({ x, width, high }) => `V${y(high)}H${(x + width).toFixed(1)}`);
      const under = [...run].reverse().map(({ x, low }) => `V${y(low)}H${x.toFixed(1)}`);
      return `M${first.x.toFixed(1)} ${y(first.low)}${over.join('')}${under.join('')}z`;
    })
    .join('');
}

/** Stretches of buckets without a gap. */
function joined(steps: readonly Step[]): readonly (readonly Step[])[] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1)?.at(-1);
    if (last === undefined || step.x - (last.x + last.width) > 0.5) runs.push([]);
    runs.at(-1)?.push(step);
  }
  return runs;
}

function labelOf(steps: readonly Step[], frame: StackFrame): Area['label'] {
  const labels = LABEL_SHARES.map((share) => labelAbove(share, steps, frame)).filter((label) => label !== null);
  return labels.find(({ width }) => width >= LABEL_WIDTH) ?? labels.at(-1) ?? null;
}

/** In the longest stretch where its share is at least that. */
function labelAbove(share: number, steps: readonly Step[], { top, height }: StackFrame): Area['label'] {
  const wide = joined(steps.filter(({ low, high }) => high - low >= share - 1e-9));
  const widths = wide.map((run) => run.reduce((sum, { width }) => sum + width, 0));
  const width = Math.max(0, ...widths);
  const run = wide[widths.indexOf(width)];
  const [first] = run ?? [];
  if (run === undefined || first === undefined) return null;
  // What all of its buckets cover has room for words.
  const low = Math.max(...run.map((step) => step.low));
  const high = Math.min(...run.map((step) => step.high));
  if ((high - low) * height < 14) return null;
  return { x: first.x + width / 2, y: top + (1 - (low + high) / 2) * height, width };
}
