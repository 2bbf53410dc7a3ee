/**
 * The history of a repository as records: the seam behind which objects are read. Whoever stores or counts commits
 * goes through here; how packs are read is nobody else's business.
 */
import type { CommitRecord, Instant } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import { isSha } from './check-ref-name.ts';
import { CommitColumns, ROW } from './history/commit-columns.ts';
import { orderRows } from './history/order-rows.ts';
import type { OpenRepository } from './open-repository.ts';
import { parseCommit } from './parse-commit.ts';
import { type ObjectAnswer, type ObjectReader, type SharedObjects, shareObjects } from './read-object.ts';

export interface HistoryRequest {
  readonly repository: OpenRepository;
  /** Full SHAs of commits to start from. */
  readonly tips: readonly string[];
  /** Commits that are stored already: the walk stops at them. null = none is. */
  readonly known: { has(sha: string): boolean } | null;
  readonly work: Work;
  /** Of the same repository, opened for others as well. */
  readonly objects?: SharedObjects;
}

/** What a walk found besides commits. */
export interface HistoryEnd {
  /** Commits that could not be placed: damaged, malformed, with no readable time; or of whose message there is too much. */
  readonly bad: readonly BadCommit[];
  /** The latest commit whose parents are not there (shallow, partial or damaged): before it history is incomplete. */
  readonly incompleteSince: Instant | null;
  /** Parents are those that a file of the repository says (info/grafts). */
  readonly grafted: boolean;
}

export interface BadCommit {
  readonly sha: string;
  readonly code: 'damaged' | 'not-a-commit' | 'no-time' | 'cut';
}

export interface History extends HistoryEnd {
  readonly count: number;
  /** Every parent before its children. */
  readonly commits: Iterable<CommitRecord>;
  /** Known commits that can be reached from a tip through none that is known: itself, if it is. */
  readonly knownBelow: (tip: string) => readonly string[];
  /** Why a tip has no commit; null = it has one, or was not asked for. */
  readonly faultOf: (tip: string) => TipFault | null;
}

export type TipFault = 'missing' | BadCommit['code'];

const READS_A_PAUSE = 200;

/** Commits reachable from the tips, and what else was found on the way. */
export async function readHistory(request: HistoryRequest): Promise<History> {
  const shallow = await readShallow(request.repository);
  const grafts = await readGrafts(request.repository);
  let walked = await walkObjects(request, { shallow, grafts });
  let ordered = orderRows(walked.columns);
  // Parents that are only said may go round in a ring, which has no order: then those that are written count.
  if (grafts.size > 0 && ordered.length < countWalked(walked.columns)) {
    walked = await walkObjects(request, { shallow, grafts: new Map() });
    ordered = orderRows(walked.columns);
  }
  const { columns, bad, tips, faults } = walked;
  const rows = ordered.filter((row) => columns.state[row] === ROW.read);
  const isEdge = shallow.size === 0 ? null : (row: number) => shallow.has(columns.names.hex(row));
  return {
    bad,
    grafted: grafts.size > 0,
    incompleteSince: incompleteSince(columns, isEdge),
    count: rows.length,
    commits: {
      *[Symbol.iterator]() {
        for (const row of rows)
          yield columns.record(row, (isEdge?.(row) ? edgeParents : readableParents)(columns, row));
      },
    },
    knownBelow: (tip) => knownBelow(columns, tips.get(tip)),
    faultOf: (tip) => faults.get(tip) ?? null,
  };
}

interface Walked {
  readonly columns: CommitColumns;
  readonly bad: BadCommit[];
  /** SHA -> row. */
  readonly tips: ReadonlyMap<string, number>;
  /** By SHA of the tip. */
  readonly faults: Map<string, TipFault>;
}

function countWalked({ names, state }: CommitColumns): number {
  let count = 0;
  for (let row = 0; row < names.count; row++) if (state[row] === ROW.read || state[row] === ROW.unreadable) count++;
  return count;
}

async function walkObjects(request: HistoryRequest, borders: Borders): Promise<Walked> {
  const objects = request.objects ?? shareObjects(request.repository);
  try {
    return await walk(request, objects, borders);
  } finally {
    if (objects !== request.objects) await objects.close();
  }
}

interface Borders {
  readonly shallow: ReadonlySet<string>;
  /** SHA -> SHAs of the parents it has instead. */
  readonly grafts: ReadonlyMap<string, readonly string[]>;
}

