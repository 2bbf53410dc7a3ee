import { decodeText } from './decode-text.ts';
import { jailFiles } from './jailed-files.ts';
import type { OpenRepository } from './open-repository.ts';
import type { SharedObjects } from './read-object.ts';
import { parseTree } from './walk-trees.ts';

const LIMIT = 1 << 20;
const FILE = '.mailmap';

/**
 * The text of a repository's .mailmap: that of its work tree, which must be a file of its own, or of HEAD in a bare one,
 * as git does. null = there is none, or it can't be read.
 */
export async function readMailmap(
  repository: OpenRepository,
  head: string | null,
  objects: SharedObjects,
): Promise<string | null> {
  const bytes =
    repository.workTree === null
      ? await inTree(head, objects)
      : ((await jailFiles([repository.workTree]).readSmall(repository.workTree, [FILE], LIMIT))[0] ?? null);
  return bytes === null ? null : decodeText(bytes, null).replaceAll('\0', '');
}

async function inTree(head: string | null, shared: SharedObjects): Promise<Buffer | null> {
  if (head === null) return null;
  const objects = await shared.get();
  const commit = await objects.read(head);
  const tree =
    typeof commit === 'object' ? /^tree ([0-9a-f]{40})\n/.exec(commit.content.toString('latin1', 0, 46)) : null;
  const root = tree?.[1] === undefined ? null : await objects.read(tree[1]);
  const entry = typeof root === 'object' && root?.type === 'tree' ? parseTree(root.content)?.get(FILE) : undefined;
  const blob = entry?.mode.startsWith('100') ? await objects.blob(entry.name, LIMIT) : null;
  return typeof blob === 'object' ? blob : null;
}
