import { expect } from 'vitest';
import type { View } from '../../../shared/view.ts';
import type { Database } from '../db/connect.ts';
import { importInto, memoryWorkspace, testFolder } from '../import/fixture.ts';
import type { RowListContext, RowListRequest } from './row-list.ts';

const ALL: View = {
  from: null,
  to: null,
  timeZone: 'UTC',
  services: [],
  teams: [],
  repositories: [],
  excludeBots: false,
};

/** A workspace to list rows of. */
export interface RowLists {
  readonly db: Database;
  /** Imports a table. */
  put(...rows: readonly string[]): Promise<void>;
  /** `old-web` is another name of `web`. */
  context(view?: Partial<View>): RowListContext;
  close(): void;
}

export function openRowLists(): RowLists {
  const db = memoryWorkspace();
  const folder = testFolder();
  let files = 0;
  return {
    db,
    async put(...rows) {
      files++;
      const outcome = await importInto(db, folder.write(`${files}.csv`, `${rows.join('\n')}\n`));
      expect(outcome).toMatchObject({ kind: 'imported', batch: { rejected: 0 } });
    },
    context: (view = {}) => ({
      db,
      view: { ...ALL, ...view },
      serviceOf: (name) => (name === 'old-web' ? 'web' : name),
    }),
    close() {
      db.close();
      folder.remove();
    },
  };
}

export function by(column: string, more: Partial<RowListRequest> = {}): RowListRequest {
  return { search: '', sort: { column, descending: false }, offset: 0, limit: 100, ...more };
}
