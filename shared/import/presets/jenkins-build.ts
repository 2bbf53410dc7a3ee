import type { Cell } from '../cell.ts';
import { isNumberCell } from '../cell.ts';
import { POSSIBLE, skipUnchosen } from './deploying.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Builds of Jenkins jobs, each taken for a deployment unless the user says which jobs deploy. `timestamp` is the
 * start in ms and `duration` ms; while a build runs, its result is that of no one. A job's place is in `fullDisplayName`
 * ("folder » job #12"), else in its address.
 */
export const jenkinsBuild: Preset = {
  id: 'jenkins-build',
  kind: 'deployments',
  recognise: (columns) => {
    if (!hasColumns(columns, 'number', 'timestamp', 'duration')) return 0;
    return hasColumns(columns, 'result') || hasColumnUnder(columns, 'building') ? 0.9 : 0;
  },
  fields: {
    id: ['fullDisplayName', 'number'],
    service: ['fullDisplayName', 'url'],
    repo: ['actions[].remoteUrls'],
    sha: ['actions[].lastBuiltRevision.SHA1'],
    started_at: ['timestamp'],
    finished_at: ['duration'],
    status: ['result'],
  },
  reads: ['number', 'building', 'url', 'actions', 'fullDisplayName'],
  derive: (record, choices) => {
    const other = skipUnchosen([jobOf(record)], 'fullDisplayName', choices);
    if (other !== null) return other;
    const build = buildOf(record);
    const [first, ...others] = sourcesOf(record).map((source) => ({ ...build, ...source }));
    return [first ?? build, ...others];
  },
};

/** The same builds as runs of their jobs: chosen where the user asks for runs. */
export const jenkinsBuildRun: Preset = {
  id: 'jenkins-build-run',
  kind: 'runs',
  recognise: (columns, records) => (jenkinsBuild.recognise(columns, records) > 0 ? POSSIBLE : 0),
  fields: {
    id: ['fullDisplayName', 'number'],
    service: ['fullDisplayName', 'url'],
    repo: ['actions[].remoteUrls'],
    sha: ['actions[].lastBuiltRevision.SHA1'],
    status: ['result'],
    created_at: ['timestamp'],
    started_at: ['timestamp'],
    finished_at: ['duration'],
    url: ['url'],
  },
  reads: ['number', 'building', 'url', 'actions', 'fullDisplayName', 'duration'],
  derive: (record) => {
    // Of several revisions that it checked out, the last is that of its own code: libraries come first.
    const source = sourcesOf(record).at(-1) ?? { repo: null, sha: null };
    return [{ ...buildOf(record), ...source, created_at: valueAt(record, 'timestamp') }];
  },
};

function buildOf(record: SourceRecord): DerivedRow {
  const job = jobOf(record);
  const number = textAt(record, 'number') ?? textAt(record, 'id');
  return {
    id: number === null ? null : `${job ?? ''}#${number}`,
    service: job,
    repo: null,
    sha: null,
    finished_at: endOf(record),
    status: isRunning(record) ? 'running' : (RESULTS.get(textAt(record, 'result') ?? '') ?? 'unknown'),
  };
}

/** UNSTABLE: it ran to its end and tests failed; whether that deployed anything, nobody can tell. */
const RESULTS: ReadonlyMap<string, string> = new Map([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
  ['ABORTED', 'cancelled'],
  ['NOT_BUILT', 'cancelled'],
  ['NOT_BUILD', 'cancelled'],
]);

function isRunning(record: SourceRecord): boolean {
  return valueAt(record, 'building') === true || valueAt(record, 'inProgress') === true;
}

/** In ms since 1970, as a number, since times are read by their size. */
function endOf(record: SourceRecord): Cell {
  if (isRunning(record)) return null;
  const start = numberOf(valueAt(record, 'timestamp'));
  const duration = numberOf(valueAt(record, 'duration'));
  return start === null || duration === null ? null : { number: String(start + duration) };
}

function numberOf(cell: Cell): number | null {
  const number = cell !== null && isNumberCell(cell) ? Number(cell.number) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function jobOf(record: SourceRecord): string | null {
  const display = textAt(record, 'fullDisplayName');
  // A build may have a name of its own instead of its number ("job v1.2"): then the address says more.
  const named = /^(.*\S)\s+#\d+$/.exec(display ?? '')?.[1];
  if (named !== undefined) return named.split(' » ').join('/');
  const path = /\/job\/(.+?)\/\d+\/?$/.exec(textAt(record, 'url') ?? '')?.[1];
  return path?.split('/job/').map(decoded).join('/') ?? display;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What the build was made from: each revision that it checked out, once. */
function sourcesOf(record: SourceRecord): readonly DerivedRow[] {
  const sources = new Map<string, DerivedRow>();
  for (const action of listAt(record, 'actions')) {
    const sha = textAt(action, 'lastBuiltRevision.SHA1');
    if (sha !== null) sources.set(sha, { sha, repo: textsOf(listAt(action, 'remoteUrls'))[0] ?? null });
  }
  return [...sources.values()];
}
