/** Who made a change: the author of its commit, else of its pull request. */
import { BOT_GROUP } from '../../../shared/name-mapping.ts';
import type { Database } from '../db/connect.ts';
import { isBot } from '../facts/bots.ts';
import { createDictionary } from '../facts/dictionary.ts';
import type { Question } from './question.ts';

export interface ChangeAuthors {
  /** Of a lead row; '' = nobody is named. */
  nameOf(lead: number): string;
  /** Code of the group in `groups()`; 0 = none. */
  groupOf(lead: number): number;
  /** Code -> group, those met so far. */
  groups(): readonly string[];
}

interface Author {
  readonly name: string;
  readonly group: number;
}

const NOBODY: Author = { name: '', group: 0 };

export function createChangeAuthors(db: Database, { facts, picture, resolved }: Question): ChangeAuthors {
  const { leadCommit, leadPull } = resolved.resolution;
  const { people, commitAuthor } = picture;
  const groups = createDictionary();
  const byPerson = new Map<number, Author>();
  const byPull = new Map<number, Author>();
  let byName: ReadonlyMap<string, string> | null = null;
  const pullAuthor = db.prepare<[number], string | null>('SELECT author FROM pull_row WHERE id = ?').pluck();

  function describePerson(id: number): Author {
    return { name: people.nameOf.get(id) ?? '', group: groups.code(people.groupOf.get(id) ?? null) };
  }

  /** A pull request names its author by one name: that of a commit's author, or one that the user says something of. */
  function describePullAuthor(pull: number): Author {
    const name = pullAuthor.get(facts.pulls.id[pull] ?? 0) ?? '';
    if (name === '') return NOBODY;
    byName ??= groupsByName(people);
    const group = byName.get(name.trim().toLowerCase()) ?? (isBot(name, '') ? BOT_GROUP : null);
    return { name, group: groups.code(group) };
  }

  function authorOf(lead: number): Author {
    const commit = leadCommit[lead] ?? -1;
    if (commit >= 0) return remembered(byPerson, commitAuthor[commit] ?? 0, describePerson);
    const pull = leadPull[lead] ?? -1;
    return pull < 0 ? NOBODY : remembered(byPull, pull, describePullAuthor);
  }

  return {
    nameOf: (lead) => authorOf(lead).name,
    groupOf: (lead) => authorOf(lead).group,
    groups: () => groups.texts,
  };
}

function remembered(known: Map<number, Author>, key: number, describe: (key: number) => Author): Author {
  const before = known.get(key);
  if (before !== undefined) return before;
  const author = describe(key);
  known.set(key, author);
  return author;
}

function groupsByName({ list, nameOf, groupOf }: Question['picture']['people']): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const [id, group] of groupOf) groups.set((nameOf.get(id) ?? '').toLowerCase(), group);
  for (const { key, group } of list) if (group !== null) groups.set(key, group);
  return groups;
}
