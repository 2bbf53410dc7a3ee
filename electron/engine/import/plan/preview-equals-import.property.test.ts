/** Whatever a table and the options are, the rows that a look promises are the rows that an import stores and rejects. */
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../../../shared/api.ts';
import type { InspectedFile } from '../../../../shared/import-inspection.ts';
import { DEPLOYMENT_STATUSES } from '../../../../shared/model.ts';
import { importInto, memoryWorkspace, NOW, quietWork, type TestFolder, testFolder } from '../fixture.ts';
import { inspectPaths, previewEntry } from './inspect-paths.ts';
import { InspectionCache } from './inspection-cache.ts';

const RUNS = 250;

const times = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('2025-03-01T10:00:00Z', '2025-03-02T10:00:00+09:00', '1740823200') },
  { weight: 4, arbitrary: fc.constantFrom('2025-03-03 10:00', '2025. 3. 4. 오후 2:30', '20250305101500') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('14/03/2025 10:00', '03/14/2025 10:00', '05/03/2025 10:00', '05.03.25 9:00'),
  },
  // Skipped and made twice in Berlin.
  { weight: 2, arbitrary: fc.constantFrom('2025-03-30 02:30', '2025-10-26 02:30', '30/03/2025 02:30') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'NULL', '-', 'soon', '0001-01-01T00:00:00Z', '1740823200,5', '45717.41'),
  },
);
const words = (...all: readonly string[]) => fc.constantFrom(...all);
const sha = fc.constantFrom('0123456789abcdef0123456789abcdef01234567', 'abc1234', '1.23457E+16', 'unknown', '');

/** Headers that say something, that don't, and what stands below them. */
const COLUMNS: readonly (readonly [headers: readonly string[], values: fc.Arbitrary<string>])[] = [
  [['deployment_id', 'id', 'Nummer'], words('d1', 'd2', 'd3', '7', '')],
  [['service', '서비스', 'Dienst', 'col2'], words('checkout', 'basket', '결제', 'Kasse', 'null', '', ' ')],
  [['started_at', '시작시각', 'Beginn', 'col3'], times],
  [['finished_at', '완료일시', 'Ende', 'col4'], times],
  [
    ['status', '결과', 'Ergebnis', 'col5'],
    words('success', 'failed', '성공', 'Erfolgreich', 'Abgebrochen', 'unknown', ''),
  ],
  [['environment', 'Umgebung', 'col6'], words('production', 'staging', '운영', 'Produktion', '')],
  [['commit_sha', 'Stand', 'col7'], sha],
  [['pr_number', 'PR', 'pull_request'], words('12', '#13', '14;15', 'shop/cart#16', 'none', '')],
  [['change_failure', 'Rückfall'], words('true', 'no', '예', 'ja', '')],
  [['resolved_at', 'severity', 'note'], words('SEV1', 'P2', '2025-03-09T10:00:00Z', '', 'critical')],
];

