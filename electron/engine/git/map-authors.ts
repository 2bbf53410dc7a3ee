import type { Database } from 'better-sqlite3';

export function mapAuthors(
  _db: Database,
  _id: number,
  _mailmap: string | null,
  _authors: ReadonlySet<number> | null,
): void {}
