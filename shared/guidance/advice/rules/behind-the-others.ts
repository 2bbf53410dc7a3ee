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
/** The slowest ones: whoever is far behind is among them. */
const MOST_LOOKED_AT = 3;

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
  const groups = groupBy(changes, kind);
  const slowest = [...groups]
    .filter(
      ([name, own]) => name !== '' && own.length >= FEWEST_CHANGES && changes.length - own.length >= FEWEST_CHANGES,
    )
    .map(([name, own]) => ({ name, own, middle: middleOf(own.map(({ seconds }) => seconds)) }))
    .filter(({ middle }) => middle !== null && middle.low >= FAST)
    .sort((a, b) => (b.middle?.median ?? 0) - (a.middle?.median ?? 0))
    .slice(0, MOST_LOOKED_AT);
  return slowest.flatMap(({ name, own, middle }): readonly Behind[] => {
    if (middle === null || new Set(own.map(({ deployment }) => deployment)).size < FEWEST_DEPLOYMENTS) return [];
    const theirs = changes.flatMap((change) => (change[kind] === name ? [] : [change.seconds]));
    const others = middleOf(theirs);
    if (others === null || middle.median < CLEARLY * others.median) return [];
    const mine = own.map(({ seconds }) => seconds);
    if (chanceOfMedians(mine, theirs) > CHANCE / groups.size) return [];
    const doublings = Math.log2(middle.median / others.median) * Math.sqrt(own.length / changes.length);
    return [{ kind, name, own: middle.median, others: others.median, n: own.length, doublings }];
  });
}

function groupBy(changes: readonly ChangeTime[], kind: 'service' | 'team'): ReadonlyMap<string, ChangeTime[]> {
  const groups = new Map<string, ChangeTime[]>();
  for (const change of changes) {
    const own = groups.get(change[kind]);
    if (own === undefined) groups.set(change[kind], [change]);
    else own.push(change);
  }
  return groups;
}
