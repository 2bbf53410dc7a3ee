import type { Database, Statement } from 'better-sqlite3';
import { RowHash } from './row-hash.ts';

export type NameTable = 'service' | 'team' | 'environment' | 'severity' | 'repository_name';

/** A name's row, and sixty-four bits that stand for the name in hashes, whatever its row's number is. */
export interface NameId {
  readonly id: number | null;
  readonly high: number;
  readonly low: number;
}

export const NO_NAME: NameId = { id: null, high: 0, low: 0 };

/** Ids of the names in one table; a new name gets a row. Remembered while an import runs. */
export class NameIds {
  readonly #known = new Map<string, NameId & { readonly id: number }>();
  readonly #hash = new RowHash();
  readonly #find: Statement;
  readonly #add: Statement;

  constructor(db: Database, table: NameTable) {
    this.#find = db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck();
    this.#add = db.prepare(`INSERT INTO ${table} (name) VALUES (?)`);
  }

  idOf(name: string): number {
    return this.of(name).id;
  }

  idOrNull(name: string | null): number | null {
    return name === null ? null : this.idOf(name);
  }

  ofOrNone(name: string | null): NameId {
    return name === null ? NO_NAME : this.of(name);
  }

  of(name: string): NameId & { readonly id: number } {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = this.#find.get(name) as number | undefined;
    const id = found ?? Number(this.#add.run(name).lastInsertRowid);
    this.#hash.start(1);
    this.#hash.addText(0, name);
    this.#hash.finish();
    const named = { id, high: this.#hash.out[0] as number, low: this.#hash.out[1] as number };
    this.#known.set(name, named);
    return named;
  }
}