async function walk(request: HistoryRequest, shared: SharedObjects, borders: Borders): Promise<Walked> {
  const { repository, known, work } = request;
  const columns = new CommitColumns();
  const tips = new Map(request.tips.map((sha) => [sha, columns.row(nameOf(sha))] as const));
  const walked: Walked = { columns, bad: [], tips, faults: new Map() };
  const queue = [...tips.values()];
  const beyond = new Set<number>();
  let objects: ObjectReader | null = null;
  let reads = 0;
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    if (++reads % READS_A_PAUSE === 0) {
      work.onProgress({ phase: 'walking', subject: repository.name, done: reads, total: null });
      await pause(work);
    }
    if (known?.has(columns.names.hex(row))) {
      columns.state[row] = ROW.known;
      continue;
    }
    objects ??= await shared.get();
    const object =
      known === null
        ? (objects.packed(columns.names.name(row)) ?? (await objects.read(columns.names.hex(row))))
        : await objects.readRecent(columns.names.hex(row));
    if (typeof object === 'string' || object.type !== 'commit') {
      columns.state[row] = ROW.missing;
      if (row < tips.size) fault(walked, columns.names.hex(row), object);
      else if (object !== 'missing') addBad(walked, row, object === 'damaged' ? object : 'not-a-commit');
      continue;
    }
    const seen = columns.names.count;
    const parsed = parseCommit(object.content, columns.people);
    const commit = object.cut ? { ...parsed, subject: `${parsed.subject}…`, trailers: null } : parsed;
    if (commit.committerAt === null) addBad(walked, row, 'no-time');
    else if (object.cut) addBad(walked, row, 'cut');
    const grafted = borders.grafts.size > 0 ? borders.grafts.get(columns.names.hex(row)) : undefined;
    columns.fill(row, grafted === undefined ? commit : { ...commit, parents: grafted.map(nameOf) });
    // A shallow clone's edge names parents that are not meant to be read, unless another commit leads to them.
    const isEdge = borders.shallow.size > 0 && borders.shallow.has(columns.names.hex(row));
    for (let index = 0; index < columns.parentCount(row); index++) {
      const parent = columns.parent(row, index);
      const isNew = parent >= seen || (!isEdge && beyond.delete(parent));
      if (isNew && isEdge) beyond.add(parent);
      else if (isNew) queue.push(parent);
    }
  }
  return walked;
}

function nameOf(sha: string): Buffer {
  return Buffer.from(sha, 'hex');
}

function addBad({ bad, columns }: Walked, row: number, code: BadCommit['code']): void {
  bad.push({ sha: columns.names.hex(row), code });
}

/** A tip that is another's parent as well is counted for both: the ref leads nowhere, and history has a hole. */
function fault(walked: Walked, sha: string, object: ObjectAnswer): void {
  const code = typeof object === 'string' ? object : 'not-a-commit';
  walked.faults.set(sha, code);
  if (code === 'damaged') walked.bad.push({ sha, code });
}

function knownBelow(columns: CommitColumns, tip: number | undefined): string[] {
  const found: string[] = [];
  const seen = new Set<number>();
  const queue = tip === undefined ? [] : [tip];
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    if (seen.has(row)) continue;
    seen.add(row);
    if (columns.state[row] === ROW.known) found.push(columns.names.hex(row));
    else queue.push(...columns.parents(row));
  }
  return found;
}

/** Names of a commit's parents, an unreadable one's replaced by those of its own. */
function readableParents(columns: CommitColumns, row: number): readonly string[] {
  const names: string[] = [];
  for (let index = 0; index < columns.parentCount(row); index++) {
    const parent = columns.parent(row, index);
    if (columns.state[parent] === ROW.unreadable) return pastUnreadable(columns, columns.parents(row));
    names.push(columns.names.hex(parent));
  }
  return names;
}

function pastUnreadable(columns: CommitColumns, parents: Int32Array): readonly string[] {
  const readable = new Set<number>();
  const seen = new Set<number>();
  const queue = [...parents];
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    if (seen.has(parent)) continue;
    seen.add(parent);
    if (columns.state[parent] === ROW.unreadable) queue.unshift(...columns.parents(parent));
    else readable.add(parent);
  }
  return Array.from(readable, (parent) => columns.names.hex(parent));
}

const NOBODY = '0'.repeat(40);

/** For git the edge has no parents, even such as are there by another way: their number alone stays, so that a merge is one. */
function edgeParents(columns: CommitColumns, row: number): readonly string[] {
  const isThere = (parent: number) => columns.state[parent] === ROW.read || columns.state[parent] === ROW.unreadable;
  return Array.from(columns.parents(row), (parent) => (isThere(parent) ? NOBODY : columns.names.hex(parent)));
}

function incompleteSince(columns: CommitColumns, isEdge: ((row: number) => boolean) | null): Instant | null {
  const isGone = (row: number) => columns.state[row] === ROW.missing || columns.state[row] === ROW.named;
  const states = columns.state.subarray(0, columns.names.count);
  if (isEdge === null && !states.includes(ROW.missing) && !states.includes(ROW.named)) return null;
  let since: Instant | null = null;
  for (let row = 0; row < columns.names.count; row++) {
    if (columns.state[row] !== ROW.read || columns.parentCount(row) === 0) continue;
    if (!isEdge?.(row) && !columns.parents(row).some(isGone)) continue;
    const at = columns.committerAt[row] ?? 0;
    if (since === null || at > since) since = at;
  }
  return since;
}

/** Lines of `<commit> <parent>…`, which git still obeys (gitrepository-layout, "info/grafts"). */
async function readGrafts(repository: OpenRepository): Promise<ReadonlyMap<string, readonly string[]>> {
  const bytes = await repository.files.read(`${repository.commonDir}/info/grafts`, 16 << 20).catch(() => null);
  const grafts = new Map<string, readonly string[]>();
  for (const line of (bytes?.toString('latin1') ?? '').split('\n')) {
    const [sha = '', ...parents] = line.trim().split(' ');
    if (isSha(sha) && parents.every(isSha)) grafts.set(sha, parents);
  }
  return grafts;
}

/** Commits that a shallow clone ends at: they name parents that are not there, or are not meant to be read. */
async function readShallow(repository: OpenRepository): Promise<ReadonlySet<string>> {
  const bytes = await repository.files.read(`${repository.commonDir}/shallow`, 16 << 20).catch(() => null);
  const lines = (bytes?.toString('latin1') ?? '').split('\n').map((line) => line.trim());
  return new Set(lines.filter(isSha));
}
