/**
 * One commit often has several tags that are one release: v1 and v1.2 move along with v1.2.0, `latest` with all of them,
 * and v1.2.0-rc.3 became v1.2.0. Counted each, they would double the frequency of deployments. v1.2.0 and v1.2.1 on one
 * commit are two releases, the second without changes.
 */

interface Versioned {
  readonly version: string;
}

interface Reading<T> {
  readonly tag: T;
  /** "1.2" of "v1.2-rc.1"; '' = there is none. */
  readonly numbers: string;
  /** "-rc.1" */
  readonly rest: string;
}

/** The tags without those that are another name of one with the same key; the order stays. */
export function withoutAliases<T extends Versioned>(tags: readonly T[], keyOf: (tag: T) => string): readonly T[] {
  const groups = new Map<string, Reading<T>[]>();
  for (const tag of tags) {
    const key = keyOf(tag);
    const group = groups.get(key);
    if (group) group.push(readingOf(tag));
    else groups.set(key, [readingOf(tag)]);
  }
  const aliases = new Set<T>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    for (const one of group) if (group.some((other) => saysMore(other, one))) aliases.add(one.tag);
  }
  return tags.filter((tag) => !aliases.has(tag));
}

function readingOf<T extends Versioned>(tag: T): Reading<T> {
  const match = /\d+(?:\.\d+)*/.exec(tag.version);
  if (match === null) return { tag, numbers: '', rest: '' };
  return { tag, numbers: match[0], rest: tag.version.slice(match.index + match[0].length) };
}

/** Of names that say the same, the first in order of code units stands. */
function saysMore<T extends Versioned>(other: Reading<T>, one: Reading<T>): boolean {
  if (other === one) return false;
  if (other.numbers === one.numbers) {
    if (other.rest === one.rest) return other.tag.version < one.tag.version;
    return other.rest === '';
  }
  return one.numbers === '' || (one.rest === '' && other.numbers.startsWith(`${one.numbers}.`));
}
