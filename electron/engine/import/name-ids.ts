import type { Database, Statement } from 'better-sqlite3';

export type NameTable = 'service' | 'team' | 'environment' | 'severity' | 'repository_name';

/** Ids of the names in one table; a new name gets a row. Remembered while an import runs. */
export class NameIds {
  readonly #known = new Map<string, number>();
  readonly #find: Statement;
  readonly #add: Statement;

  constructor(db: Database, table: NameTable) {
    this.#find = db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck();
    this.#add = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`);
  }

  idOf(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = this.#find.get(name) as number | undefined;
    const id = found ?? Number(this.#add.run(name).lastInsertRowid);
    this.#known.set(name, id);
    return id;
  }

  idOrNull(name: string | null): number | null {
    return name === null ? null : this.idOf(name);
  }
}
