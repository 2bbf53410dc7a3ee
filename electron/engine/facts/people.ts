/** Who the authors of commits are: a person is an address, or a name where there is none, in small letters. */
import { BOT_GROUP } from '../../../shared/name-mapping.ts';
import { follow } from '../../../shared/names.ts';
import type { Database } from '../db/connect.ts';
import { isBot } from './bots.ts';

export interface Person {
  readonly key: string;
  /** As most of the commits have them. */
  readonly name: string;
  readonly email: string;
  readonly commits: number;
  readonly looksLikeBot: boolean;
  /** What the user says. */
  readonly bot: boolean | null;
  /** Key of the person it is another name of, in the end. */
  readonly sameAs: string | null;
  /** Domain of the address in small letters; null = there is no address. */
  readonly domain: string | null;
  /** Group of authors as the user says. */
  readonly group: string | null;
}

export interface People {
  /** Everybody who has a commit or whom the user says something of. */
  readonly list: readonly Person[];
  /** Row ids of authors that are bots. */
  readonly bots: ReadonlySet<number>;
  /** Row id of an author -> the name that the person goes by. */
  readonly nameOf: ReadonlyMap<number, string>;
  /** Row id of an author -> group: what the user says of the person, else BOT_GROUP of bots, else the domain of the
   * person's address, else ''. */
  readonly groupOf: ReadonlyMap<number, string>;
}

interface Author {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly commits: number;
}

interface Choice {
  readonly person: string;
  readonly bot: number | null;
  readonly sameAs: string | null;
  readonly group: string | null;
}

export function personKey(name: string, email: string): string {
  return email.trim().toLowerCase() || name.trim().toLowerCase();
}

/** `commitsOf`: number of commits by row id of their author. */
export function readPeople(db: Database, commitsOf: ReadonlyMap<number, number>): People {
  const authors = db
    .prepare<[], Omit<Author, 'commits'>>('SELECT id, name, email FROM person ORDER BY id')
    .all()
    .map((author): Author => ({ ...author, commits: commitsOf.get(author.id) ?? 0 }))
    .filter(({ commits }) => commits > 0);
  const choices = db
    .prepare<[], Choice>('SELECT person, bot, same_as AS sameAs, group_name AS "group" FROM person_choice')
    .all();
  const people = new Map<string, Person>();
  for (const [key, own] of byKey(authors)) people.set(key, describe(key, own));
  for (const { person } of choices) if (!people.has(person)) people.set(person, describe(person, []));
  const end = follow(new Map(choices.flatMap(({ person, sameAs }) => (sameAs === null ? [] : [[person, sameAs]]))));
  for (const { person, bot, sameAs, group } of choices) {
    const known = people.get(person) ?? describe(person, []);
    people.set(person, {
      ...known,
      bot: bot === null ? null : bot === 1,
      sameAs: sameAs === null ? null : end(person),
      group,
    });
  }
  const keyOf = ({ name, email }: Author) => personKey(name, email);
  const bots = new Set(authors.filter((author) => isBotAsSaid(people, keyOf(author), end)).map(({ id }) => id));
  const groupOf = (author: Author) => {
    const person = people.get(end(keyOf(author)));
    return person?.group ?? (bots.has(author.id) ? BOT_GROUP : (person?.domain ?? domainOf(author.email) ?? ''));
  };
  return {
    list: [...people.values()],
    bots,
    nameOf: new Map(
      authors.map((author) => [author.id, people.get(end(keyOf(author)))?.name ?? end(keyOf(author))] as const),
    ),
    groupOf: new Map(authors.map((author) => [author.id, groupOf(author)] as const)),
  };
}

/** What is said of a name itself goes before what is said of the person it belongs to, and that before how it looks. */
function isBotAsSaid(people: ReadonlyMap<string, Person>, key: string, end: (key: string) => string): boolean {
  const own = people.get(key);
  return own?.bot ?? people.get(end(key))?.bot ?? own?.looksLikeBot ?? false;
}

function byKey(authors: readonly Author[]): ReadonlyMap<string, readonly Author[]> {
  const groups = new Map<string, Author[]>();
  for (const author of authors) {
    const key = personKey(author.name, author.email);
    const group = groups.get(key);
    if (group) group.push(author);
    else groups.set(key, [author]);
  }
  return groups;
}

function describe(key: string, authors: readonly Author[]): Person {
  const most = authors.reduce<Author | null>((best, one) => (one.commits > (best?.commits ?? 0) ? one : best), null);
  return {
    key,
    name: most?.name || key,
    email: most?.email ?? '',
    commits: authors.reduce((sum, { commits }) => sum + commits, 0),
    looksLikeBot: authors.some(({ name, email }) => isBot(name, email)),
    bot: null,
    sameAs: null,
    domain: domainOf(most?.email ?? ''),
    group: null,
  };
}

/** `users.noreply.github.com` and the like stay as they are: they tell a kind of author too. */
function domainOf(email: string): string | null {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  return at < 0 ? null : address.slice(at + 1) || null;
}
