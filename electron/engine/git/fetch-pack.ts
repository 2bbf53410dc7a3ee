/** Git's smart protocol over https, as far as fetching needs it (gitprotocol-http, gitprotocol-pack; version 0). */
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import { ask, cloneFailed, type Remote, toAppError } from './https-request.ts';
import type { PackStream } from './pack-stream.ts';
import { FLUSH, packet } from './packet-line.ts';
import { type Advertisement, readAdvertisement } from './read-advertisement.ts';
import { readPackBytes, SideBandError } from './side-band.ts';

const ADVERTISEMENT_LIMIT = 64 << 20;
const PACK_LIMIT = 16 * 2 ** 30;
const TRAILER = 20;

/** What the server has. Throws AppError 'clone-…', 'repository-unsupported', 'cancelled'. */
export async function discover(remote: Remote): Promise<Advertisement> {
  try {
    const { type, parts } = await ask(remote, 'info/refs?service=git-upload-pack', {});
    if (!type.startsWith('application/x-git-upload-pack-advertisement')) throw cloneFailed(remote, 'not-git');
    const advertisement = await readAdvertisement(limited(remote, parts, ADVERTISEMENT_LIMIT));
    if (advertisement.capabilities.has('object-format=sha256')) {
      throw new AppError('repository-unsupported', { path: remote.url.href, feature: 'SHA-256' });
    }
    const speaks = advertisement.capabilities.has('side-band-64k');
    if (!speaks && advertisement.refs.size > 0) throw cloneFailed(remote, 'not-git');
    return advertisement;
  } catch (error) {
    throw toAppError(remote, error);
  }
}

export interface FetchRequest {
  readonly remote: Remote;
  readonly advertisement: Advertisement;
  readonly wants: readonly string[];
  /** What is there already, and all that it leads to. */
  readonly haves: readonly string[];
  /** Commits that are there without their parents, where an earlier try broke off: the rest is asked for. */
  readonly shallow: readonly string[];
  readonly stream: PackStream;
  /** After each part of the answer. */
  readonly onPart: () => Promise<void>;
}

/** Whether a server can be told where an earlier try broke off. One without a whole history of its own has borders itself. */
export function canResume({ capabilities, shallow }: Advertisement): boolean {
  return capabilities.has('shallow') && shallow.length === 0;
}

/** Fetches a pack of what is wanted and not had; returns once all of it came and its checksum is right. Throws as discover does, and PackError. */
export async function fetchPack(request: FetchRequest): Promise<void> {
  const { remote, stream, onPart } = request;
  try {
    const headers = {
      'content-type': 'application/x-git-upload-pack-request',
      accept: 'application/x-git-upload-pack-result',
    };
    const { parts } = await ask(remote, 'git-upload-pack', headers, requestBody(request));
    const checksum = createHash('sha1');
    let tail: Buffer = Buffer.alloc(0);
    for await (const bytes of readPackBytes(limited(remote, parts, PACK_LIMIT))) {
      await stream.write(bytes);
      const seen = bytes.length < TRAILER ? Buffer.concat([tail, bytes]) : bytes;
      if (seen === bytes) checksum.update(tail);
      const end = Math.max(0, seen.length - TRAILER);
      checksum.update(seen.subarray(0, end));
      tail = Buffer.from(seen.subarray(end));
      await onPart();
    }
    const isWhole = await stream.end();
    if (!isWhole || tail.length < TRAILER || !checksum.digest().equals(tail)) throw cloneFailed(remote, 'interrupted');
  } catch (error) {
    // What came of the last entries is of use to the next try; why there is no more of it is known already.
    await stream.end().catch(() => {});
    throw error instanceof SideBandError ? cloneFailed(remote, 'refused') : toAppError(remote, error);
  }
}

const INFINITE_DEPTH = 0x7fffffff;

/**
 * Commits and tags alone where the server can filter (`tree:0`): the history is all that is read, and trees and files are
 * nearly all there would be to send. What an earlier try received is told of as a shallow clone that is to be deepened
 * without end, which makes the server send what lies behind the border and nothing else.
 */
function requestBody({ advertisement, wants, haves, shallow }: FetchRequest): Buffer {
  const { capabilities } = advertisement;
  const filters = capabilities.has('filter');
  // Azure DevOps refuses who doesn't claim it (400, TF401041); with `done` in the same request it changes nothing.
  const words = ['multi_ack_detailed', 'side-band-64k', 'ofs-delta', 'no-progress', ...(filters ? ['filter'] : [])];
  const used = [...words.filter((word) => capabilities.has(word)), 'agent=git/doradeck'].join(' ');
  return Buffer.concat([
    ...wants.map((sha, index) => packet(`want ${sha}${index === 0 ? ` ${used}` : ''}\n`)),
    ...shallow.map((sha) => packet(`shallow ${sha}\n`)),
    ...(shallow.length > 0 ? [packet(`deepen ${INFINITE_DEPTH}\n`)] : []),
    ...(filters ? [packet('filter tree:0\n')] : []),
    FLUSH,
    ...haves.map((sha) => packet(`have ${sha}\n`)),
    packet('done\n'),
  ]);
}

async function* limited(remote: Remote, parts: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const part of parts) {
    received += part.length;
    if (received > limit) throw cloneFailed(remote, 'too-large');
    yield part;
  }
}
