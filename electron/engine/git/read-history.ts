/**
 * The history of a repository as records: the seam behind which objects are read. Whoever stores or counts commits
 * goes through here; how packs are read is nobody else's business.
 */
import type { CommitRecord, Instant, TagRecord } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import { isSha } from './check-ref-name.ts';
import { CommitColumns, ROW } from './history/commit-columns.ts';
import { orderRows } from './history/order-rows.ts';
import type { OpenRepository } from './open-repository.ts';
import { parseCommit, parseTag } from './parse-commit.ts';
import { type ObjectReader, openObjects } from './read-object.ts';
import type { Refs } from './read-refs.ts';

export interface HistoryRequest {
  readonly repository: OpenRepository;
  /** Full SHAs to start from. */
  readonly tips: readonly string[];
  /** Commits that are stored already: the walk stops at them. null = none is. */
  readonly known: { has(sha: string): boolean } | null;
  readonly work: Work;
}

/** What a walk found besides commits. */
export interface HistoryEnd {
  /** Commits that could not be placed: damaged, malformed, with no readable time. */
  readonly bad: number;
  /** The latest commit whose parents are not there (shallow, partial or damaged): before it history is incomplete. */
  readonly incompleteSince: Instant | null;
  /** Known commits that the walk came to. */
  readonly met: ReadonlySet<string>;
}

export interface History extends HistoryEnd {
  readonly count: number;
  /** Every parent before its children. */
  readonly commits: Iterable<CommitRecord>;
}

const READS_A_PAUSE = 200;

/** Commits reachable from the tips, and what else was found on the way. */
export async function readHistory(request: HistoryRequest): Promise<History> {
  const { columns, bad, met } = await walkObjects(request);
  const rows = orderRows(columns).filter((row) => columns.state[row] === ROW.read);
  return {
    bad,
    met,
    incompleteSince: incompleteSince(columns),
    count: rows.length,
    commits: {
      *[Symbol.iterator]() {
        for (const row of rows) yield columns.record(row, readableParents(columns, row));
      },
    },
  };
}

/** Tags with the commits they lead to; tags of trees and blobs, and of objects that are not there, are left out. */
export async function readTags(repository: OpenRepository, refs: Refs, work: Work): Promise<TagRecord[]> {
  const objects = await openObjects(repository);
  try {
    return await peelTags(objects, refs, work);
  } finally {
    objects.close();
  }
}

async function peelTags(objects: ObjectReader, refs: Refs, work: Work): Promise<TagRecord[]> {
  const tags: TagRecord[] = [];
  const commits = new Map<string, boolean>();
  let reads = 0;
  for (const [name, sha] of refs.tags) {
    if (++reads % READS_A_PAUSE === 0) await pause(work);
    if (commits.get(sha) === true) {
      tags.push({ name, sha, taggedAt: null });
      continue;
    }
    const peeled = await peel(objects, sha);
    if (peeled === null) continue;
    if (peeled.sha === sha) commits.set(sha, true);
    tags.push({ name, ...peeled });
  }
  return tags.sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Walked {
  readonly columns: CommitColumns;
  readonly met: Set<string>;
  bad: number;
}

async function walkObjects(request: HistoryRequest): Promise<Walked> {
  const objects = await openObjects(request.repository);
  try {
    return await walk(request, objects, await readShallow(request.repository));
  } finally {
    objects.close();
  }
}

async function walk(request: HistoryRequest, objects: ObjectReader, shallow: ReadonlySet<string>): Promise<Walked> {
  const { repository, known, work } = request;
  const columns = new CommitColumns();
  const walked: Walked = { columns, met: new Set(), bad: 0 };
  const queue = request.tips.map((sha) => columns.row(Buffer.from(sha, 'hex')));
  let reads = 0;
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    const name = columns.names.name(row);
    if (known?.has(columns.names.hex(row))) {
      walked.met.add(columns.names.hex(row));
      columns.state[row] = ROW.known;
      continue;
    }
    if (++reads % READS_A_PAUSE === 0) {
      work.onProgress({ phase: 'walking', subject: repository.name, done: reads, total: null });
      await pause(work);
    }
    const object = objects.packed(name) ?? (await objects.read(columns.names.hex(row)));
    if (object === 'missing' || object === 'damaged' || object.type !== 'commit') {
      columns.state[row] = ROW.missing;
      if (object !== 'missing') walked.bad++;
      continue;
    }
    const seen = columns.names.count;
    const commit = parseCommit(object.content, columns.people);
    if (commit.committerAt === null) walked.bad++;
    columns.fill(row, commit);
    // A shallow clone's border names parents that are not meant to be read.
    if (shallow.size > 0 && shallow.has(columns.names.hex(row))) continue;
    for (const parent of columns.parents(row)) if (parent >= seen) queue.push(parent);
  }
  return walked;
}

/** Names of a commit's parents, an unreadable one's replaced by those of its own. */
function readableParents(columns: CommitColumns, row: number): readonly string[] {
  const parents = columns.parents(row);
  if (!parents.some((parent) => columns.state[parent] === ROW.unreadable)) {
    return Array.from(parents, (parent) => columns.names.hex(parent));
  }
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

function incompleteSince(columns: CommitColumns): Instant | null {
  let since: Instant | null = null;
  const isGone = (row: number) => columns.state[row] === ROW.missing || columns.state[row] === ROW.named;
  for (let row = 0; row < columns.names.count; row++) {
    if (columns.state[row] !== ROW.read || !columns.parents(row).some(isGone)) continue;
    const at = columns.committerAt[row] ?? 0;
    if (since === null || at > since) since = at;
  }
  return since;
}

/** Commits that a shallow clone ends at: they name parents that are not there, or are not meant to be read. */
async function readShallow(repository: OpenRepository): Promise<ReadonlySet<string>> {
  const bytes = await repository.files.read(`${repository.commonDir}/shallow`, 16 << 20).catch(() => null);
  const lines = (bytes?.toString('latin1') ?? '').split('\n').map((line) => line.trim());
  return new Set(lines.filter(isSha));
}

const TAG_DEPTH = 10;

/** The commit behind a tag of a tag of …, and when the outermost was made. */
async function peel(objects: ObjectReader, sha: string): Promise<{ sha: string; taggedAt: Instant | null } | null> {
  let taggedAt: Instant | null = null;
  let target = sha;
  for (let depth = 0; depth < TAG_DEPTH; depth++) {
    const object = await objects.read(target);
    if (object === 'missing' || object === 'damaged') return null;
    if (object.type === 'commit') return { sha: target, taggedAt };
    const tag = object.type === 'tag' ? parseTag(object.content) : null;
    if (tag === null) return null;
    if (depth === 0) taggedAt = tag.taggedAt;
    target = tag.target;
  }
  return null;
}
