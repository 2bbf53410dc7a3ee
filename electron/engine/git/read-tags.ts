import type { Instant, TagRecord } from '../../../shared/model.ts';
import { pause, type Work } from '../work.ts';
import { parseTag } from './parse-commit.ts';
import type { ObjectReader, SharedObjects } from './read-object.ts';
import type { Refs } from './read-refs.ts';

export interface ReadTags {
  /** Tags of trees and blobs are left out. */
  readonly tags: readonly TagRecord[];
  /** Those of them that were not peeled before. */
  readonly fresh: readonly TagRecord[];
  /** Tags that lead to an object that is not there, or damaged. */
  readonly lost: readonly string[];
}

const READS_A_PAUSE = 200;

export interface TagsRequest {
  readonly refs: Refs;
  readonly objects: SharedObjects;
  readonly work: Work;
  /** By name, as they were last peeled. */
  readonly stored: ReadonlyMap<string, TagRecord>;
}

/** Tags with the commits they lead to. */
export async function readTags({ refs, objects, work, stored }: TagsRequest): Promise<ReadTags> {
  const tags: TagRecord[] = [];
  const moved: [name: string, object: string][] = [];
  for (const [name, object] of refs.tags) {
    const before = stored.get(name);
    if (before?.object === object) tags.push(before);
    else moved.push([name, object]);
  }
  const { fresh, lost } = await peelAll(objects, moved, work);
  return { tags: tags.concat(fresh), fresh, lost };
}

async function peelAll(shared: SharedObjects, moved: readonly (readonly [string, string])[], work: Work) {
  const fresh: TagRecord[] = [];
  const lost: string[] = [];
  if (moved.length === 0) return { fresh, lost };
  const objects = await shared.get();
  const known = new Map<string, Peeled>();
  let reads = 0;
  for (const [name, object] of moved) {
    if (++reads % READS_A_PAUSE === 0) await pause(work);
    const peeled = known.get(object) ?? (await peel(objects, object));
    known.set(object, peeled);
    if (peeled === 'lost') lost.push(name);
    else if (peeled !== 'no-commit') fresh.push({ name, object, ...peeled });
  }
  return { fresh, lost };
}

type Peeled = { readonly sha: string; readonly taggedAt: Instant | null } | 'lost' | 'no-commit';

const TAG_DEPTH = 100;

/** The commit behind a tag of a tag of …, and when the outermost was made. */
async function peel(objects: ObjectReader, sha: string): Promise<Peeled> {
  let taggedAt: Instant | null = null;
  let target = sha;
  for (let depth = 0; depth < TAG_DEPTH; depth++) {
    const object = objects.packed(Buffer.from(target, 'hex')) ?? (await objects.read(target));
    if (typeof object === 'string') return 'lost';
    if (object.type === 'commit') return { sha: target, taggedAt };
    if (object.type !== 'tag') return 'no-commit';
    const tag = parseTag(object.content);
    if (tag === null) return 'lost';
    if (depth === 0) taggedAt = tag.taggedAt;
    target = tag.target;
  }
  return 'lost';
}
