import { isRefName, isSha } from './check-ref-name.ts';
import { readPackets } from './packet-line.ts';

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

/** Reads what upload-pack says first (gitprotocol-pack, "Reference Discovery", version 0). Throws PacketError. */
export async function readAdvertisement(parts: AsyncIterable<Buffer>): Promise<Advertisement> {
  const refs = new Map<string, string>();
  const shallow: string[] = [];
  let capabilities: ReadonlySet<string> | null = null;
  let headSha: string | null = null;
  for await (const bytes of readPackets(parts)) {
    const text = bytes?.toString('utf8').trimEnd() ?? '';
    if (text === '' || text.startsWith('# service=')) continue;
    const [ref = '', words] = text.split('\0');
    if (words !== undefined && capabilities === null) capabilities = new Set(words.trim().split(' '));
    const [sha = '', name = ''] = [ref.slice(0, 40), ref.slice(41)];
    if (ref.startsWith('shallow ') && isSha(ref.slice(8))) shallow.push(ref.slice(8));
    else if (!isSha(sha)) continue;
    else if (name === 'HEAD') headSha = sha;
    else if (/^refs\/(heads|tags)\//.test(name) && isRefName(name)) refs.set(name, sha);
  }
  // An empty repository says nothing at all.
  const words = capabilities ?? new Set<string>();
  return { refs, head: defaultBranch(refs, words, headSha), capabilities: words, shallow };
}

/** What HEAD is said to be, else a branch where HEAD is, else the usual names, else the first. */
function defaultBranch(
  refs: ReadonlyMap<string, string>,
  words: ReadonlySet<string>,
  headSha: string | null,
): string | null {
  const told = [...words].find((word) => word.startsWith('symref=HEAD:'))?.slice('symref=HEAD:'.length);
  const usual = ['refs/heads/main', 'refs/heads/master'];
  const branches = [...refs.keys()].filter((name) => name.startsWith('refs/heads/'));
  const candidates = [
    told,
    ...[...usual, ...branches].filter((name) => headSha !== null && refs.get(name) === headSha),
    ...usual,
    ...branches,
  ];
  return candidates.find((name) => name !== undefined && refs.has(name)) ?? null;
}
