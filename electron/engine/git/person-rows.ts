import type { Database } from 'better-sqlite3';

/** The row id of a person, a new row for a new one. */
export function personLookup(db: Database): (name: string, email: string) => number {
  const ids = new Map<string, number>();
  const insert = db.prepare('INSERT OR IGNORE INTO person (name, email) VALUES (?, ?)');
  const find = db.prepare('SELECT id FROM person WHERE name = ? AND email = ?').pluck();
  return (name, email) => {
    const key = `${name}\0${email}`;
    let id = ids.get(key);
    if (id === undefined) {
      insert.run(name, email);
      id = Number(find.get(name, email));
      ids.set(key, id);
    }
    return id;
  };
}
