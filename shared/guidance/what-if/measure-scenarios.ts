/** The figures as they are and as they would be under scenarios, and what the levers start from. */

import type { WhatIfAnswer } from '../../guidance-answers.ts';
import { compareFigures } from '../../metrics/compare.ts';
import type { Facts } from '../../metrics/facts.ts';
import type { LevelSet } from '../../metrics/levels.ts';
import { measure } from '../../metrics/measure.ts';
import { type PlacedLeads, placeLeads } from '../../metrics/place-leads.ts';
import type { Profile } from '../../metrics/profiles.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import { selectRows } from '../../metrics/select-rows.ts';
import type { Selection } from '../../metrics/selection.ts';
import type { MetricFigures, Metrics, StageName } from '../../report.ts';
import { STAGE_NAMES } from '../../report.ts';
import { median } from '../../stats.ts';
import { isAsItIs, type Scenario } from '../scenario.ts';
import { cutFacts } from './cut-facts.ts';
import { suppose } from './suppose.ts';
import type { Supposed } from './suppose-size.ts';
import { stagesOfLeads } from './suppose-stages.ts';

/** What scenarios are supposed of. `before` is what every one of them is set against: the period before as it was. */
export interface Baseline {
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly selection: Selection;
  readonly levels: LevelSet;
  readonly profile: Profile;
  readonly figures: MetricFigures;
  readonly before: MetricFigures;
  /** Of the facts what the selection can depend on; found when something is supposed first. */
  readonly cut: Supposed;
}

export function createBaseline(of: Omit<Baseline, 'cut'>): Baseline {
  let cut: Supposed | null = null;
  return {
    ...of,
    get cut() {
      cut ??= cutFacts(of.facts, of.resolution, of.selection);
      return cut;
    },
  };
}

export function measureNow({ figures, before, levels, profile }: Baseline): Metrics {
  return compareFigures(figures, before, levels, profile);
}

export function measureScenario(baseline: Baseline, scenario: Scenario): Metrics {
  if (isAsItIs(scenario)) return measureNow(baseline);
  const { cut, selection, before, levels, profile } = baseline;
  const supposed = suppose(cut.facts, cut.resolution, selection, scenario);
  return compareFigures(measure(supposed.facts, supposed.resolution, selection), before, levels, profile);
}

export function findLevers({ cut, selection, figures }: Baseline): WhatIfAnswer['levers'] {
  const rows = selectRows(cut.facts, cut.resolution, selection);
  const placed = placeLeads(cut.facts, cut.resolution, selection, rows);
  const { count, staged } = countStaged(cut.facts, placed);
  const { leadOffset } = placed.resolution;
  const sizes = Array.from(placed.deployments, (row) => (leadOffset[row + 1] ?? 0) - (leadOffset[row] ?? 0));
  return {
    stageMedianSeconds: stageMedians(figures),
    changesPerDeployment: median(Float64Array.from(sizes.filter((size) => size > 0))),
    staged,
    changes: count,
  };
}

/** Changes with a time, and those of them that have one in any stage. */
function countStaged(facts: Facts, { resolution, deployments }: PlacedLeads) {
  const { leadOffset, leadSeconds } = resolution;
  const { seconds } = stagesOfLeads(facts, resolution);
  let count = 0;
  let staged = 0;
  for (let k = 0; k < deployments.length; k++) {
    const row = deployments[k] as number;
    for (let lead = leadOffset[row] as number; lead < (leadOffset[row + 1] as number); lead++) {
      if (!((leadSeconds[lead] as number) > 0)) continue;
      count++;
      if (seconds.some((column) => !Number.isNaN(column[lead]))) staged++;
    }
  }
  return { count, staged };
}

function stageMedians({ changeLeadTime }: MetricFigures): Readonly<Record<StageName, number | null>> {
  const of = (stage: StageName) => changeLeadTime.stages.find((one) => one.stage === stage)?.medianSeconds ?? null;
  return Object.fromEntries(STAGE_NAMES.map((stage) => [stage, of(stage)])) as Record<StageName, number | null>;
}
