/**
 * Lead times of the sample: commit times are chosen so that the median over commits and the mean over deployments (of the
 * commit deployed) both come to what the plan says, service by service and for the team with targets as a whole.
 */
import { HOUR } from './calendar.ts';
import { leadService, SPANS, TEAM_LEAD_HOURS, TEAM_WITH_TARGETS } from './client.ts';
import {
  type Charge,
  chargeChanges,
  dealLeads,
  leadOf,
  setLead,
  setRepairLeads,
  symmetricPool,
} from './plan-changes.ts';
import type { Random } from './random.ts';
import type { Release } from './release.ts';

export function giveLeads(repositories: ReadonlyMap<string, readonly Release[]>, random: Random): void {
  const solved: Solved[] = [];
  for (const [repository, releases] of repositories) {
    const service = leadService(repository);
    for (const [span, charges] of chargeChanges(releases)) {
      const free = setRepairLeads(charges);
      const own = releases.filter((release) => release.service === service && release.span === span);
      const hours = leadHours(repository, span, random);
      if (service.team === TEAM_WITH_TARGETS && span >= SPANS - 2)
        solved.push({ span, charges, free, releases: own, hours });
      if (hours === null) continue;
      dealLeads(free, symmetricPool(free.length, charges.length - free.length, hours * HOUR, random), random);
      stretchHeads(own, free, hours * HOUR, hours * HOUR * own.length);
    }
  }
  for (const span of [SPANS - 2, SPANS - 1]) {
    const hours = span === SPANS - 1 ? TEAM_LEAD_HOURS.last : TEAM_LEAD_HOURS.previous;
    solveTeam(
      solved.filter((part) => part.span === span),
      hours * HOUR,
      random,
    );
  }
}

interface Solved {
  readonly span: number;
  readonly charges: readonly Charge[];
  readonly free: readonly Charge[];
  readonly releases: readonly Release[];
  /** null = to be solved. */
  readonly hours: number | null;
}

function leadHours(repository: string, span: number, random: Random): number | null {
  const { usual, previous, last } = leadService(repository);
  if (span === SPANS - 1) return last.leadHours;
  return span === SPANS - 2 ? previous.leadHours : usual.leadHours * random.between(0.88, 1.12);
}

/**
 * The services without a target of their own get as many lead times below the team's as leave half of all below it, and
 * their deployed commits times that bring the team's mean to it as well.
 */
function solveTeam(parts: readonly Solved[], target: number, random: Random): void {
  const open = parts.filter((part) => part.hours === null);
  const done = parts.filter((part) => part.hours !== null).flatMap((part) => part.charges);
  const free = open.flatMap((part) => part.free);
  const fixed = open.flatMap((part) => part.charges).length - free.length;
  const total = done.length + free.length + fixed;
  const belowAlready = done.filter((charge) => leadOf(charge) < target).length + fixed;
  const below = Math.round(total / 2) - belowAlready;
  const pool = [target * 0.995, target * 1.005];
  while (pool.length < below + 1) pool.push(target * random.between(0.35, 0.98));
  while (pool.length < free.length) pool.push(target * (1.03 + 1.1 * random.next() ** 1.5));
  dealLeads(
    free,
    pool.sort((a, b) => a - b),
    random,
  );
  const releases = parts.flatMap((part) => part.releases);
  stretchHeads(releases, free, target, target * releases.length);
}

/**
 * Moves the deployed commits that lie above `middle` away from it or towards it, until the times of the commits that
 * `releases` deploy add up to `sum`. No commit crosses the middle, so medians stay.
 */
function stretchHeads(releases: readonly Release[], free: readonly Charge[], middle: number, sum: number): void {
  const heads = new Set(releases.map((release) => release.head));
  const above = free
    .filter((charge) => heads.has(charge.change) && leadOf(charge) > middle * 1.01)
    .map((charge) => ({ charge, distance: leadOf(charge) - middle }));
  const sumAt = (stretch: number) => {
    for (const { charge, distance } of above) {
      setLead(charge, Math.max(charge.shortest, middle * 1.011, middle + distance * stretch));
    }
    return releases.reduce((total, release) => total + release.finishedAt - (release.head?.authoredAt ?? 0), 0);
  };
  let [low, high] = [0, 8];
  for (let step = 0; step < 40; step++) {
    const middleOf = (low + high) / 2;
    if (sumAt(middleOf) < sum) low = middleOf;
    else high = middleOf;
  }
}
