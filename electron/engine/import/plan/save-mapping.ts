import type { Database } from 'better-sqlite3';
import type { ImportOptions } from '../../../../shared/api.ts';
import { GENERIC_PRESETS } from '../../../../shared/import/presets/registry.ts';
import { quietWork } from '../../work.ts';
import { openHead } from '../bytes/open-head.ts';
import type { OpenFile } from '../bytes/open-source.ts';
import { lookAtFile, type PlannedFile } from '../open-table.ts';
import { columnKey } from './reading-fields.ts';
import { keepMapping, readMappings } from './saved-mappings.ts';
import { openWithSaved, sortedNames } from './use-saved.ts';

export interface SaveMappingRequest {
  readonly db: Database;
  readonly name: string;
  readonly path: string;
  readonly entry: string | null;
  readonly options: ImportOptions;
  /** Epoch ms. */
  readonly now: number;
}

/** Keeps how a file is read, with the names of its columns. Throws what an import of it would ask for. */
export async function saveMapping({ db, name, path, entry, options, now }: SaveMappingRequest): Promise<void> {
  const open = (asked: ImportOptions) => openHead({ path, entry, options: asked, now, work: quietWork() }, null);
  const { opened, use } = await openWithSaved(open, options, readMappings(db));
  try {
    const planned = await lookAtFile(opened, use);
    if (planned.decision.problem !== null) throw planned.decision.problem;
    const columns = sortedNames(planned.sample.columns);
    keepMapping(db, { name, columns, options: optionsToKeep(opened, planned), savedAt: now });
  } finally {
    await opened.source.close();
  }
}

/** What was guessed by names or values is kept as well: the next file's values may say something else. */
function optionsToKeep(opened: OpenFile, { plan, sample, layout }: PlannedFile): ImportOptions {
  const { saved: _, encoding, ...asked } = opened.options;
  const options = encoding === undefined ? asked : { ...asked, encoding: opened.encoding.name };
  const generic = layout === null ? GENERIC_PRESETS.json : GENERIC_PRESETS.csv;
  const headerless = layout?.headerless ? { headerRow: 0 } : {};
  // A preset knows its columns, and more of them than a mapping can say.
  if (plan.preset !== generic) return { ...options, ...headerless };
  const guessed = [...plan.mapping].filter(([, column]) => column < sample.columns.length);
  const mapping = Object.fromEntries(guessed.map(([field, column]) => [field, columnKey(sample, column)]));
  return { ...options, ...headerless, kind: plan.kind, mapping: { ...mapping, ...options.mapping } };
}
