import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AppError, type ErrorData, toErrorData } from '../shared/errors.ts';
import type { QuizPack } from '../shared/guidance/quiz.ts';
import { packSchemaText, packText } from '../shared/guidance/quiz-pack.ts';
import { quizPacks } from '../shared/guidance/quiz-pack-fixture.ts';
import { openQuizPacks, type QuizPacks } from './quiz-packs.ts';

let root: string;
let folder: string;
let packs: QuizPacks;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'doradeck-packs-'));
  folder = join(root, 'data', 'quiz-packs');
  packs = openQuizPacks(folder);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const both = (text: string) => ({ en: text, ko: text });

function pack(id: string, title = id): QuizPack {
  return {
    id,
    title: both(title),
    questions: [
      {
        id: 'first',
        topic: 'practices',
        prompt: { en: 'Which?', ko: '무엇일까요?' },
        options: [
          { id: 'a', text: both('A') },
          { id: 'b', text: both('B'), last: true },
        ],
        correct: ['b'],
        explanation: both('Because.'),
        source: null,
      },
    ],
  };
}

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(root, name);
  await writeFile(path, content);
  return path;
}

async function errorOf(act: Promise<unknown>): Promise<ErrorData> {
  return act.then(
    () => {
      throw new Error('no error');
    },
    (error: AppError) => toErrorData(error),
  );
}

const invalid = (name: string, place: string, problem: string): ErrorData => ({
  code: 'quiz-pack-invalid',
  params: { file: name, place, problem, problems: `${problem} ${place}` },
});

describe('the shelf', () => {
  test('is empty where nothing was kept, and nothing is made by looking', async () => {
    expect(await packs.list()).toEqual({ packs: [], damaged: [] });
    expect(existsSync(folder)).toBe(false);
  });

  test('keeps packs, replaces the one with the same id, takes one away', async () => {
    await packs.save(pack('one'));
    await packs.save(pack('two'));
    expect(await packs.save(pack('one', 'new'))).toEqual({ packs: [pack('one', 'new'), pack('two')], damaged: [] });
    expect(await openQuizPacks(folder).list()).toEqual(await packs.list());
    expect(await readdir(folder)).toEqual(['pack-one.json', 'pack-two.json']);
    expect(await packs.remove('one')).toEqual({ packs: [pack('two')], damaged: [] });
    expect(await packs.remove('never')).toEqual({ packs: [pack('two')], damaged: [] });
  });

  test('keeps all of several that are saved at once', async () => {
    await Promise.all([packs.save(pack('one')), packs.save(pack('two')), packs.save(pack('one', 'later'))]);
    expect((await packs.list()).packs).toEqual([pack('one', 'later'), pack('two')]);
  });

  test('tells files that are damaged and never writes over them', async () => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, 'pack-one.json');
    await writeFile(path, '{"id": "one",\n  "title": }');
    await writeFile(join(folder, 'pack-zwei.json'), packText(pack('two')));
    await writeFile(join(folder, 'pack-zzz.json'), packText(pack('two', 'the same id again')));
    const damaged = [
      { path, error: { code: 'json-malformed', params: { file: 'pack-one.json', line: 2, column: 12 } } },
      { path: join(folder, 'pack-zzz.json'), error: invalid('pack-zzz.json', 'id', 'same-id') },
    ];
    expect(await packs.list()).toEqual({ packs: [pack('two')], damaged });
    expect(await packs.save(pack('one'))).toEqual({ packs: [pack('one'), pack('two')], damaged });
    expect(await packs.save(pack('one', 'again'))).toEqual({ packs: [pack('one', 'again'), pack('two')], damaged });
    expect(await readFile(path, 'utf8')).toBe('{"id": "one",\n  "title": }');
    expect(await packs.remove('two')).toMatchObject({
      packs: [pack('one', 'again'), pack('two', 'the same id again')],
    });
  });

  test('takes no id of a built-in pack, and no pack that is none', async () => {
    expect(await errorOf(packs.save(pack('five-metrics')))).toEqual(invalid('five-metrics', 'id', 'built-in-id'));
    expect(await errorOf(packs.save(pack('own-numbers')))).toEqual(invalid('own-numbers', 'id', 'built-in-id'));
    expect(await errorOf(packs.save({ ...pack('one'), questions: [] }))).toEqual(
      invalid('one', 'questions', 'too-few'),
    );
    expect(await errorOf(packs.save(null))).toEqual(invalid('JSON', '$', 'wrong-type'));
    expect(existsSync(folder)).toBe(false);
  });

  test('says when there can be no folder', async () => {
    await file('data', 'a file where the folder should be');
    expect(await errorOf(packs.save(pack('one')))).toMatchObject({ code: 'file-unreadable' });
    await rm(join(root, 'data'));
    expect((await packs.save(pack('one'))).packs).toEqual([pack('one')]);
  });
});

