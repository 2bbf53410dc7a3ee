import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { processorTimer } from '../processor-fixture.ts';
import { connect } from './connect.ts';
import { createWorkspace, openWorkspace, type WorkspaceStore } from './open.ts';

let folder: string;
let path: string;
const open: WorkspaceStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doradeck-open-'));
  path = join(folder, 'client.doradeck');
});
afterEach(() => {
  for (const store of open.splice(0)) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function keep(store: WorkspaceStore): WorkspaceStore {
  open.push(store);
  return store;
}

/** Name and SHA-256 of everything in the folder. */
function bytesOf(at: string): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const name of readdirSync(at)) {
    hashes[name] = createHash('sha256')
      .update(readFileSync(join(at, name)))
      .digest('hex');
  }
  return hashes;
}

function codeOf(action: () => WorkspaceStore): string {
  try {
    keep(action());
    return 'opened';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function addService(store: WorkspaceStore, name: string): void {
  store.writer.prepare('INSERT INTO service (name) VALUES (?)').run(name);
}

function servicesOf(store: WorkspaceStore): unknown[] {
  return store.reader.prepare('SELECT name FROM service ORDER BY id').pluck().all();
}

/** A closed workspace with a few rows, changed by SQL that our code would never run. */
function tamperedFile(sql: string): void {
  const store = createWorkspace(path);
  for (let i = 0; i < 200; i++) addService(store, `service ${i} ${'x'.repeat(100)}`);
  store.close();
  const db = connect(path);
  db.exec(sql);
  db.pragma('journal_mode = WAL');
  db.close();
}

function overwrite(offset: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, offset);
  writeFileSync(path, content);
}

describe('a new workspace', () => {
  test('is one file once closed, and keeps what was written', () => {
    const store = createWorkspace(path);
    addService(store, 'checkout');
    store.close();
    expect(readdirSync(folder)).toEqual(['client.doradeck']);
    expect(servicesOf(keep(openWorkspace(path)))).toEqual(['checkout']);
  });

  test('is durable each time it is opened', () => {
    const pragmas = (store: WorkspaceStore) =>
      ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'trusted_schema', 'cell_size_check'].map(
        (name) => store.writer.pragma(name, { simple: true }),
      );
    const created = createWorkspace(path);
    expect(pragmas(created)).toEqual(['wal', 2, 1, 1, 0, 1]);
    created.close();
    expect(pragmas(keep(openWorkspace(path)))).toEqual(['wal', 2, 1, 1, 0, 1]);
  });

  test('is made with its folder, and never over something else', () => {
    const deep = join(folder, 'a', 'b', 'client.doradeck');
    createWorkspace(deep).close();
    const before = bytesOf(join(folder, 'a', 'b'));
    expect(codeOf(() => createWorkspace(deep))).toBe('workspace-exists');
    expect(bytesOf(join(folder, 'a', 'b'))).toEqual(before);
  });

  test('is refused where no folder can be made', () => {
    // A file in the way on every system; /proc, where Linux lets nobody make a folder.
    writeFileSync(join(folder, 'file'), '');
    const places = [join(folder, 'file', 'inside'), ...(existsSync('/proc/self') ? ['/proc/nowhere'] : [])];
    for (const place of places) {
      expect(() => createWorkspace(join(place, 'client.doradeck'))).toThrow(AppError);
    }
  });

  test('shows a reader what is committed only', () => {
    const store = keep(createWorkspace(path));
    store.writer.exec('BEGIN');
    addService(store, 'checkout');
    expect(servicesOf(store)).toEqual([]);
    store.writer.exec('COMMIT');
    expect(servicesOf(store)).toEqual(['checkout']);
  });

  test('gives its reader no way to write', () => {
    const store = keep(createWorkspace(path));
    expect(() => store.reader.exec("INSERT INTO service (name) VALUES ('a')")).toThrow(/readonly/);
  });
});

