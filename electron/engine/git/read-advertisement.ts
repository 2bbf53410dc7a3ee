import type git from 'isomorphic-git';
import { isRefName, isSha } from './check-ref-name.ts';
import { PacketError } from './packet-line.ts';

/** What a server has: its branches and tags, its default branch, what it can do. */
export interface Advertisement {
  /** `refs/heads/…` and `refs/tags/…` -> SHA; names that git would not allow are left out. */
  readonly refs: ReadonlyMap<string, string>;
  /** Full name of the default branch, null where there is no branch. */
  readonly head: string | null;
  readonly capabilities: ReadonlySet<string>;
  /** Commits whose parents the server itself does not have. */
  readonly shallow: readonly string[];
}

/**
 * Reads what upload-pack says first (gitprotocol-pack, "Reference Discovery", version 0), through the library, which takes
 * the bytes as they come from our own door to the network. Throws PacketError, and what reading the bytes throws.
 */
export async function readAdvertisement(parts: AsyncIterable<Buffer>): Promise<Advertisement> {
  const body = watch(parts);
  const info = await askLibrary(body);
  // The library takes what breaks off for the end. Of an empty repository an old server says nothing but the two ends.
  const isEmpty = Object.keys(info.capabilities).length === 0;
  if (!body.end().endsWith(isEmpty ? FLUSH + FLUSH : FLUSH)) throw new PacketError('cut');
  const refs = new Map<string, string>();
  const shallow: string[] = [];
  let head: Partial<ServerRef> = {};
  for (const found of info.refs ?? []) {
    const { ref, oid } = found;
    // A line "shallow SHA" is read as one of a ref.
    if (oid === 'shallow' && isSha(ref)) shallow.push(ref);
    else if (!isSha(oid)) continue;
    else if (ref === 'HEAD') head = found;
    else if (/^refs\/(heads|tags)\//.test(ref) && isRefName(ref)) refs.set(ref, oid);
  }
  const capabilities = new Set(Object.entries(info.capabilities).map(([name, value]) => capability(name, value)));
  return { refs, head: defaultBranch(refs, head), capabilities, shallow };
}

type RemoteInfo = Awaited<ReturnType<typeof git.getRemoteInfo2>>;
type ServerRef = NonNullable<RemoteInfo['refs']>[number];

async function askLibrary({ parts, failure }: Watched): Promise<RemoteInfo> {
  // Loaded by those who clone: it takes longer than all of a start's other modules.
  const { getRemoteInfo2 } = await import('isomorphic-git');
  try {
    const info = await getRemoteInfo2({
      http: answering(parts),
      url: 'https://server.invalid',
      protocolVersion: 1,
    });
    for (let rest = await parts.next(); rest.done !== true; ) rest = await parts.next();
    if (failure() !== null) throw failure();
    return info;
  } catch {
    throw failure() ?? new PacketError('malformed');
  } finally {
    await parts.return();
  }
}

function capability(name: string, value: unknown): string {
  return value === true ? name : `${name}=${String(value)}`;
}

interface Watched {
  readonly parts: AsyncGenerator<Buffer, void, undefined>;
  /** What reading them threw, else null. */
  failure(): unknown;
  /** The last bytes. */
  end(): string;
}

function watch(parts: AsyncIterable<Buffer>): Watched {
  let failed: unknown = null;
  let end = '';
  async function* read(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const part of parts) {
        end = `${end}${part.toString('latin1', Math.max(0, part.length - 2 * FLUSH.length))}`.slice(-2 * FLUSH.length);
        yield part;
      }
    } catch (error) {
      failed = error;
      throw error;
    }
  }
  return { parts: read(), failure: () => failed, end: () => end };
}

const FLUSH = '0000';

/** To the one request that the library makes, the answer that came already. */
function answering(body: AsyncIterableIterator<Uint8Array>): Parameters<typeof git.getRemoteInfo2>[0]['http'] {
  const headers = { 'content-type': 'application/x-git-upload-pack-advertisement' };
  return {
    request: async ({ url, method = 'GET' }) => ({ url, method, headers, body, statusCode: 200, statusMessage: 'OK' }),
  };
}

/** What HEAD is said to be, else a branch where HEAD is, else the usual names, else the first. */
function defaultBranch(refs: ReadonlyMap<string, string>, head: Partial<ServerRef>): string | null {
  const usual = ['refs/heads/main', 'refs/heads/master'];
  const branches = [...refs.keys()].filter((name) => name.startsWith('refs/heads/'));
  const candidates = [
    head.target,
    ...[...usual, ...branches].filter((name) => head.oid !== undefined && refs.get(name) === head.oid),
    ...usual,
    ...branches,
  ];
  return candidates.find((name) => name !== undefined && refs.has(name)) ?? null;
}
