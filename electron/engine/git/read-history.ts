/**
 * The history of a repository as records: the seam behind which objects are read. Whoever stores or counts commits
 * goes through here; how packs are read is nobody else's business.
 */
import type { CommitRecord, Instant, TagRecord } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import type { OpenRepository } from './open-repository.ts';
import { orderCommits, type WalkedCommit } from './order-commits.ts';
import { parseCommit, parseTag } from './parse-commit.ts';
import { type ObjectReader, openObjects } from './read-object.ts';
import type { Refs } from './read-refs.ts';

export interface HistoryRequest {
  readonly repository: OpenRepository;
  /** Full SHAs to start from. */
  readonly tips: readonly string[];
  /** Commits that are stored already: the walk stops at them. */
  readonly known: { has(sha: string): boolean };
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

const BATCH = 2000;
const READS_A_PAUSE = 200;

/** Commits reachable from the tips, every parent before its children, in batches; then what else was found. */
export async function* readHistory(request: HistoryRequest): AsyncGenerator<readonly CommitRecord[], HistoryEnd, void> {
  const { work } = request;
  const walked = await walkObjects(request);
  const ordered = orderCommits(walked.commits);
  for (let start = 0; start < ordered.length; start += BATCH) {
    yield ordered.slice(start, start + BATCH);
    await pause(work);
  }
  return { bad: walked.bad, incompleteSince: incompleteSince(walked), met: walked.met };
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
  readonly commits: Map<string, WalkedCommit>;
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
  const walked: Walked = { commits: new Map(), met: new Set(), bad: 0 };
  const queue = [...request.tips];
  const seen = new Set(queue);
  let reads = 0;
  for (let sha = queue.pop(); sha !== undefined; sha = queue.pop()) {
    if (known.has(sha)) {
      walked.met.add(sha);
      continue;
    }
    if (++reads % READS_A_PAUSE === 0) {
      work.onProgress({ phase: 'walking', subject: repository.name, done: walked.commits.size, total: null });
      await pause(work);
    }
    const object = await objects.read(sha);
    if (object === 'missing') continue;
    if (object === 'damaged' || object.type !== 'commit') {
      walked.bad++;
      continue;
    }
    const commit = parseCommit(sha, object.content);
    if (commit.record === null) walked.bad++;
    walked.commits.set(sha, commit);
    if (shallow.has(sha)) continue;
    for (const parent of commit.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(parent);
    }
  }
  return walked;
}

function incompleteSince(walked: Walked): Instant | null {
  let since: Instant | null = null;
  for (const { record, parents } of walked.commits.values()) {
    if (record === null || parents.every((parent) => walked.commits.has(parent) || walked.met.has(parent))) continue;
    if (since === null || record.committerAt > since) since = record.committerAt;
  }
  return since;
}

/** Commits that a shallow clone ends at: they name parents that are not there, or are not meant to be read. */
async function readShallow(repository: OpenRepository): Promise<ReadonlySet<string>> {
  const bytes = await repository.files.read(`${repository.commonDir}/shallow`, 16 << 20).catch(() => null);
  return new Set((bytes?.toString('latin1') ?? '').split('\n').map((line) => line.trim()));
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