describe('a file that is refused keeps its bytes', () => {
  const refused: Record<string, { prepare: () => void; code: string }> = {
    'nothing there': { prepare() {}, code: 'workspace-missing' },
    'a folder': { prepare: () => void mkdirSync(path), code: 'workspace-not-ours' },
    'zero bytes': { prepare: () => writeFileSync(path, ''), code: 'workspace-not-ours' },
    'a few bytes': { prepare: () => writeFileSync(path, 'SQLite format 3\0'), code: 'workspace-not-ours' },
    'other bytes': { prepare: () => writeFileSync(path, createHash('sha512').digest()), code: 'workspace-not-ours' },
    "another program's database": {
      prepare() {
        const db = connect(path, { mustExist: false });
        db.exec('CREATE TABLE note (text TEXT)');
        db.close();
      },
      code: 'workspace-not-ours',
    },
    'a newer workspace': { prepare: () => tamperedFile('PRAGMA user_version = 999'), code: 'workspace-newer' },
    'a workspace without a schema': {
      prepare: () => tamperedFile('PRAGMA user_version = 0'),
      code: 'workspace-damaged',
    },
    'a view in place of a table': {
      prepare: () =>
        tamperedFile(`DROP TABLE severity; CREATE VIEW severity AS WITH RECURSIVE forever (id) AS
                      (SELECT 1 UNION ALL SELECT id + 1 FROM forever) SELECT id, 'x' AS name FROM forever`),
      code: 'workspace-not-ours',
    },
    'one index more': {
      prepare: () => tamperedFile('CREATE INDEX heavy ON service (hex(zeroblob(1000)))'),
      code: 'workspace-not-ours',
    },
    'a trigger more': {
      prepare: () => tamperedFile('CREATE TRIGGER t AFTER INSERT ON service BEGIN DELETE FROM batch; END'),
      code: 'workspace-not-ours',
    },
    'half of it': {
      prepare() {
        tamperedFile('');
        const content = readFileSync(path);
        writeFileSync(path, content.subarray(0, content.length / 2));
      },
      code: 'workspace-damaged',
    },
    'a page lost': {
      prepare() {
        tamperedFile('');
        overwrite(readFileSync(path).length - 4096, Buffer.alloc(4096));
      },
      code: 'workspace-damaged',
    },
    'a reference that leads nowhere': {
      prepare: () =>
        tamperedFile(
          `PRAGMA foreign_keys = OFF; INSERT INTO repository_service (repository_id, service_id) VALUES (7, 1)`,
        ),
      code: 'workspace-damaged',
    },
    "another program's journal beside it": {
      prepare() {
        tamperedFile('');
        writeFileSync(`${path}-journal`, Buffer.alloc(512, 1));
      },
      code: 'workspace-damaged',
    },
  };

  test.each(Object.entries(refused))('%s', (_, { prepare, code }) => {
    prepare();
    const isFile =
      existsSync(path) && !readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isDirectory());
    const before = isFile ? bytesOf(folder) : readdirSync(folder);
    expect(codeOf(() => openWorkspace(path))).toBe(code);
    expect(codeOf(() => openWorkspace(path, { readOnly: true }))).toBe(code);
    expect(isFile ? bytesOf(folder) : readdirSync(folder)).toEqual(before);
  });
});

describe('one instance at a time', () => {
  test('a second one in this process is told, the first goes on', () => {
    const store = keep(createWorkspace(path));
    expect(codeOf(() => openWorkspace(path))).toBe('workspace-locked');
    expect(codeOf(() => openWorkspace(path, { readOnly: true }))).toBe('workspace-locked');
    // POSIX locks of a process go when it closes any handle of the file: the attempts above must not have opened one.
    expect(openInAnotherProcess()).toBe('workspace-locked');
    addService(store, 'checkout');
    expect(servicesOf(store)).toEqual(['checkout']);
    store.close();
    expect(openInAnotherProcess()).toBe('opened');
  });

  function openInAnotherProcess(): string {
    const opener = join(folder, 'opener.mjs');
    writeFileSync(
      opener,
      `import { openWorkspace } from ${JSON.stringify(join(import.meta.dirname, 'open.ts'))};
       try { openWorkspace(${JSON.stringify(path)}).close(); console.log('opened'); }
       catch (error) { console.log(error.code); }`,
    );
    return execFileSync(process.execPath, [opener], { encoding: 'utf8' }).trim();
  }

  test('a second process is told; once the first is killed the workspace opens, with everything committed', async () => {
    const holder = join(folder, 'holder.mjs');
    writeFileSync(
      holder,
      `import { createWorkspace } from ${JSON.stringify(join(import.meta.dirname, 'open.ts'))};
       const store = createWorkspace(${JSON.stringify(path)});
       store.writer.exec("INSERT INTO service (name) VALUES ('kept')");
       store.writer.exec("BEGIN; INSERT INTO service (name) VALUES ('half way')");
       // What nobody refers to any more is collected, and its files closed.
       setTimeout(() => { gc(); setTimeout(() => console.log('ready'), 10); }, 10);
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, ['--expose-gc', holder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      expect(codeOf(() => openWorkspace(path))).toBe('workspace-locked');
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    expect(servicesOf(keep(openWorkspace(path)))).toEqual(['kept']);
  });
});

describe('read-only', () => {
  test('shows everything, writes nothing beside the file, refuses changes', () => {
    tamperedFile('');
    const before = bytesOf(folder);
    const store = keep(openWorkspace(path, { readOnly: true }));
    expect(store.readOnly).toBe(true);
    expect(servicesOf(store)).toHaveLength(200);
    expect(() => addService(store, 'more')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
    store.close();
    expect(bytesOf(folder)).toEqual(before);
  });
});

describe('hostile databases of the corpus', () => {
  const corpus = join(import.meta.dirname, '../../../../shared/corpus/bad-input/sqlite');
  const cases = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.db')) : [];

  test.skipIf(cases.length === 0)('each is refused in time, bytes unchanged', { timeout: 60_000 }, () => {
    for (const name of cases) {
      for (const file of readdirSync(corpus)) {
        if (file.startsWith(name)) cpSync(join(corpus, file), join(folder, file), { mode: 0 });
      }
      const before = bytesOf(folder);
      const taken = processorTimer();
      expect(['workspace-not-ours', 'workspace-damaged', 'workspace-newer'], name).toContain(
        codeOf(() => openWorkspace(join(folder, name))),
      );
      expect(taken(), name).toBeLessThan(5000);
      expect(bytesOf(folder), name).toEqual(before);
    }
  });
});
