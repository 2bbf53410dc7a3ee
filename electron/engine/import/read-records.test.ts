import { expect, test } from 'vitest';
import { quietWork } from './fixture.ts';
import { JsonSource } from './json/json-source.ts';
import { forEachRecord } from './read-records.ts';

async function* endless(chunk: Buffer): AsyncGenerator<Buffer, void, undefined> {
  for (;;) yield chunk;
}

test.each([
  ['nothing', ''],
  ['spaces', ' '.repeat(1000)],
  ['a text without an end', 'x'.repeat(1000)],
])('reading %s is cancelled though no record comes', async (_, content) => {
  const source = new JsonSource('file', { kind: 'tree', path: [{ kind: 'elements' }], several: false }, [], null);
  source.append(Buffer.from('[ "'.slice(0, content.startsWith('x') ? 3 : 2)));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const reading = forEachRecord(source, endless(Buffer.from(content)), quietWork(controller.signal), () => {});
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});
