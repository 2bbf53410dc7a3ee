/** What deployments of GitHub have in common, whichever of its interfaces gave them. */
import type { Cell } from '../cell.ts';
import type { DerivedRow, SourceRecord } from './preset.ts';
import { earliest, textAt } from './source-record.ts';

export interface GithubTimes {
  readonly createdAt: string | null;
  readonly changedAt: string | null;
}

interface Step {
  readonly state: string;
  readonly at: string | null;
}

/**
 * How a deployment ended, by the states it went through. INACTIVE says that a later one took its place, long after it
 * had succeeded, and so does the time of its last change: neither is its end. That of any other is its end.
 */
export function githubOutcome(statuses: readonly Cell[], state: string | null, times: GithubTimes): DerivedRow {
  const steps = statuses.map(stepOf);
  const now = state?.toUpperCase() ?? latest(steps);
  const success = timeOf(steps, ['SUCCESS']);
  const failure = timeOf(steps, ['FAILURE', 'ERROR']);
  if (success !== null) return { status: 'success', finished_at: success };
  if (failure !== null) return { status: 'failure', finished_at: failure };
  const status = STATES.get(now ?? '') ?? 'unknown';
  if (status === 'running' || status === 'unknown') return { status, finished_at: null };
  return { status, finished_at: now === 'INACTIVE' ? times.createdAt : (times.changedAt ?? times.createdAt) };
}

const STATES: ReadonlyMap<string, string> = new Map([
  ['ACTIVE', 'success'],
  ['SUCCESS', 'success'],
  ['INACTIVE', 'success'],
  ['FAILURE', 'failure'],
  ['ERROR', 'failure'],
  ['ABANDONED', 'cancelled'],
  ['IN_PROGRESS', 'running'],
  ['PENDING', 'running'],
  ['QUEUED', 'running'],
  ['WAITING', 'running'],
]);

function stepOf(status: Cell): Step {
  return {
    state: textAt(status, 'state')?.toUpperCase() ?? '',
    at: textAt(status, 'createdAt', 'created_at', 'updatedAt', 'updated_at'),
  };
}

function timeOf(steps: readonly Step[], states: readonly string[]): string | null {
  return earliest(steps.filter(({ state }) => states.includes(state)).map(({ at }) => at));
}

function latest(steps: readonly Step[]): string | null {
  let last: Step | null = null;
  for (const step of steps) if (last === null || (step.at ?? '') > (last.at ?? '')) last = step;
  return last?.state ?? null;
}

/** Whether a record is a pull request by its state or its address, for lists of few fields; issues have neither. */
export function isGithubPull(record: SourceRecord): boolean {
  return textAt(record, 'state') === 'MERGED' || /\/pull\/\d+$/.test(textAt(record, 'html_url', 'url') ?? '');
}

/** "owner/name" of an address of GitHub's site or interface. */
export function githubRepository(address: string | null): string | null {
  return /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([^/]+\/[^/?#]+)/.exec(address ?? '')?.[1] ?? null;
}