const options: fc.Arbitrary<ImportOptions> = fc
  .record({
    kind: fc.option(words('deployments', 'incidents', 'auto'), { nil: undefined, freq: 3 }),
    inputTimeZone: fc.option(words('Europe/Berlin', 'Asia/Seoul'), { nil: undefined, freq: 3 }),
    dateOrder: fc.option(words('dmy', 'mdy'), { nil: undefined, freq: 2 }),
    decimal: fc.option(words('.', ','), { nil: undefined, freq: 2 }),
    constants: fc.option(
      fc.dictionary(
        words('service', 'env', 'team', 'status', 'started_at', 'version'),
        words('x', '2025-03-01T00:00Z', 'ok'),
      ),
      { nil: undefined, freq: 2 },
    ),
    values: fc.option(
      fc.dictionary(
        words('status', 'env', 'service', 'started_at'),
        fc.dictionary(
          words('Erfolgreich', 'Abgebrochen', 'Produktion', 'Kasse', 'soon', '결제'),
          words('success', 'cancelled', 'production', '2025-03-08T00:00Z', ''),
        ),
      ),
      { nil: undefined, freq: 2 },
    ),
    mapping: fc.option(
      fc.dictionary(
        words('service', 'finished_at', 'status', 'team'),
        words('#1', '#2', '#3', 'Dienst', 'service', ''),
      ),
      { nil: undefined, freq: 2 },
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ImportOptions);

interface Table {
  readonly content: Buffer;
  readonly options: ImportOptions;
}

const table: fc.Arbitrary<Table> = fc
  .record({
    // Mostly what deployments can't do without: most combinations of columns are nothing but asked about.
    needed: fc.constantFrom([1, 3], [1, 3], [1, 2, 3], [1, 2, 8], []),
    others: fc.subarray([...COLUMNS.keys()], { minLength: 2 }),
    header: fc.constantFrom(0, 0, 0, 1, 2, 3),
    delimiter: words(',', ';', '\t', '|'),
    encoding: words('utf-8', 'utf-8', 'utf16', 'cp949'),
    newline: words('\n', '\r\n'),
    headerless: fc.nat(9),
    options,
  })
  .chain((shape) => {
    const chosen = new Set([...shape.needed, ...shape.others]);
    const columns = COLUMNS.filter((_, index) => chosen.has(index));
    const cells = fc.tuple(...columns.map(([, values]) => values));
    // Now and then a cell too few or too many, an empty line, a total, a quote that isn't closed.
    const row = fc.oneof(
      { weight: 20, arbitrary: cells },
      { weight: 1, arbitrary: cells.map((all) => all.slice(1)) },
      { weight: 1, arbitrary: cells.map((all) => [...all, 'more']) },
      { weight: 1, arbitrary: words('', 'Total', '"open').map((text) => [text]) },
    );
    return fc.array(row, { minLength: 1, maxLength: 12 }).map((rows): Table => {
      const header = columns.map(([headers]) => headers[shape.header % headers.length] ?? '');
      const quoted = (text: string) => (text.includes(shape.delimiter) ? `"${text}"` : text);
      const all = shape.headerless === 0 ? rows : [header, ...rows];
      const text = all.map((line) => line.map(quoted).join(shape.delimiter) + shape.newline).join('');
      return { content: iconv.encode(text, shape.encoding, { addBOM: true }), options: shape.options };
    });
  });

/** What stands in the workspace, line by line, in the words of a look. */
function storedRows(db: Database): unknown[] {
  const deployments = db
    .prepare(`
    SELECT line, external_id AS id, service.name AS service, team.name AS team, environment.name AS env,
      repository_name.name AS repo, sha, version, started_at, finished_at, status, committed_at, change_failure, remediation,
      pull
    FROM deployment_row JOIN service ON service.id = service_id LEFT JOIN team ON team.id = team_id
      LEFT JOIN environment ON environment.id = environment_id
      LEFT JOIN repository_name ON repository_name.id = repository_name_id`)
    .all() as Record<string, unknown>[];
  const incidents = db
    .prepare(`
    SELECT line, external_id AS id, team.name AS team, environment.name AS env, severity.name AS severity, title,
      (SELECT group_concat(service.name, ', ') FROM json_each(service_ids) JOIN service ON service.id = value) AS service,
      started_at, detected_at, acknowledged_at, resolved_at, deployment_external_id AS deployment_id, sha, version,
      repository_name.name AS repo
    FROM incident_row LEFT JOIN team ON team.id = team_id LEFT JOIN environment ON environment.id = environment_id
      LEFT JOIN severity ON severity.id = severity_id
      LEFT JOIN repository_name ON repository_name.id = repository_name_id`)
    .all() as Record<string, unknown>[];
  return [...deployments, ...incidents].map(({ line, ...fields }) => ({ line, values: textsOf(fields) }));
}

function textsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(fields).map(([field, value]) => {
    if (field.endsWith('_at') && typeof value === 'number') return [field, new Date(value).toISOString()];
    if (field === 'status') return [field, DEPLOYMENT_STATUSES[value as number]];
    if (field === 'change_failure' && value !== null) return [field, String(value === 1)];
    return [field, value === null ? '' : String(value)];
  });
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

function rejectedRows(db: Database): unknown[] {
  return db.prepare('SELECT line, code FROM rejected_row').all();
}

function promised({ reading }: InspectedFile) {
  const rows = reading?.rows ?? [];
  return {
    stored: rows.filter(({ problem }) => problem === null).map(({ line, values }) => ({ line, values })),
    rejected: rows.flatMap(({ line, problem }) => (problem === null ? [] : [{ line, code: problem.code }])),
  };
}

async function check(folder: TestFolder, { content, options: said }: Table): Promise<string> {
  const db = memoryWorkspace();
  try {
    const path = folder.write('table', content);
    const cache = new InspectionCache();
    const look = { options: said, db, now: NOW, work: quietWork(), cache };
    const [file] = (await inspectPaths({ ...look, paths: [path] })).files;
    if (file === undefined) throw new Error('nothing was looked at');
    expect(await previewEntry({ ...look, path, entry: null })).toEqual(file);
    const outcome = await importInto(db, path, said);
    if (outcome.kind === 'failed') {
      expect(file.state).not.toBe('ready');
      expect(file.problem).toEqual(outcome.error);
      return outcome.error.code;
    }
    expect(file).toMatchObject({ state: 'ready', problem: null, reading: { kind: outcome.batch.kind } });
    const { read, stored, duplicate, rejected, blank } = outcome.batch;
    expect(file.reading?.counts).toEqual({ read, stored: stored + duplicate, rejected, blank, more: false });
    expect(promised(file)).toEqual({ stored: storedRows(db), rejected: rejectedRows(db) });
    return stored > 0 ? 'stored' : 'imported';
  } finally {
    db.close();
  }
}

describe('a look', () => {
  test('promises what an import does', { timeout: 300_000 }, async () => {
    const folder = testFolder();
    const met = new Map<string, number>();
    try {
      await fc.assert(
        fc.asyncProperty(table, async (one) => {
          const how = await check(folder, one);
          met.set(how, (met.get(how) ?? 0) + 1);
        }),
        { numRuns: RUNS },
      );
    } finally {
      folder.remove();
    }
    // A property that never meets what it is about proves nothing.
    expect([...met.keys()]).toEqual(
      expect.arrayContaining(['stored', 'imported', 'file-no-time-column', 'file-no-service-column']),
    );
  });
});
