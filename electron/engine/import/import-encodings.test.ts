import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { importInto, row, table, workspacePerTest } from './fixture.ts';

const { batchOf, errorOf, rejectsOf, db, folder } = workspacePerTest();

describe('encodings', () => {
  const names = ['결제-서비스', '가나·배송', '찦차똠방각하'];
  const content = table(...names.map((name, i) => row(`d${i}`, 2 + i, name)));

  test.each([
    ['utf-8', Buffer.from(content), false],
    ['utf-8', Buffer.from(`\ufeff${content}`), false],
    ['cp949', iconv.encode(content, 'cp949'), true],
    ['utf-16le', iconv.encode(`\ufeff${content}`, 'utf-16le'), false],
    ['utf-16be', iconv.encode(`\ufeff${content}`, 'utf-16be'), false],
    ['utf-16le', iconv.encode(content, 'utf-16le'), true],
  ])('%s is read, and a guess is said', async (encoding, bytes, guessed) => {
    const batch = await batchOf(bytes);
    expect([batch.encoding, batch.stored, batch.rejected]).toEqual([encoding, 3, 0]);
    expect(batch.notices).toEqual(guessed ? [{ code: 'encoding-guessed', params: { encoding } }] : []);
    expect(db().prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(names);
  });

  test('JSON in cp949 is read too', async () => {
    const json = JSON.stringify([{ service: '결제-서비스', deployed_at: '2025-03-01T10:00:00Z' }]);
    expect(await batchOf(iconv.encode(json, 'cp949'))).toMatchObject({ stored: 1, encoding: 'cp949' });
  });

  test('a one-byte code page is asked for, and read when it is said', async () => {
    const latin = iconv.encode(table(row('d1', 2, 'Café – Zürich'), row('d2', 3, 'Grüße')), 'windows-1252');
    expect(await errorOf(latin)).toMatchObject({ code: 'file-encoding-unknown' });
    expect(await batchOf(latin, { encoding: 'windows-1252' })).toMatchObject({ stored: 2, encoding: 'windows-1252' });
    expect(db().prepare('SELECT name FROM service ORDER BY id').pluck().all()).toEqual(['Café – Zürich', 'Grüße']);
  });

  test.each([
    ['gbk', ['北京', '支付服务', '订单', '结算']],
    ['big5', ['結算服務', '訂單']],
    ['euc-jp', ['決済', '注文']],
    ['windows-1251', ['Оплата', 'Заказы']],
  ])('%s is not taken for Korean: it is asked for', async (encoding, services) => {
    const bytes = iconv.encode(table(...services.map((name, i) => row(`d${i}`, 2, name))), encoding);
    expect(await errorOf(bytes)).toMatchObject({ code: 'file-encoding-unknown' });
    expect(await batchOf(bytes, { encoding })).toMatchObject({ stored: services.length, encoding });
  });

  test('Japanese is told by its kana', async () => {
    const bytes = iconv.encode(table(row('d1', 2, '決済サービス')), 'shift_jis');
    expect(await batchOf(bytes)).toMatchObject({ stored: 1, encoding: 'shift_jis' });
  });

  test('damaged places reject their rows and store no replacement character', async () => {
    const bytes = Buffer.from(table(row('d1', 2, '결제'), row('d2', 3, 'a@@b'), row('d3', 4, 'nul@'), row('d4', 5)));
    bytes.set([0xc0, 0xaf], bytes.indexOf('@@'));
    bytes.set([0], bytes.indexOf('nul@') + 3);
    expect(await rejectsOf(bytes)).toEqual([
      [3, null, 'text-undecodable', 'a\\xc0\\xafb'],
      [4, null, 'text-undecodable', 'nul\\x00'],
    ]);
    const wrong = iconv.encode(table(row('d5', 6, '결제'), row('d6', 7)), 'cp949');
    expect(await rejectsOf(Buffer.concat([wrong, Buffer.from([0xb0])]), { encoding: 'shift_jis' })).not.toEqual([]);
    expect(db().prepare('SELECT count(*) FROM service WHERE instr(name, char(65533)) > 0').pluck().get()).toBe(0);
  });

  test('padding at the end is dropped and said', async () => {
    const batch = await batchOf(Buffer.concat([Buffer.from(table(row('d1'))), Buffer.alloc(600_000)]));
    expect([batch.read, batch.stored, batch.notices]).toEqual([
      1,
      1,
      [{ code: 'padding-dropped', params: { bytes: 600_000 } }],
    ]);
  });
});

describe('files of other kinds', () => {
  test.each([
    ['png', Buffer.from('\x89PNG\r\n\x1a\nxxxx', 'latin1')],
    ['pdf', Buffer.from('%PDF-1.7\n')],
    ['html', Buffer.from('\ufeff\n<!DOCTYPE html><title>Sign in</title>')],
    ['xml', Buffer.from('<?xml version="1.0"?><a/>')],
    ['sqlite', Buffer.from('SQLite format 3\0')],
    ['binary', Buffer.from(Array.from({ length: 300 }, (_, i) => i % 32))],
    ['binary', Buffer.alloc(4096)],
  ])('%s is refused by name', async (kind, bytes) => {
    expect(await errorOf(bytes)).toEqual({ code: 'file-wrong-kind', params: { file: 'file', kind } });
  });

  test('empty, missing, no file', async () => {
    for (const nothing of ['', '\ufeff', ' \n\n']) {
      expect(await errorOf(nothing)).toEqual({ code: 'file-empty', params: { file: 'file' } });
    }
    expect(await importInto(db(), `${folder().path}/nope.csv`)).toMatchObject({
      kind: 'failed',
      error: { code: 'file-missing' },
    });
    expect(await importInto(db(), folder().path)).toMatchObject({ kind: 'failed', error: { code: 'file-unreadable' } });
  });
});
