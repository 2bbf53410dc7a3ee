/**
 * Files as exports come, made from a seed, and what must be found in them: the generator knows how many records of each
 * sort it wrote. A damaged one has bytes cut out, put in or changed anywhere, so that of it only the row equation is known.
 */
import iconv from 'iconv-lite';
import type { ImportOptions } from '../../../shared/api.ts';
import { createRandom, type Random } from '../sample/random.ts';

/** read, stored, duplicate, rejected, blank */
export type Counts = readonly [number, number, number, number, number];

export interface GeneratedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly options: ImportOptions;
  /** What was done, to find the case again. */
  readonly story: string;
  /** null = it was damaged. */
  readonly counts: Counts | null;
}

const FORMATS = ['csv', 'csv', 'array', 'lines', 'wrapper'] as const;
type Format = (typeof FORMATS)[number];
type Sort = 'good' | 'duplicate' | 'bad' | 'blank';

/** A record before it is written: cells by column, or a text that stands in its place. */
interface Planned {
  readonly sort: Sort;
  readonly cells: Readonly<Record<string, string>>;
  /** How a bad one is bad. */
  readonly fault?: 'time' | 'service' | 'few' | 'many' | 'total' | 'no-record';
}

const COLUMNS = ['deployment_id', 'service', 'team', 'environment', 'finished_at', 'status', 'notes'] as const;
const SERVICES = [
  'checkout',
  '결제 서비스',
  'a "quoted" name',
  'semi;colon',
  'tab\tbed',
  'pipe|d',
  'Größe',
  '=cmd()',
  "o'clock",
];
const NOTES = [
  '',
  'plain',
  'two\nlines',
  'comma, and "quotes"',
  '한글 메모',
  ' spaces ',
  '{"json":[1,2]}',
  'ends in quote"',
  ';;',
  "''",
];
const BAD_TIMES = ['soon', '2025-13-01T00:00:00Z', '2025-02-30T10:00:00Z', '', 'Tuesday', '99/99/9999'];

type TimeForm = (at: number) => string;
const TIME_FORMS: Readonly<Record<string, { readonly write: TimeForm; readonly options: ImportOptions }>> = {
  iso: { write: (at) => new Date(at).toISOString(), options: {} },
  offset: { write: (at) => `${new Date(at + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`, options: {} },
  milliseconds: { write: String, options: {} },
  seconds: { write: (at) => String(Math.floor(at / 1000)), options: {} },
  'day first': {
    write: (at) => new Date(at).toISOString().replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, '$3/$2/$1 $4'),
    options: { inputTimeZone: 'UTC', dateOrder: 'dmy' },
  },
  'month first': {
    write: (at) => new Date(at).toISOString().replace(/^(\d+)-(\d+)-(\d+)T(.{8}).*$/, '$2/$3/$1 $4'),
    // A zone without clock changes: those make rows that nobody can place.
    options: { inputTimeZone: 'America/Phoenix', dateOrder: 'mdy' },
  },
  local: {
    write: (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' '),
    options: { inputTimeZone: 'Asia/Seoul' },
  },
};

export function generateFile(seed: number): GeneratedFile {
  const random = createRandom(seed, 'file');
  const form = random.pick(Object.keys(TIME_FORMS));
  const time = TIME_FORMS[form] ?? { write: String, options: {} };
  const format = random.pick(FORMATS);
  const planned = planRecords(random, seed, time.write, format);
  // Titles and empty lines above the header of a table.
  const titles = format === 'csv' && random.chance(0.15) ? ['Deployments, 2025', '', 'Exported by Kim'] : [];
  const written = format === 'csv' ? writeTable(planned, titles, random) : writeJson(planned, format, random);
  const isDamaged = random.chance(0.35);
  const bytes = isDamaged ? damage(written.bytes, random) : written.bytes;
  return {
    name: `${seed}.${format === 'csv' ? 'csv' : 'json'}`,
    bytes,
    options: { ...(random.chance(0.5) && { kind: 'deployments' }), ...time.options, ...written.options },
    story: `seed ${seed}: ${form}, ${written.story}${isDamaged ? ', damaged' : ''}`,
    counts: isDamaged ? null : countsOf(planned, titles),
  };
}

function countsOf(planned: readonly Planned[], titles: readonly string[]): Counts {
  const of = (sort: Sort) => planned.filter((record) => record.sort === sort).length;
  const empty = titles.filter((title) => title === '').length;
  const bad = of('bad') + titles.length - empty;
  return [planned.length + titles.length, of('good'), of('duplicate'), bad, of('blank') + empty];
}

function planRecords(random: Random, seed: number, time: TimeForm, format: Format): Planned[] {
  const size = random.chance(0.02) ? random.integer(3000, 6000) : random.integer(3, 60);
  const faults =
    format === 'csv'
      ? (['time', 'service', 'few', 'many', 'total'] as const)
      : (['time', 'service', 'no-record'] as const);
  const planned: Planned[] = [];
  for (let n = 0; n < size; n++) {
    const dice = random.next();
    const record: Planned = { sort: 'good', cells: cellsOf(random, `${seed}-${n}`, time) };
    const earlier = planned.filter(({ sort }) => sort === 'good');
    if (n < 3 || dice < 0.7) planned.push(record);
    else if (dice < 0.8) planned.push({ sort: 'duplicate', cells: random.pick(earlier.slice(-50)).cells });
    else if (dice < 0.9) planned.push({ ...record, sort: 'bad', fault: random.pick(faults) });
    else if (format === 'csv' || format === 'lines') planned.push({ sort: 'blank', cells: {} });
  }
  return planned;
}

