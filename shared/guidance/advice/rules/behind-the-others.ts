/**
 * The changes of one team, or one service, take at least three times as long as those of all others: it has something to
 * learn from them, or something stands in its way. No lever says what comes of it: its doublings are those between its
 * median and the others', less the smaller its part of the changes is (its root).
 */
import type { ChangeTime, Evidence } from '../evidence.ts';
import { found, lacks, NOTHING, param, type Rule } from '../rule.ts';
import { chanceOfMedians, middleOf } from '../statistics.ts';
import { HOURS } from './stage-rule.ts';

const CHANCE = 0.01;
const CLEARLY = 3;
const FEWEST_CHANGES = 10;
const FEWEST_DEPLOYMENTS = 5;
/** Whoever is faster than this is behind nobody. */
const FAST = 24 * HOURS;

interface Behind {
  readonly kind: 'service' | 'team';
  readonly name: string;
  readonly own: number;
  readonly others: number;
  readonly n: number;
  readonly doublings: number;
}

export const BEHIND_THE_OTHERS: Rule = {
  id: 'behind-the-others',
  metric: 'changeLeadTime',
  capability: 'learning-culture',
  effort: 'weeks',
  tools: ['cd-visibility', 'ci-visibility'],
  causes: [],
  judge(evidence) {
    if (evidence.changes.length === 0) return lacks('lead-times');
    const behind = findBehind(evidence);
    if (behind === null) return NOTHING;
    const { kind, name, own, others, n, doublings } = behind;
    return found({
      n,
      scenario: null,
      atLeast: doublings,
      scope: { kind, names: [name] },
      evidence: [
        {
          id: 'behind',
          params: {
            name: { kind: 'name', value: name },
            median: param('seconds', own),
            others: param('seconds', others),
            factor: param('factor', own / others),
            n: param('count', n),
          },
          place: `/lead-time?${kind}=${encodeURIComponent(name)}&sort=-leadSeconds`,
          n,
        },
      ],
    });
  },
};

/** A team of one service is told as the service. */
function findBehind({ changes }: Evidence): Behind | null {
  const candidates = (['team', 'service'] as const).flatMap((kind) => behindBy(changes, kind));
  return candidates.sort((a, b) => b.doublings - a.doublings || (a.kind === 'service' ? -1 : 1))[0] ?? null;
}

function behindBy(changes: readonly ChangeTime[], kind: 'service' | 'team'): readonly Behind[] {
  const names = [...new Set(changes.map((change) => change[kind]))].filter((name) => name !== '');
  return names.flatMap((name): readonly Behind[] => {
    const own = changes.filter((change) => change[kind] === name);
    const rest = changes.filter((change) => change[kind] !== name);
    if (own.length < FEWEST_CHANGES || rest.length < FEWEST_CHANGES) return [];
    if (new Set(own.map(({ deployment }) => deployment)).size < FEWEST_DEPLOYMENTS) return [];
    const [mine, theirs] = [own.map(({ seconds }) => seconds), rest.map(({ seconds }) => seconds)];
    const [middle, others] = [middleOf(mine), middleOf(theirs)];
    if (middle === null || others === null || middle.median < CLEARLY * others.median || middle.low < FAST) return [];
    if (chanceOfMedians(mine, theirs) > CHANCE / names.length) return [];
    const doublings = Math.log2(middle.median / others.median) * Math.sqrt(own.length / changes.length);
    return [{ kind, name, own: middle.median, others: others.median, n: own.length, doublings }];
  });
}
