import type { Scenario } from '../../../shared/guidance/scenario.ts';
import {
  type Baseline,
  createBaseline,
  findLevers,
  measureNow,
  measureScenario,
} from '../../../shared/guidance/what-if/measure-scenarios.ts';
import type { WhatIfAnswer } from '../../../shared/guidance-answers.ts';
import type { Resolution } from '../../../shared/metrics/resolution.ts';
import { measureOnce } from '../queries/measure-once.ts';
import type { Question } from '../queries/question.ts';

interface Kept {
  readonly asked: string;
  readonly baseline: Baseline;
  /** null = nobody asked for them. */
  levers: WhatIfAnswer['levers'] | null;
}

/** While sliders move the same view is asked for again and again: what they move from is measured once. */
const kept = new WeakMap<Resolution, Kept>();

export function whatIf(question: Question, scenarios: readonly Scenario[]): WhatIfAnswer {
  const known = keptOf(question);
  const { baseline } = known;
  known.levers ??= findLevers(baseline);
  return {
    now: measureNow(baseline),
    outcomes: scenarios.map((scenario) => ({ scenario, metrics: measureScenario(baseline, scenario) })),
    levers: known.levers,
  };
}

export function baselineOf(question: Question): Baseline {
  return keptOf(question).baseline;
}

function keptOf({ view, facts, resolved, selection, previous, levels, profile, settings }: Question): Kept {
  const { resolution } = resolved;
  const asked = JSON.stringify([view, facts.generation, selection.from, selection.to, levels.id, settings.weekStart]);
  const known = kept.get(resolution);
  if (known?.asked === asked) return known;
  const figures = measureOnce(facts, resolution, selection);
  const before = measureOnce(facts, resolution, previous);
  const baseline = createBaseline({ facts, resolution, selection, levels, profile, figures, before });
  const found = { asked, baseline, levers: null };
  kept.set(resolution, found);
  return found;
}