function cellsOf(random: Random, id: string, time: TimeForm): Planned['cells'] {
  // Between 2020 and 2025, to the second: what every form can say.
  const at = 1_577_836_800_000 + random.integer(0, 150_000_000) * 1000;
  return {
    deployment_id: `d-${id}`,
    service: random.pick(SERVICES),
    team: random.pick(['', 'red', '주문팀']),
    environment: random.pick(['production', 'staging', '']),
    finished_at: time(at),
    status: random.pick(['success', 'failure', 'cancelled']),
    notes: random.chance(0.02) ? 'x'.repeat(random.integer(1, 60_000)) : random.pick(NOTES),
  };
}

interface Written {
  readonly bytes: Buffer;
  readonly options: ImportOptions;
  readonly story: string;
}

function faulty(record: Planned, random: Random): Planned['cells'] {
  if (record.fault === 'time') return { ...record.cells, finished_at: random.pick(BAD_TIMES) };
  if (record.fault === 'service') return { ...record.cells, service: '' };
  return record.cells;
}

function writeTable(planned: readonly Planned[], titles: readonly string[], random: Random): Written {
  const delimiter = random.pick([',', ',', ';', '\t', '|']);
  const newline = random.pick(['\n', '\r\n']);
  const quoteAll = random.chance(0.3);
  const cell = (text: string) =>
    quoteAll || /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: readonly string[]) => cells.map(cell).join(delimiter);
  const lines = [
    ...titles.map((title) => (title === '' ? random.pick(['', '""', delimiter.repeat(3)]) : line([title]))),
    line(COLUMNS),
  ];
  for (const record of planned) {
    const cells = COLUMNS.map((name) => faulty(record, random)[name] ?? '');
    if (record.sort === 'blank') lines.push(random.pick(['', delimiter.repeat(COLUMNS.length - 1)]));
    else if (record.fault === 'few') lines.push(line(cells.slice(0, random.integer(2, COLUMNS.length - 1))));
    else if (record.fault === 'many') lines.push(line([...cells, 'one more']));
    else if (record.fault === 'total') lines.push(line(['Total', '', '', '', '', String(planned.length), '']));
    else lines.push(line(cells));
  }
  const text = lines.join(newline) + (random.chance(0.7) ? newline : '');
  // Without an end of line a last empty record is not there to be seen.
  const whole = planned.at(-1)?.sort === 'blank' ? `${lines.join(newline)}${newline}` : text;
  const encoding = random.pick(['utf-8', 'utf-8', 'utf-8 with mark', 'utf-16le', 'cp949'] as const);
  const story = `${titles.length > 0 ? 'titles, ' : ''}${JSON.stringify(delimiter)} ${JSON.stringify(newline)} ${encoding}${quoteAll ? ' all quoted' : ''}`;
  if (encoding === 'utf-8') return { bytes: Buffer.from(whole), options: {}, story };
  if (encoding === 'utf-8 with mark') return { bytes: Buffer.from(`\ufeff${whole}`), options: {}, story };
  if (encoding === 'utf-16le') return { bytes: iconv.encode(whole, encoding, { addBOM: true }), options: {}, story };
  // No ö in it: that letter is not in the encoding.
  return { bytes: iconv.encode(whole.replaceAll('Größe', 'Groesse'), encoding), options: { encoding }, story };
}

function writeJson(planned: readonly Planned[], format: Exclude<Format, 'csv'>, random: Random): Written {
  const texts = planned.map((record) => {
    if (record.sort === 'blank') return '';
    return record.fault === 'no-record' ? random.pick(['7', '"text"', '[]', 'null']) : jsonOf(faulty(record, random));
  });
  const space = random.pick(['', ' ', '\n', '\r\n  ']);
  const list = `[${space}${texts.join(`,${space}`)}${space}]`;
  const newline = random.pick(['\n', '\r\n']);
  const text =
    format === 'array'
      ? list
      : format === 'lines'
        ? `${texts.join(newline)}${newline}`
        : `{"total": ${texts.length},${space}"deployments": ${list}, "next": null}`;
  const marked = random.chance(0.2) ? `\ufeff${text}` : text;
  return { bytes: Buffer.from(marked), options: {}, story: format };
}

function jsonOf(cells: Planned['cells']): string {
  const { finished_at = '', ...rest } = cells;
  const isNumber = /^\d+$/.test(finished_at);
  return JSON.stringify({ ...rest, finished_at: isNumber ? Number(finished_at) : finished_at });
}

function damage(bytes: Buffer, random: Random): Buffer {
  let damaged = bytes;
  for (let times = random.integer(1, 4); times > 0; times--) {
    const at = random.integer(0, damaged.length);
    const end = Math.min(damaged.length, at + random.integer(0, 40));
    const put = random.pick([
      () => Buffer.alloc(0),
      () => Buffer.from(Array.from({ length: random.integer(1, 20) }, () => random.integer(0, 255))),
      () => Buffer.from(random.pick(['"', '""', '\n', '\r', ',', '{', ']', '\u0000', '\ufeff', '\\', '한'])),
      () => damaged.subarray(Math.max(0, at - random.integer(1, 200)), at),
    ])();
    damaged = Buffer.concat([damaged.subarray(0, at), put, damaged.subarray(random.chance(0.5) ? end : at)]);
  }
  return damaged;
}
