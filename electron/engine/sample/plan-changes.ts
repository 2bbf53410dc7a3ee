import { HOUR, hourOfDay, isWeekend, MINUTE } from './calendar.ts';
import { leadService } from './client.ts';
import type { Random } from './random.ts';
import { type Change, createChange, type Release } from './release.ts';

/** A commit is made at least this long before the deployment that brings it to the main branch starts. */
const BEFORE_START = 15 * MINUTE;
/** Releases of two services this close share their commits. */
const SAME_MOMENT = 25 * MINUTE;

/** Gives every release of a repository what it brings and the commit it deploys. `releases` in the order they start. */
export function planChanges(releases: readonly Release[], random: Random): void {
  let before: Release | null = null;
  let head: Change | null = null;
  for (const release of releases) {
    if (release.kind === 'rollback') {
      release.head = release.restores?.head ?? null;
      continue;
    }
    const close = before !== null && release.startedAt - before.startedAt < SAME_MOMENT && release.kind === 'planned';
    release.changes = close ? [] : changesOf(release, before === null, random);
    head = release.changes.at(-1) ?? head;
    release.head = head;
    before = release;
  }
}

function changesOf(release: Release, isFirst: boolean, random: Random): Change[] {
  if (release.kind === 'hotfix') return [createChange(release, 'hotfix')];
  if (release.kind === 'revert') return [createChange(release, 'revert', release.repairs)];
  const usual = release.service.commitsPerDeployment;
  const count = isFirst ? 6 : Math.max(1, Math.round(random.between(usual * 0.4, usual * 1.6)));
  return Array.from({ length: count }, () => createChange(release));
}

/** A commit and the deployment of the lead service that is the first to contain it. */
export interface Charge {
  readonly change: Change;
  readonly release: Release;
  /** The shortest lead time that it can have, milliseconds. */
  readonly shortest: number;
}

/** Charges by span, those of the lead service's first deployment (the baseline) left out. */
export function chargeChanges(releases: readonly Release[]): Map<number, Charge[]> {
  const lead = leadService(releases[0]?.service.repository ?? '');
  const bySpan = new Map<number, Charge[]>();
  let waiting: Change[] = [];
  let isBaseline = true;
  for (const release of releases) {
    waiting.push(...release.changes);
    if (release.service !== lead || release.kind === 'rollback') continue;
    const charges = waiting.map((change) => ({ change, release, shortest: shortestLead(change, release) }));
    waiting = [];
    if (isBaseline) for (const charge of charges) setLead(charge, charge.shortest + 20 * HOUR);
    else bySpan.set(release.span, [...(bySpan.get(release.span) ?? []), ...charges]);
    isBaseline = false;
  }
  // Merged after the lead service's last deployment: nothing of it is deployed there yet.
  for (const change of waiting) if (change.release) change.authoredAt = change.release.startedAt - 3 * HOUR;
  return bySpan;
}

function shortestLead(change: Change, release: Release): number {
  const start = change.release?.startedAt ?? release.startedAt;
  return release.finishedAt - start + (change.kind === 'change' ? BEFORE_START : 0);
}

export function leadOf({ change, release }: Charge): number {
  return release.finishedAt - change.authoredAt;
}

export function setLead({ change, release }: Charge, lead: number): void {
  change.authoredAt = Math.round((release.finishedAt - lead) / 1000) * 1000;
}

/** Repairs are written while it burns: their time is set by the incident, not drawn. */
export function setRepairLeads(charges: readonly Charge[]): Charge[] {
  const free: Charge[] = [];
  for (const charge of charges) {
    if (charge.change.kind === 'change') free.push(charge);
    else setLead(charge, charge.shortest + 7 * MINUTE);
  }
  return free;
}

/**
 * Deals lead times out to commits: each gets one that it can have, and of a few drawn the one that puts its author at the
 * desk. `pool` holds one for each, ascending; where the shortest possible ones exceed it, it gives way.
 */
export function dealLeads(charges: readonly Charge[], pool: readonly number[], random: Random): void {
  const shortest = charges.map((charge) => charge.shortest).sort((a, b) => a - b);
  const left = pool.map((lead, index) => Math.max(lead, shortest[index] ?? 0)).sort((a, b) => a - b);
  for (const charge of [...charges].sort((a, b) => b.shortest - a.shortest)) {
    let from = left.findIndex((lead) => lead >= charge.shortest);
    if (from < 0) from = left.length - 1;
    let chosen = from;
    let best = -1;
    for (let attempt = 0; attempt < 24; attempt++) {
      const index = random.integer(from, left.length - 1);
      const score = deskScore(charge.release.finishedAt - (left[index] ?? 0)) + random.between(0, 0.15);
      if (score > best) [chosen, best] = [index, score];
    }
    setLead(charge, left.splice(chosen, 1)[0] ?? charge.shortest);
  }
}

/** How likely somebody in Seoul writes code then. */
function deskScore(instant: number): number {
  const hour = hourOfDay(instant);
  const awake = hour >= 9.5 && hour < 19.5 ? 1 : hour >= 8 && hour < 23.5 ? 0.5 : 0;
  return isWeekend(instant) ? awake * 0.3 : awake;
}

/** A lead time of the middle, as many below as above, and the same distance on average: mean and median agree. */
export function symmetricPool(count: number, fixedBelow: number, middle: number, random: Random): number[] {
  const total = count + fixedBelow;
  const below = Math.floor(total / 2) - fixedBelow - (total % 2 === 0 ? 1 : 0);
  const pool: number[] = total % 2 === 0 ? [middle * 0.99, middle * 1.01] : [middle];
  for (let index = 0; index < below; index++) pool.push(middle * random.between(0.32, 0.98));
  while (pool.length < count) pool.push(middle * (1.02 + 0.75 * random.next() ** 1.4));
  return pool.sort((a, b) => a - b);
}
