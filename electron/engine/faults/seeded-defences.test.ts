/**
 * Each defence taken away in turn, in a copy of the modules of its own: the check that is green with the product must turn
 * red without it. (Transactions, syncing and copies of a file alone: seeded.test.ts, synced.test.ts, db/back-up.test.ts;
 * the content security policy: e2e/security-seeded.test.ts.)
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { connect } from '../db/connect.ts';
import { createWorkspace, openWorkspace } from '../db/open.ts';
import { git, hashFolder, quietWork } from '../git/fixture.ts';
import { importInto, memoryWorkspace } from '../import/fixture.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-defences-'));
  // What is imported below gets modules of its own, those that a test replaces among them.
  vi.resetModules();
});
afterEach(() => {
  for (const path of ['../db/check.ts', '../../../shared/import/formula-safe.ts', '../git/check-ref-name.ts']) {
    vi.doUnmock(path);
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('damage that only a whole check of the pages finds', () => {
  /** A workspace with one name changed in the index of names, not in the table. Answers whether it was opened. */
  function opensDamaged(): boolean {
    const path = join(folder, 'client.doradeck');
    const store = createWorkspace(path);
    store.writer.prepare("INSERT INTO service (name) VALUES ('the checkout')").run();
    store.close();
    const bytes = readFileSync(path);
    const places = [bytes.indexOf('the checkout'), bytes.lastIndexOf('the checkout')];
    expect(new Set(places).size).toBe(2);
    for (const place of places) {
      const damaged = Buffer.from(bytes);
      damaged.write('the chequout', place);
      writeFileSync(path, damaged);
      try {
        openWorkspace(path).close();
        return true;
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: 'workspace-damaged' });
      }
    }
    return false;
  }

  test('is refused', () => expect(opensDamaged()).toBe(false));

  test('seeded: quick_check in place of integrity_check lets it in', () => {
    const pragma = Database.prototype.pragma;
    vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, source, options) {
      return pragma.call(this, source.replace('integrity_check', 'quick_check'), options);
    });
    expect(opensDamaged()).toBe(true);
  });
});

describe('a file of somebody else', () => {
  type Open = typeof openWorkspace;

  const STRANGE: Readonly<Record<string, (path: string) => void>> = {
    'another program’s database': (path) => {
      const db = connect(path, { mustExist: false });
      db.exec('CREATE TABLE note (text TEXT)');
      db.close();
    },
    'a workspace with a trigger of its own': (path) => {
      createWorkspace(path).close();
      const db = connect(path);
      db.exec('CREATE TRIGGER t AFTER INSERT ON service BEGIN DELETE FROM batch; END');
      db.pragma('journal_mode = DELETE');
      db.close();
    },
  };

  const bytesOf = (at: string) =>
    readdirSync(at).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(at, name)))
        .digest('hex'),
    ]);

  /** Those that were let in, or are not as they were. */
  function touched(open: Open): string[] {
    return Object.entries(STRANGE).flatMap(([name, make]) => {
      const place = mkdtempSync(join(folder, 'strange-'));
      const path = join(place, 'client.doradeck');
      make(path);
      const before = bytesOf(place);
      let refused = false;
      try {
        open(path).close();
      } catch (thrown) {
        refused = thrown instanceof Error && 'code' in thrown;
      }
      return refused && JSON.stringify(bytesOf(place)) === JSON.stringify(before) ? [] : [name];
    });
  }

  test('is refused before anything may write to it', () => expect(touched(openWorkspace)).toEqual([]));

  test('seeded: opened in place and looked at later, it is changed', async () => {
    vi.doMock('../db/check.ts', async (original) => ({
      ...(await original<typeof import('../db/check.ts')>()),
      checkHeader: () => {},
      checkContent: () => {},
    }));
    const { openWorkspace: inPlace } = await import('../db/open.ts');
    expect(touched(inPlace)).toEqual(Object.keys(STRANGE));
  });
});

describe('cells that a spreadsheet would compute', () => {
  const ARMED = ['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', '＝1'];

  /** Cells of a table that begin as a formula does. */
  function armedCells(csv: string): string[] {
    const rows: string[][] = parse(csv, { bom: true, relax_column_count: true });
    return rows.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));
  }

  /** Of every way in which text leaves as CSV. */
  async function armedExports(): Promise<string[]> {
    const { csvText } = await import('../report/csv-text.ts');
    const { rejectsAsCsv } = await import('../import/store/rejects-csv.ts');
    const db = memoryWorkspace();
    const path = join(folder, 'deploys.json');
    const records = ARMED.map((service) => ({ service, finished_at: 'soon', [service]: service }));
    writeFileSync(path, JSON.stringify([{ service: 'web', finished_at: '2025-03-01T10:00:00Z' }, ...records]));
    const outcome = await importInto(db, path);
    if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
    const rejects = [...rejectsAsCsv(db, outcome.batch.id)].join('');
    db.close();
    return [csvText([ARMED]), rejects].flatMap(armedCells);
  }

  test('leave disarmed', async () => expect(await armedExports()).toEqual([]));

  test('seeded: raw, they are seen in every export', async () => {
    vi.doMock('../../../shared/import/formula-safe.ts', async (original) => ({
      ...(await original<typeof import('../../../shared/import/formula-safe.ts')>()),
      protectCell: (text: string) => text,
    }));
    // Once in the list, once as a name of a column and twice as a cell of the rejected rows.
    expect(await armedExports()).toHaveLength(4 * ARMED.length);
  });
});

describe('names of refs that are no names', () => {
  const STRANGE_NAMES = ['refs/tags/../../../canary', 'refs/tags/has space', 'refs/tags/.hidden', 'refs/tags/x.lock'];

  /** Strange names among the tags that were stored, of a repository that lists them beside a sound one. */
  async function strangeTags(): Promise<string[]> {
    const { addRepository } = await import('../git/add-repository.ts');
    const source = join(folder, 'shop');
    mkdirSync(source);
    git(source, ['init', '--quiet', '--initial-branch=main']);
    git(source, ['commit', '--quiet', '--allow-empty', '-m', 'One']);
    const sha = git(source, ['rev-parse', 'HEAD']);
    const lines = ['refs/tags/v1', ...STRANGE_NAMES].map((name) => `${sha} ${name}\n`);
    writeFileSync(join(source, '.git', 'packed-refs'), lines.join(''));
    writeFileSync(join(folder, 'canary'), sha);
    const before = hashFolder(source);
    const store = createWorkspace(join(folder, 'client.doradeck'));
    try {
      await addRepository({
        db: store.writer,
        source,
        services: [],
        cloneFolder: folder,
        now: 1,
        work: quietWork(),
      }).catch((thrown: unknown) => {
        if (!(thrown instanceof AppError)) throw thrown;
      });
      expect(hashFolder(source)).toBe(before);
      const tags = store.reader.prepare<[], string>('SELECT name FROM git_tag ORDER BY name').pluck().all();
      expect(tags).toContain('v1');
      return tags.filter((name) => name !== 'v1').map((name) => `refs/tags/${name}`);
    } finally {
      store.close();
    }
  }

  test('are left out', async () => expect(await strangeTags()).toEqual([]));

  test('seeded: taken as they are, they are seen', async () => {
    vi.doMock('../git/check-ref-name.ts', async (original) => ({
      ...(await original<typeof import('../git/check-ref-name.ts')>()),
      isRefName: () => true,
    }));
    expect(await strangeTags()).toEqual([...STRANGE_NAMES].sort());
  });
});
