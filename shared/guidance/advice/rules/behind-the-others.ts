/**
 * The changes of one team, or one service, take at least three times as long as those of all others: it has something to
 * learn from them, or something stands in its way. No lever says what comes of it: its doublings are those between its
 * median and the others', less the smaller its part of the changes is (its root).
 */
import { groupRows, membersOf } from '../../../metrics/group-rows.ts';
import { gather } from '../../what-if/gather-columns.ts';
import type { ChangeTimes, Evidence } from '../evidence.ts';
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
    if (evidence.changes.count === 0) return lacks('lead-times');
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

function behindBy(changes: ChangeTimes, kind: 'service' | 'team'): readonly Behind[] {
  const groups = groupBy(changes, kind);
  const slowest = groups
    .filter(
      ({ name, rows }) => name !== '' && rows.length >= FEWEST_CHANGES && changes.count - rows.length >= FEWEST_CHANGES,
    )
    .map((group) => ({ ...group, seconds: gather(changes.seconds, group.rows) }))
    .map((group) => ({ ...group, middle: middleOf(group.seconds) }))
    .filter(({ middle }) => middle !== null && middle.low >= FAST)
    .sort((a, b) => (b.middle?.median ?? 0) - (a.middle?.median ?? 0))
    .slice(0, MOST_LOOKED_AT);
  return slowest.flatMap(({ code, name, rows, seconds, middle }): readonly Behind[] => {
    if (middle === null || new Set(gather(changes.deployment, rows)).size < FEWEST_DEPLOYMENTS) return [];
    const theirs = secondsOfOthers(changes, kind, code, rows.length);
    const others = middleOf(theirs);
    if (others === null || middle.median < CLEARLY * others.median) return [];
    if (chanceOfMedians(seconds, theirs) > CHANCE / groups.length) return [];
    const doublings = Math.log2(middle.median / others.median) * Math.sqrt(rows.length / changes.count);
    return [{ kind, name, own: middle.median, others: others.median, n: rows.length, doublings }];
  });
}

interface Group {
  readonly code: number;
  readonly name: string;
  readonly rows: Int32Array;
}

/** Whoever comes first is first. */
function groupBy(changes: ChangeTimes, kind: 'service' | 'team'): readonly Group[] {
  const names = changes.names[kind];
  const groups = groupRows(changes[kind], names.length);
  return names
    .map((name, code): Group => ({ code, name, rows: membersOf(groups, code) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => (a.rows[0] as number) - (b.rows[0] as number));
}

function secondsOfOthers(changes: ChangeTimes, kind: 'service' | 'team', code: number, own: number): Float64Array {
  const codes = changes[kind];
  const theirs = new Float64Array(changes.count - own);
  let end = 0;
  for (let row = 0; row < changes.count; row++) {
    if (codes[row] !== code) theirs[end++] = changes.seconds[row] as number;
  }
  return theirs;
}
