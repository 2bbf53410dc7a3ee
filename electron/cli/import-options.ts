/** How files are to be read, in the words of the command line. */
import type { ImportOptions } from '../../shared/api.ts';
import { IMPORT_KINDS } from '../../shared/import-batch.ts';
import { oneOf, usage } from './usage.ts';

export const IMPORT_OPTIONS = {
  kind: { type: 'string' },
  preset: { type: 'string' },
  map: { type: 'string', multiple: true },
  const: { type: 'string', multiple: true },
  value: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  decimal: { type: 'string' },
  'header-row': { type: 'string' },
  'input-tz': { type: 'string' },
  'date-order': { type: 'string' },
  deploys: { type: 'string' },
  'incident-types': { type: 'string' },
  mapping: { type: 'string' },
  'no-mapping': { type: 'boolean' },
} as const;

export const IMPORT_OPTION_NAMES: readonly string[] = Object.keys(IMPORT_OPTIONS);

/** Values of `IMPORT_OPTIONS`, as parsed. */
export interface ImportOptionValues {
  readonly kind?: string | undefined;
  readonly preset?: string | undefined;
  readonly map?: readonly string[] | undefined;
  readonly const?: readonly string[] | undefined;
  readonly value?: readonly string[] | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly decimal?: string | undefined;
  readonly 'header-row'?: string | undefined;
  readonly 'input-tz'?: string | undefined;
  readonly 'date-order'?: string | undefined;
  readonly deploys?: string | undefined;
  readonly 'incident-types'?: string | undefined;
  readonly mapping?: string | undefined;
  readonly 'no-mapping'?: boolean | undefined;
}

/** Throws 'usage'. */
export function importOptions(words: ImportOptionValues): ImportOptions {
  const { preset, encoding, deploys, mapping: saved, 'no-mapping': unsaved } = words;
  if (saved !== undefined && unsaved) throw usage('--mapping and --no-mapping exclude each other');
  return present({
    kind: kindOf(words.kind),
    preset,
    mapping: pairs('--map', words.map, 'field=column'),
    constants: pairs('--const', words.const, 'field=value'),
    values: meanings(words.value),
    encoding,
    delimiter: delimiterOf(words.delimiter),
    decimal: oneOf('--decimal', DECIMAL_NAMES[words.decimal ?? ''] ?? words.decimal, ['.', ',']),
    headerRow: headerRowOf(words['header-row']),
    inputTimeZone: words['input-tz'],
    dateOrder: oneOf('--date-order', words['date-order'], ['dmy', 'mdy']),
    deploys,
    incidentTypes: words['incident-types'],
    saved: unsaved ? null : saved,
  });
}

function present(options: { readonly [K in keyof ImportOptions]: ImportOptions[K] | undefined }): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as ImportOptions;
}

/** Kinds that a delivery has and nothing reads so far: test results and findings of scanners. */
const UNSUPPORTED = ['tests', 'findings'];

function kindOf(word: string | undefined): ImportOptions['kind'] | undefined {
  const kinds = ['auto', ...IMPORT_KINDS] as const;
  if (word === undefined || !UNSUPPORTED.includes(word)) return oneOf('--kind', word, kinds);
  throw usage(`--kind ${word}: not supported yet; expected ${kinds.join(' | ')}`);
}

/** "a=b" divided at its first "=". */
function pairs(
  option: string,
  words: readonly string[] | undefined,
  shape: string,
): Record<string, string> | undefined {
  if (words === undefined) return undefined;
  return Object.fromEntries(
    words.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw usage(`${option} ${pair}: expected ${shape}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** "status:Erfolgreich=success": no field holds a colon, no meaning an "=". */
function meanings(words: readonly string[] | undefined): ImportOptions['values'] {
  if (words === undefined) return undefined;
  const values: Record<string, Record<string, string>> = {};
  for (const word of words) {
    const colon = word.indexOf(':');
    const equals = word.lastIndexOf('=');
    if (colon < 1 || equals <= colon + 1) throw usage(`--value ${word}: expected field:word=meaning`);
    const field = word.slice(0, colon);
    values[field] = { ...values[field], [word.slice(colon + 1, equals)]: word.slice(equals + 1) };
  }
  return values;
}

const DECIMAL_NAMES: Readonly<Record<string, string>> = { point: '.', comma: ',' };

/** Some characters are hard to type in a shell. */
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
};

function delimiterOf(word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  const delimiter = DELIMITER_NAMES[word] ?? word;
  if (/^[\t -~]$/.test(delimiter) && delimiter !== '"') return delimiter;
  throw usage(`--delimiter ${word}: expected comma | semicolon | tab | pipe, or one ASCII character`);
}

function headerRowOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const row = Number(word);
  if (/^\d{1,4}$/.test(word) && row <= 1000) return row;
  throw usage(`--header-row ${word}: expected a line from 1 to 1000, or 0 where there is no header`);
}
