import type { Database } from 'better-sqlite3';
import { personKey } from '../facts/people.ts';
import { parseMailmap } from './parse-mailmap.ts';
import { personLookup } from './person-rows.ts';

interface Author {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/**
 * Keeps whom a repository's .mailmap means by the authors of its commits. `authors`: only these are new (row ids); null =
 * look at all of them, for the text is another.
 */
export function mapAuthors(
  db: Database,
  repositoryId: number,
  mailmap: string | null,
  authors: ReadonlySet<number> | null,
): void {
  if (authors === null) db.prepare('DELETE FROM mapped_author WHERE repository_id = ?').run(repositoryId);
  if (mailmap === null) return;
  const identify = parseMailmap(mailmap);
  const person = personLookup(db);
  const insert = db.prepare(
    'INSERT OR REPLACE INTO mapped_author (repository_id, person_id, mapped_id, person_key) VALUES (?, ?, ?, ?)',
  );
  for (const { id, ...author } of authorsOf(db, repositoryId, authors)) {
    const { name, email } = identify(author);
    if (name !== author.name || email !== author.email)
      insert.run(repositoryId, id, person(name, email), personKey(author.name, author.email));
  }
}

function authorsOf(db: Database, repositoryId: number, ids: ReadonlySet<number> | null): readonly Author[] {
  if (ids === null) {
    return db
      .prepare<[number], Author>(
        `SELECT id, name, email FROM person
         WHERE id IN (SELECT author_id FROM git_commit WHERE repository_id = ?) ORDER BY id`,
      )
      .all(repositoryId);
  }
  const find = db.prepare<[number], Author>('SELECT id, name, email FROM person WHERE id = ?');
  return [...ids].flatMap((id) => find.get(id) ?? []);
}
