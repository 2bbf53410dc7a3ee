/**
 * Input of the import benchmark, the same every time: deployments as a careful exporter writes them (all fields quoted, Korean
 * names, a note with commas and quotes now and then, times in UTC), as CSV, as one JSON array, as NDJSON.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { random } from '../random.ts';

const START = Date.UTC(2021, 0, 1);
const SPAN = 3 * 365 * 86_400_000;
const SERVICES = 200;
const TEAMS = ['결제 팀', '주문 팀', '배송 팀', '회원 팀', '검색 팀', '플랫폼 팀', '데이터 팀', '광고 팀'];
const ENVIRONMENTS = ['production', 'staging', 'dev'];
const STATUSES = ['success', 'success', 'success', 'success', 'success', 'success', 'success', 'failed', 'canceled'];
const NOTES = ['정기 배포', '긴급 수정, 야간', '"핫픽스" 배포', '', '', ''];

export const IMPORT_COLUMNS = [
  'deployment_id',
  'service',
  'team',
  'environment',
  'commit_sha',
  'version',
  'started_at',
  'finished_at',
  'status',
  'note',
] as const;

type Values = readonly string[];

/** Rows by number, from 0. */
function* makeRows(count: number): Generator<Values, void, undefined> {
  const next = random(11);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  for (let index = 0; index < count; index += 1) {
    const service = Math.floor(next() * SERVICES);
    const started = START + Math.floor((index / count) * SPAN);
    const finished = started + Math.floor(next() * 1_800_000);
    let sha = '';
    for (let part = 0; part < 5; part += 1)
      sha += Math.floor(next() * 2 ** 31)
        .toString(16)
        .padStart(8, '0');
    yield [
      `d-${String(index).padStart(8, '0')}`,
      `서비스-${service}`,
      TEAMS[service % TEAMS.length] as string,
      pick(ENVIRONMENTS),
      sha,
      `v1.${Math.floor(index / 1000)}.${index % 1000}`,
      withoutMilliseconds(started),
      withoutMilliseconds(finished),
      pick(STATUSES),
      pick(NOTES),
    ];
  }
}

function withoutMilliseconds(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

export type ImportFormat = 'csv' | 'json' | 'ndjson';

export async function makeImportInput(path: string, format: ImportFormat, rows: number): Promise<void> {
  const stream = createWriteStream(path);
  const { head, line, between, tail } = FORMATS[format];
  let text = head;
  let first = true;
  for (const values of makeRows(rows)) {
    text += first ? line(values) : between + line(values);
    first = false;
    if (text.length < 1 << 20) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text + tail);
  await once(stream, 'close');
}

const asCsv = (values: Values) => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
const asJson = (values: Values) =>
  JSON.stringify(Object.fromEntries(IMPORT_COLUMNS.map((name, column) => [name, values[column]])));

const FORMATS = {
  csv: { head: `${asCsv(IMPORT_COLUMNS)}\n`, line: asCsv, between: '\n', tail: '\n' },
  json: { head: '[\n', line: asJson, between: ',\n', tail: '\n]\n' },
  ndjson: { head: '', line: asJson, between: '\n', tail: '\n' },
} satisfies Record<ImportFormat, unknown>;
