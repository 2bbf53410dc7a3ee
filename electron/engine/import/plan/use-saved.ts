/** Which saved mapping a file is read with, and what the options are then. */
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import { isField } from '../../../../shared/import/fields.ts';
import { decodeHead } from '../bytes/decode-chunks.ts';
import { type OpenFile, textLength } from '../bytes/open-source.ts';
import { detectLayout } from '../csv/csv-layout.ts';
import { looksLikeJson } from '../json/json-form.ts';
import { delimiterOf, isWorkbook, lookAtFile } from '../open-table.ts';
import type { StoredMapping } from './saved-mappings.ts';

export interface SavedUse {
  /** The mapping that the file is read with; null = none. */
  readonly name: string | null;
  /** Fields whose columns it names. */
  readonly fields: ReadonlySet<string>;
  /** Names of all mappings whose columns are the file's. */
  readonly offered: readonly string[];
}

export interface OpenedWithSaved {
  /** Its options are those asked for, laid over the saved ones. */
  readonly opened: OpenFile;
  readonly use: SavedUse;
}

const NONE: SavedUse = { name: null, fields: new Set(), offered: [] };

/**
 * Opens a file, and finds the mapping to read it with: the one that is asked for, else the newest that was saved for a
 * file of the same columns. Throws as `open` does, and 'not-found' for a mapping that is asked for and not there.
 */
export async function openWithSaved(
  open: (options: ImportOptions) => Promise<OpenFile>,
  asked: ImportOptions,
  mappings: readonly StoredMapping[],
): Promise<OpenedWithSaved> {
  const named = namedMapping(asked, mappings);
  if (mappings.length === 0) return { opened: await open(asked), use: NONE };
  const encoding = asked.encoding ?? named?.options.encoding;
  if (encoding !== undefined) return choose(await open({ ...asked, encoding }), asked, named, mappings);
  try {
    return await choose(await open(asked), asked, named, mappings);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'file-encoding-unknown' || asked.saved === null) throw thrown;
    return (await openInSavedEncoding(open, asked, mappings)) ?? Promise.reject(thrown);
  }
}

function namedMapping(asked: ImportOptions, mappings: readonly StoredMapping[]): StoredMapping | null {
  if (asked.saved === undefined || asked.saved === null) return null;
  const named = mappings.find(({ name }) => name === asked.saved);
  if (named === undefined) throw new AppError('not-found', { what: 'mapping', id: asked.saved });
  return named;
}

/** A file whose bytes don't tell their encoding, and whose columns are as saved when it is read in the one that was said. */
async function openInSavedEncoding(
  open: (options: ImportOptions) => Promise<OpenFile>,
  asked: ImportOptions,
  mappings: readonly StoredMapping[],
): Promise<OpenedWithSaved | null> {
  const encodings = new Set(mappings.flatMap(({ options }) => options.encoding ?? []));
  for (const encoding of encodings) {
    const opened = await open({ ...asked, encoding });
    const ones = mappings.filter(({ options }) => options.encoding === encoding);
    const chosen = await choose(opened, asked, null, ones);
    if (chosen.use.name !== null) return chosen;
    await opened.source.close();
  }
  return null;
}

async function choose(
  opened: OpenFile,
  asked: ImportOptions,
  named: StoredMapping | null,
  mappings: readonly StoredMapping[],
): Promise<OpenedWithSaved> {
  try {
    const fitting: StoredMapping[] = [];
    for (const mapping of mappings) if (await fits(opened, asked, mapping)) fitting.push(mapping);
    const offered = fitting.map(({ name }) => name);
    const automatic = asked.saved === null ? undefined : fitting.find((mapping) => agrees(asked, mapping));
    const used = named ?? automatic;
    if (used === undefined) return { opened: { ...opened, options: asked }, use: { ...NONE, offered } };
    const fields = Object.keys(used.options.mapping ?? {}).filter((field) => asked.mapping?.[field] === undefined);
    return { opened: reopened(opened, asked, used), use: { name: used.name, fields: new Set(fields), offered } };
  } catch (thrown) {
    await opened.source.close();
    throw thrown;
  }
}

/** Whoever asks for another kind or preset has something else in mind. */
function agrees(asked: ImportOptions, { options }: StoredMapping): boolean {
  const isOther = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  const kind = asked.kind === 'auto' ? undefined : asked.kind;
  return !isOther(kind, options.kind) && !isOther(asked.preset, options.preset);
}

async function fits(opened: OpenFile, asked: ImportOptions, mapping: StoredMapping): Promise<boolean> {
  const file = reopened(opened, asked, mapping);
  const columns = await columnsOf(file, mapping);
  return columns !== null && JSON.stringify(columns) === JSON.stringify(mapping.columns);
}

const HEAD_BYTES = 1024 * 1024;

/** Null = a table that has no header, unlike the one whose mapping was saved, or the other way round. */
async function columnsOf(file: OpenFile, { columns }: StoredMapping): Promise<readonly string[] | null> {
  const head = await decodeHead(file.source, file.length, file.encoding.name, HEAD_BYTES);
  if (looksLikeJson(head)) return sortedNames((await lookAtFile(file)).sample.columns);
  const { headerRow, mapping = {} } = file.options;
  const delimiter = delimiterOf(file);
  const wanted = Object.values(mapping).filter((name) => name !== '');
  const layout = detectLayout(head, { wanted, delimiter, headerRow });
  // Tables without a header are alike whatever is in them: one has to look so by itself.
  if (layout.headerless && !detectLayout(head, { wanted: [], delimiter }).headerless) return null;
  return layout.headerless === columns.every((name) => /^#\d+$/.test(name)) ? sortedNames(layout.columns) : null;
}

/** In code order, as they are saved. */
export function sortedNames(columns: readonly { readonly name: string }[]): readonly string[] {
  return columns.map(({ name }) => name).sort();
}

/** The file with a saved mapping's options below those that are asked for. */
function reopened(opened: OpenFile, asked: ImportOptions, { options: saved }: StoredMapping): OpenFile {
  const options = merged(asked, saved);
  const told = asked.encoding === undefined && !isWorkbook(opened) ? saved.encoding : undefined;
  const encoding = told === undefined ? opened.encoding : { name: told, guessed: false };
  return { ...opened, options, encoding, length: textLength(opened.facts, encoding) };
}

function merged(asked: ImportOptions, saved: ImportOptions): ImportOptions {
  const isAsked = asked.kind !== undefined && asked.kind !== 'auto';
  const values = { ...saved.values };
  for (const [field, words] of Object.entries(asked.values ?? {})) values[field] = { ...values[field], ...words };
  const options = {
    ...saved,
    ...asked,
    ...(!isAsked && saved.kind !== undefined && { kind: saved.kind }),
    mapping: { ...saved.mapping, ...asked.mapping },
    constants: { ...saved.constants, ...asked.constants },
    values,
  };
  return isAsked && asked.kind !== saved.kind ? withoutStrangers(options, asked) : options;
}

/** Of another kind than what was saved: its fields alone. */
function withoutStrangers(options: ImportOptions, asked: ImportOptions): ImportOptions {
  const { kind } = options;
  if (kind === undefined || kind === 'auto') return options;
  const known = <T>(fields: Readonly<Record<string, T>> = {}, said: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => isField(kind, field) || Object.hasOwn(said, field)));
  return {
    ...options,
    mapping: known(options.mapping, asked.mapping),
    constants: known(options.constants, asked.constants),
    values: known(options.values, asked.values),
  };
}
