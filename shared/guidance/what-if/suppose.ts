/**
 * What if: facts and their resolution changed as a scenario says (shared/guidance/scenario.ts), so that the very metric
 * functions that make the report compute what would be. Columns are copied, never changed in place; a scenario of things as
 * they are gives back what came in. Only what the selection looks at is changed: the result is there to measure that one
 * selection. What is supposed beyond the factors (shown beside the sliders: texts/what-if.ts, `assumes.<id>`):
 *
 * - `same-changes`: the same changes go out, with the same work in them. A stage multiplied is multiplied for each change that
 *   has it, and its lead time is shorter or longer by just that; a change without the stage stays as it is, and so do the
 *   deployments and the period that it belongs to. However fast, a change takes a second (a minute where the profile
 *   measures in minutes).
 * - `in-between`: smaller deployments are more of them, in between each two of a service in equal parts of the time (halves
 *   first, then quarters …), none before the first. A change goes with the first that begins once it is merged (or made,
 *   without a pull request) and waits less by just that. Larger deployments: of each service only some are left (every
 *   second, third …), and carry what those before them carried.
 * - `same-shares`: neither changes which share fails, is rework or (where the profile divides incidents) has incidents. So
 *   the gain that smaller deployments bring by failing less isn't in it.
 * - `failures-spread`: when fewer fail, those that still do are spread evenly over time, and so are those that fail besides
 *   when more do. Incidents whose deployments no longer fail don't happen; rework goes up or down with failures.
 * - `recovery-alike`: every recovery becomes shorter or longer by the same factor; those still open stay open.
 *
 * Levers don't meet: stages act on the waits that the size leaves, failures on the deployments that it leaves.
 */
import type { Facts } from '../../metrics/facts.ts';
import { PROFILES } from '../../metrics/profiles.ts';
import type { Resolution } from '../../metrics/resolution.ts';
import type { Selection } from '../../metrics/selection.ts';
import type { Scenario } from '../scenario.ts';
import { supposeFailures, supposeRecovery } from './suppose-failures.ts';
import { supposeIncidents } from './suppose-incidents.ts';
import { type Supposed, supposeSize } from './suppose-size.ts';
import { supposeStages } from './suppose-stages.ts';

export function suppose(facts: Facts, resolution: Resolution, selection: Selection, scenario: Scenario): Supposed {
  const { deploymentSize, failureRate, recovery, stages } = scenario;
  const sized = supposeSize(facts, resolution, selection, deploymentSize);
  const failing = supposeFailures(sized.facts, sized.resolution, selection, failureRate);
  const staged = supposeStages(sized.facts, failing, stages);
  const recovering = { facts: sized.facts, resolution: supposeRecovery(sized.facts, staged, recovery) };
  const { numerator } = PROFILES[resolution.rules.profile].changeFailureRate;
  return numerator === 'incidents' ? supposeIncidents(recovering, selection, failureRate / deploymentSize) : recovering;
}
