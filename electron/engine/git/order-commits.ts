import type { CommitRecord } from '../../../shared/model.ts';

export interface WalkedCommit {
  /** null where the commit could not be read: its children are joined to its own parents. */
  readonly record: CommitRecord | null;
  readonly parents: readonly string[];
}

/**
 * Every parent before its children, and among those that may come next the one committed first. Parents that were not
 * walked stay named as they are.
 */
export function orderCommits(commits: ReadonlyMap<string, WalkedCommit>): CommitRecord[] {
  const waiting = new Map<string, number>();
  const children = new Map<string, string[]>();
  const ready = new Heap();
  for (const [sha, commit] of commits) {
    const walked = commit.parents.filter((parent) => commits.has(parent));
    for (const parent of walked) {
      const list = children.get(parent);
      if (list === undefined) children.set(parent, [sha]);
      else list.push(sha);
    }
    waiting.set(sha, walked.length);
    if (walked.length === 0) ready.push(sha, timeOf(commit));
  }
  const ordered: CommitRecord[] = [];
  for (let sha = ready.pop(); sha !== undefined; sha = ready.pop()) {
    const commit = commits.get(sha);
    if (commit?.record) ordered.push({ ...commit.record, parents: readableParents(commits, commit) });
    for (const child of children.get(sha) ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      const next = commits.get(child);
      if (left === 0 && next !== undefined) ready.push(child, timeOf(next));
    }
  }
  return ordered;
}

function timeOf(commit: WalkedCommit): number {
  return commit.record?.committerAt ?? Number.NEGATIVE_INFINITY;
}

/** Its parents, an unreadable one replaced by that one's own. */
function readableParents(commits: ReadonlyMap<string, WalkedCommit>, commit: WalkedCommit): readonly string[] {
  if (!commit.parents.some((parent) => commits.get(parent)?.record === null)) return commit.parents;
  const parents = new Set<string>();
  const seen = new Set<string>();
  const queue = [...commit.parents];
  for (let sha = queue.shift(); sha !== undefined; sha = queue.shift()) {
    if (seen.has(sha)) continue;
    seen.add(sha);
    const parent = commits.get(sha);
    if (parent?.record === null) queue.unshift(...parent.parents);
    else parents.add(sha);
  }
  return [...parents];
}

/** A binary heap, smallest first; equals in the order of their names, so that one history has one order. */
class Heap {
  readonly #names: string[] = [];
  readonly #keys: number[] = [];

  push(name: string, key: number): void {
    let index = this.#names.length;
    this.#names.push(name);
    this.#keys.push(key);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#less(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): string | undefined {
    const top = this.#names[0];
    const last = this.#names.length - 1;
    if (last < 0) return undefined;
    this.#swap(0, last);
    this.#names.pop();
    this.#keys.pop();
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let least = index;
      if (left < last && this.#less(left, least)) least = left;
      if (left + 1 < last && this.#less(left + 1, least)) least = left + 1;
      if (least === index) return top;
      this.#swap(index, least);
      index = least;
    }
  }

  #less(a: number, b: number): boolean {
    const one = this.#keys[a] ?? 0;
    const other = this.#keys[b] ?? 0;
    return one < other || (one === other && (this.#names[a] ?? '') < (this.#names[b] ?? ''));
  }

  #swap(a: number, b: number): void {
    const name = this.#names[a] ?? '';
    const key = this.#keys[a] ?? 0;
    this.#names[a] = this.#names[b] ?? '';
    this.#keys[a] = this.#keys[b] ?? 0;
    this.#names[b] = name;
    this.#keys[b] = key;
  }
}