describe('a file', () => {
  test('that was exported is imported as it was', async () => {
    const path = join(root, 'out.json');
    await packs.export({ path, what: { pack: pack('one') } });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      $schema: 'quiz-pack.schema.json',
      format: 'doradeck.quiz-pack/1',
      ...pack('one'),
    });
    expect(await packs.import(path)).toEqual(pack('one'));
    expect((await packs.list()).packs).toEqual([pack('one')]);
  });

  test('any pack survives', async () => {
    const path = join(root, 'out.json');
    await fc.assert(
      fc.asyncProperty(quizPacks, async (any) => {
        await packs.export({ path, what: { pack: any } });
        const read = await packs.import(path);
        expect({ ...read, id: any.id }).toEqual(any);
        await packs.remove(read.id);
      }),
      { numRuns: 8 },
    );
    expect(await packs.list()).toEqual({ packs: [], damaged: [] });
  });

  test('with an id that is taken becomes a pack of its own; one that is there already stays one', async () => {
    await packs.save(pack('one', 'mine'));
    const path = await file('theirs.json', packText(pack('one', 'theirs')));
    const imported = await packs.import(path);
    expect(imported).toEqual(pack('one-2', 'theirs'));
    expect(await packs.import(path)).toEqual(imported);
    for (const id of ['one-3', 'one-4']) {
      expect((await packs.import(await file(`${id}.json`, packText(pack('one', id))))).id).toBe(id);
    }
    expect(await packs.import(await file('built-in.json', packText(pack('five-metrics', 'copied'))))).toEqual(
      pack('five-metrics-2', 'copied'),
    );
    const long = 'x'.repeat(64);
    await packs.save(pack(long));
    expect((await packs.import(await file('long.json', packText(pack(long, 'other'))))).id).toBe(`${'x'.repeat(60)}-2`);
    expect((await packs.list()).packs.map(({ id }) => id).sort()).toEqual(
      ['five-metrics-2', 'one', 'one-2', 'one-3', 'one-4', long, `${'x'.repeat(60)}-2`].sort(),
    );
  });

  test('may begin with a byte order mark', async () => {
    expect(await packs.import(await file('bom.json', `\ufeff${packText(pack('one'))}`))).toEqual(pack('one'));
  });

  test('keeps HTML as the text it is', async () => {
    const html = '<img src=x onerror="alert(1)"> & <script>';
    expect((await packs.import(await file('html.json', packText(pack('one', html))))).title).toEqual(both(html));
  });

  const text = packText(pack('one'));
  test.each<readonly [string, string | Buffer, ErrorData]>([
    ['in another encoding', Buffer.from(text, 'utf16le'), invalid('x.json', '$', 'not-text')],
    ['with bytes that are no text', Buffer.from([0x7b, 0xb0, 0xa1]), invalid('x.json', '$', 'not-text')],
    ['of ten megabytes', Buffer.alloc(10_000_000, '[1,'), invalid('x.json', '$', 'too-large')],
    ['nested very deep', '['.repeat(100_000), { code: 'json-too-deep', params: { file: 'x.json', limit: 64 } }],
    ['that is empty', '', { code: 'json-truncated', params: { file: 'x.json', line: 1 } }],
    ['that stops half way', text.slice(0, 60), { code: 'json-truncated', params: { file: 'x.json', line: 3 } }],
    ['with something behind', `${text}}`, { code: 'json-malformed', params: { file: 'x.json', line: 45, column: 1 } }],
    [
      'with a prototype',
      text.replace('"title"', '"__proto__": {"last": true}, "title"'),
      invalid('x.json', '__proto__', 'unknown-field'),
    ],
    ['of something else', '[1, 2]', invalid('x.json', '$', 'wrong-type')],
    ['of a later format', text.replace('quiz-pack/1', 'quiz-pack/2'), invalid('x.json', 'format', 'not-allowed')],
  ])('%s is refused, and nothing is kept', async (_name, content, error) => {
    expect(await errorOf(packs.import(await file('x.json', content)))).toEqual(error);
    expect(await packs.list()).toEqual({ packs: [], damaged: [] });
  });

  test('that isn’t there, or isn’t one, is told', async () => {
    const path = join(root, 'no.json');
    expect(await errorOf(packs.import(path))).toEqual({ code: 'file-missing', params: { path } });
    expect(await errorOf(packs.import(devNull))).toMatchObject({ code: 'file-unreadable' });
    expect(await errorOf(packs.import(root))).toEqual({
      code: 'file-unreadable',
      params: { path: root, reason: 'EISDIR' },
    });
  });

  test('of the schema is what is published', async () => {
    const path = join(root, 'schema.json');
    expect(await packs.export({ path, what: 'schema' })).toEqual({ path });
    expect(await readFile(path, 'utf8')).toBe(packSchemaText());
  });

  test('is not written where a pack is none or too large to be read again', async () => {
    const path = join(root, 'out.json');
    expect(await errorOf(packs.export({ path, what: { pack: {} } }))).toMatchObject({ code: 'quiz-pack-invalid' });
    const [question] = pack('one').questions;
    const questions = Array.from({ length: 500 }, (_, index) => ({
      ...question,
      id: `q-${index}`,
      prompt: both('가'.repeat(1000)),
    }));
    const large = { ...pack('one'), questions };
    expect(await errorOf(packs.export({ path, what: { pack: large } }))).toEqual(invalid('one', '$', 'too-large'));
    expect(await errorOf(packs.save(large))).toEqual(invalid('one', '$', 'too-large'));
    expect(existsSync(path)).toBe(false);
  });
});
