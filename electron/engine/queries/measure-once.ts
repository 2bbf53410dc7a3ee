/**
 * The figures of a period, measured once: screens that are looked at one after the other ask for the same periods, and
 * months go by while others of a history stay.
 */
import type { Facts } from '../../../shared/metrics/facts.ts';
import { measure } from '../../../shared/metrics/measure.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';
import type { Codes, Selection } from '../../../shared/metrics/selection.ts';
import type { MetricFigures } from '../../../shared/report.ts';

/** A few kB each: the months of a history twice. */
const MOST_KEPT = 128;

interface Measured {
  readonly facts: Facts;
  /** The newest last. */
  readonly figures: Map<string, MetricFigures>;
}

/** Neither facts nor a resolution ever changes. */
const measured = new WeakMap<Resolution, Measured>();

/** As `measure` has them. */
export function measureOnce(facts: Facts, resolution: Resolution, selection: Selection): MetricFigures {
  const before = measured.get(resolution);
  const known = before?.facts === facts ? before : { facts, figures: new Map<string, MetricFigures>() };
  measured.set(resolution, known);
  const key = keyOf(selection);
  const figures = known.figures.get(key) ?? measure(facts, resolution, selection);
  known.figures.delete(key);
  known.figures.set(key, figures);
  const [oldest] = known.figures.keys();
  if (known.figures.size > MOST_KEPT && oldest !== undefined) known.figures.delete(oldest);
  return figures;
}

function keyOf({ from, to, timeZone, weekStart, services, teams, repositories, environments }: Selection): string {
  const filters = [services, teams, repositories, environments].map((codes: Codes) => codes && [...codes]);
  return JSON.stringify([from, to, timeZone, weekStart, filters]);
}
