/** Questions of plain records, for tests: rules, periods and figures without the ceremony. */
import type { MetricFigures } from '../report.ts';
import { parsePeriod } from '../time.ts';
import { buildFacts, type PlainFacts } from './build-facts.ts';
import { measure } from './measure.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';
import type { Selection } from './selection.ts';

export const PLAIN_RULES: Rules = {
  profile: 'doradeck',
  environmentPattern: '^prod',
  environmentsAsSaid: true,
  linkWindowSeconds: 7 * 86_400,
  excludeBots: false,
};

/** Everything within these local dates; weeks begin on Monday. */
export function selectPeriod(from: string, to: string, timeZone = 'UTC'): Selection {
  return {
    ...parsePeriod(from, to, timeZone),
    timeZone,
    weekStart: 1,
    services: null,
    teams: null,
    repositories: null,
    environments: null,
  };
}

export function measurePlain(plain: PlainFacts, selection: Selection, changed: Partial<Rules> = {}): MetricFigures {
  const facts = buildFacts(plain);
  return measure(facts, resolve(facts, { ...PLAIN_RULES, ...changed }), selection);
}
