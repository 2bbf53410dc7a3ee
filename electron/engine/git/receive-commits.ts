import { statSync } from 'node:fs';
import { readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { pause, type Work } from '../work.ts';
import { CommitPack } from './commit-pack.ts';
import { canResume, fetchPack } from './fetch-pack.ts';
import { openPackIndex } from './history/pack-index.ts';
import { cloneFailed, type Remote } from './https-request.ts';
import { jailFiles } from './jailed-files.ts';
import { createKeeper } from './keep-commits.ts';
import { repositoryNameOf } from './match-name.ts';
import { PACK_HEADER, PackError, PackStream } from './pack-stream.ts';
import type { Advertisement } from './read-advertisement.ts';

export interface Receiving {
  readonly remote: Remote;
  readonly advertisement: Advertisement;
  /** The bare repository that the commits go into. */
  readonly folder: string;
  /** What all of its refs lead to. */
  readonly haves: ReadonlySet<string>;
  /** What some refs of the server name and is no history. */
  readonly others: ReadonlySet<string>;
  readonly work: Work;
}

/** What is being received, or was when a try broke off. */
const INCOMING = 'incoming.pack';
/** A tag may be of a file, which is not kept: what must have come is where the branches are. */
const BRANCHES = 'refs/heads/';
const PAUSE_MILLISECONDS = 50;
/** A request that tells of more borders than this would be longer than what it saves. */
const SHALLOW_MOST = 50_000;

/**
 * Fetches the commits and tags behind what the server has. Broken off, what has come stays in the folder, and the next try
 * goes on from there; it counts for nothing else. Whether anything stayed is told by `hasIncoming`.
 */
export async function receiveCommits(receiving: Receiving): Promise<void> {
  const { advertisement, haves, others, folder, remote, work } = receiving;
  const wants = [...new Set(advertisement.refs.values())].filter((sha) => !haves.has(sha) && !others.has(sha));
  if (wants.length === 0) {
    // Of a try that broke off, and of refs that are gone since.
    await rm(join(folder, INCOMING), { force: true });
    return;
  }
  const isElsewhere = await openNames(folder);
  const open = () => new CommitPack(join(folder, INCOMING));
  let pack = open();
  let isRecovered = false;
  try {
    await pack.recover(work);
    isRecovered = true;
    const ends = { wants, isElsewhere };
    if (pack.count === 0 || !canResume(advertisement)) {
      if (pack.count > 0) pack = await anew(pack, open, work);
      await fetchInto(pack, receiving, { wants, haves: [...haves], shallow: [] });
    } else if (!isWhole(pack, receiving, ends, 'refs/')) {
      await goOn(pack, receiving, ends);
      if (!isWhole(pack, receiving, ends, BRANCHES)) {
        pack = await anew(pack, open, work);
        await fetchInto(pack, receiving, { wants, haves: [...haves], shallow: [] });
      }
    }
    if (!hasRefs(pack, receiving, isElsewhere, BRANCHES)) throw cloneFailed(remote, 'refused');
    work.onProgress({ phase: 'resolving', subject: repositoryNameOf(remote.url.href), done: 0, total: pack.count });
    await pause(work);
  } catch (error) {
    if (isBrokenOff(error) && (!isRecovered || pack.count > 0)) pack.close();
    else pack.discard();
    throw error instanceof PackError ? cloneFailed(remote, 'refused') : error;
  }
  await pack.finish(join(folder, 'objects'), work);
}

interface Ends {
  readonly wants: readonly string[];
  readonly isElsewhere: (name: Buffer) => boolean;
}

async function anew(pack: CommitPack, open: () => CommitPack, work: Work): Promise<CommitPack> {
  pack.discard();
  const next = open();
  await next.recover(work);
  return next;
}

/** Asks for what lies behind where the earlier try broke off, and nothing else. */
async function goOn(pack: CommitPack, receiving: Receiving, { wants, isElsewhere }: Ends): Promise<void> {
  const { tips, shallow } = pack.links.holdings(pack.names, isElsewhere);
  const isWorthIt = shallow.length <= SHALLOW_MOST;
  const haves = [...receiving.haves, ...(isWorthIt ? tips : [])];
  await fetchInto(pack, receiving, { wants, haves, shallow: isWorthIt ? shallow : [] });
}

interface Asked {
  readonly wants: readonly string[];
  readonly haves: readonly string[];
  readonly shallow: readonly string[];
}

async function fetchInto(pack: CommitPack, { remote, advertisement, work }: Receiving, asked: Asked): Promise<void> {
  const subject = repositoryNameOf(remote.url.href);
  const keeper = createKeeper(pack);
  const stream = new PackStream(keeper);
  let paused = performance.now();
  const onPart = async () => {
    work.onProgress({ phase: 'receiving', subject, done: stream.done, total: stream.total });
    if (performance.now() - paused < PAUSE_MILLISECONDS) return;
    await pause(work);
    paused = performance.now();
  };
  work.onProgress({ phase: 'receiving', subject, done: 0, total: null });
  await fetchPack({ remote, advertisement, ...asked, stream, onPart });
  keeper.finish();
}

/** Whether what the refs of this prefix want is there, and all that it leads to. */
function isWhole(pack: CommitPack, receiving: Receiving, { isElsewhere }: Ends, prefix: string): boolean {
  return hasRefs(pack, receiving, isElsewhere, prefix) && pack.links.areWhole(pack.names, isElsewhere);
}

type IsElsewhere = Ends['isElsewhere'];

function hasRefs(pack: CommitPack, { advertisement, haves }: Receiving, isElsewhere: IsElsewhere, prefix: string) {
  return [...advertisement.refs].every(([name, sha]) => {
    if (!name.startsWith(prefix) || haves.has(sha)) return true;
    const bytes = Buffer.from(sha, 'hex');
    return pack.names.find(bytes) !== -1 || isElsewhere(bytes);
  });
}

/** A server that is busy, not one that can't do with what it was asked. */
const BUSY: readonly unknown[] = [429, 502, 503, 504];

/** Whether another try may go on from here; after anything else it begins anew, so that no try leads to the same end for ever. */
function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { code, params } = error;
  if (code !== 'clone-failed') return code === 'cancelled' || code === 'clone-unauthorised';
  return ['interrupted', 'timeout', 'unreachable'].includes(String(params.reason)) || BUSY.includes(params.status);
}

/** What the packs of the repository hold, by the bytes of its name. */
export async function openNames(folder: string): Promise<(name: Buffer) => boolean> {
  const real = await realpath(folder);
  const files = jailFiles([real]);
  const packs = join(real, 'objects', 'pack');
  const names = (await readdir(packs)).filter((name) => name.endsWith('.idx'));
  const indexes = await Promise.all(
    names.map(async (name) => (await openPackIndex(folder, files, join(packs, name))).readAll()),
  );
  return (name) => indexes.some((index) => index.offsetOf(name) !== -1);
}

/** Whether something of a try that broke off is there. */
export function hasIncoming(folder: string): boolean {
  const stats = statSync(join(folder, INCOMING), { throwIfNoEntry: false });
  return stats !== undefined && stats.size > PACK_HEADER;
}
