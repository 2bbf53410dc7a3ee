import { join } from 'node:path';
import type { Command } from '../run-contestant.ts';
import type { ImportFormat } from './make-import-input.ts';
import { equalWork, plainImport } from './sqlite-shell.ts';

export interface Contestant {
  readonly name: string;
  readonly format: ImportFormat;
  /** `folder` is empty, and its own. */
  readonly command: (file: string, folder: string) => Command;
}

export const DORADECK: Contestant = script('Doradeck', 'csv', 'with-doradeck.ts');

/** `duckdb`: where its package is installed; null = without it. */
export function contestants(sqlite: boolean, duckdb: string | null): readonly Contestant[] {
  return [
    DORADECK,
    ...(sqlite
      ? ([
          { name: 'sqlite3 .import', format: 'csv', command: plainImport },
          { name: 'sqlite3 equal work', format: 'csv', command: equalWork },
        ] as const)
      : []),
    ...(duckdb === null ? [] : [script('DuckDB', 'csv', 'with-duckdb.ts', duckdb)]),
    script('csv-parse + zod + run a row', 'csv', 'with-typical-code.ts'),
    script('Doradeck JSON', 'json', 'with-doradeck.ts'),
    script('Doradeck NDJSON', 'ndjson', 'with-doradeck.ts'),
    script('Doradeck JSON read alone', 'json', 'read-json.ts'),
    script('Doradeck NDJSON read alone', 'ndjson', 'read-json.ts'),
    script('JSON.parse whole', 'json', 'parse-whole.ts'),
  ];
}

function script(name: string, format: ImportFormat, file: string, ...more: readonly string[]): Contestant {
  const options = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=4096'];
  const words = (input: string, folder: string) => [
    ...options,
    join(import.meta.dirname, file),
    input,
    folder,
    ...more,
  ];
  return { name, format, command: (input, folder) => ({ program: process.execPath, words: words(input, folder) }) };
}
