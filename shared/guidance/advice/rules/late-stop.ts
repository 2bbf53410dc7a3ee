/**
 * Faulty versions ran on long after it was known, beside the version before, that they fail more often. So many versions are
 * looked at that each must show it by as much more (Bonferroni: an e-value of 20 for each). No lever says what comes of it:
 * a quarter of the doublings between all errors that faulty versions made beyond those of the versions before, and what is left of
 * them had these been stopped at once; recovery is about more than their errors.
 */
import type { AdviceEvidence } from '../../../guidance-answers.ts';
import type { FaultyVersion } from '../evidence.ts';
import { FEWEST_ROWS, found, lacks, NOTHING, param, type Rule } from '../rule.ts';

const THRESHOLD = 20;
/** Seconds: nobody is any faster than that by hand. */
const LONG = 1800;
const MOST_DOUBLINGS = 3;
const OF_ITS_OWN = 0.25;

export const LATE_STOP: Rule = {
  id: 'late-stop',
  metric: 'recoveryTime',
  capability: 'proactive-failure-notification',
  effort: 'days',
  tools: ['canary', 'automatic-rollback', 'monitors'],
  causes: [],
  judge({ versions }) {
    if (versions === null) return lacks('versions');
    const { count, faulty } = versions;
    if (faulty.length > 0 && faulty.every(({ canary }) => canary === null)) return lacks('versions');
    const late = faulty.flatMap((version) => findLate(version, THRESHOLD * count));
    late.sort((a, b) => b.errors - a.errors);
    if (late.length === 0) return NOTHING;
    const saved = sumOf(late.map(({ errors }) => errors));
    const all = sumOf(faulty.map(({ extraErrors, canary }) => Math.max(extraErrors ?? 0, canary?.saved?.errors ?? 0)));
    const doublings = all > saved ? Math.log2(all / (all - saved)) : MOST_DOUBLINGS;
    // As long for all: twice what the slowest one took to be known.
    const watch = Math.max(LONG, 2 * Math.max(...late.map(({ known }) => known)));
    return found({
      n: sumOf(late.map(({ requestsUntilKnown }) => requestsUntilKnown)),
      scenario: null,
      atLeast: OF_ITS_OWN * Math.min(MOST_DOUBLINGS, doublings),
      scope: { kind: 'service', names: [...new Set(late.map(({ of }) => of.service))] },
      evidence: late.slice(0, 3).map((one) => toEvidence(one, watch)),
    });
  },
};

interface LateStop {
  readonly of: FaultyVersion;
  /** Seconds until it was known. */
  readonly known: number;
  readonly requestsUntilKnown: number;
  /** What it did from then on: seconds, requests, and errors beyond those of the version before. */
  readonly seconds: number;
  readonly requests: number;
  readonly errors: number;
}

function findLate(of: FaultyVersion, threshold: number): readonly LateStop[] {
  const { evidence = 0, secondsUntilKnown: known = null, requestsUntilKnown = null, saved = null } = of.canary ?? {};
  if (known === null || requestsUntilKnown === null || saved === null || evidence < threshold) return [];
  if (saved.seconds < LONG || saved.errors < FEWEST_ROWS) return [];
  return [{ of, known, requestsUntilKnown, ...saved }];
}

function toEvidence(
  { of, known, seconds, requests, errors, requestsUntilKnown }: LateStop,
  watch: number,
): AdviceEvidence {
  const [service, base, head] = [of.service, of.against, of.version].map(encodeURIComponent);
  return {
    id: 'late-stop',
    params: {
      service: { kind: 'name', value: of.service },
      version: { kind: 'version', value: of.version },
      known: param('seconds', known),
      longer: param('seconds', seconds),
      requests: param('count', requests),
      errors: param('count', errors),
      watch: param('seconds', watch),
    },
    place: `/versions?of=${service}&base=${base}&head=${head}`,
    n: requestsUntilKnown,
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
