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
import type { Question } from '../queries/question.ts';

interface Kept {
  readonly asked: string;
  readonly baseline: Baseline;
  readonly levers: WhatIfAnswer['levers'];
}

/** While sliders move the same view is asked for again and again: what they move from is measured once. */
const kept = new WeakMap<Resolution, Kept>();

export function whatIf(question: Question, scenarios: readonly Scenario[]): WhatIfAnswer {
  const { baseline, levers } = baselineOf(question);
  return {
    now: measureNow(baseline),
    outcomes: scenarios.map((scenario) => ({ scenario, metrics: measureScenario(baseline, scenario) })),
    levers,
  };
}

export function baselineOf({ view, facts, resolved, selection, previous, levels, profile, settings }: Question): Kept {
  const { resolution } = resolved;
  const asked = JSON.stringify([view, facts.generation, selection.from, selection.to, levels.id, settings.weekStart]);
  const known = kept.get(resolution);
  if (known?.asked === asked) return known;
  const baseline = createBaseline({ facts, resolution, selection, previous, levels, profile });
  const found = { asked, baseline, levers: findLevers(baseline) };
  kept.set(resolution, found);
  return found;
}
