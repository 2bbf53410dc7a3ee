import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FLUSH, PacketError, packet } from './packet-line.ts';
import { readPackBytes, SideBandError } from './side-band.ts';

function banded(band: number, bytes: Uint8Array): Buffer {
  return packet(String.fromCharCode(band) + Buffer.from(bytes).toString('latin1'));
}

/** The bytes that came out, and what ended them, of an answer that comes in pieces. */
async function read(answer: Buffer, size: number): Promise<{ bytes: Buffer; error: unknown }> {
  async function* pieces() {
    for (let at = 0; at < answer.length; at += size) yield answer.subarray(at, at + size);
  }
  const found: Buffer[] = [];
  let error: unknown = null;
  try {
    for await (const bytes of readPackBytes(pieces())) found.push(bytes);
  } catch (thrown) {
    error = thrown;
  }
  return { bytes: Buffer.concat(found), error };
}

const parts = fc.array(fc.tuple(fc.constantFrom(1, 1, 2), fc.uint8Array({ maxLength: 60 })), { maxLength: 8 });
const head = Buffer.concat([packet(`shallow ${'a'.repeat(40)}\n`), FLUSH, packet('NAK\n')]);

it('gives the bytes of band 1, however the answer is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 90 }), async (all, size) => {
      const answer = Buffer.concat([head, ...all.map(([band, bytes]) => banded(band, bytes)), FLUSH]);
      const pack = Buffer.concat(all.filter(([band]) => band === 1).map(([, bytes]) => Buffer.from(bytes)));
      expect(await read(answer, size)).toEqual({ bytes: pack, error: null });
    }),
  );
});

it('gives what came of an answer that breaks off, and says that it did', async () => {
  const pack = Buffer.from('0123456789'.repeat(9));
  const answer = Buffer.concat([head, banded(1, pack)]);
  for (let cut = head.length + 1; cut < answer.length; cut++) {
    const { bytes, error } = await read(answer.subarray(0, cut), 7);
    expect(bytes).toEqual(pack.subarray(0, Math.max(0, cut - head.length - 5)));
    expect(error).toBeInstanceOf(PacketError);
  }
});

it('takes neither the server giving up nor other words for the end of a pack', async () => {
  const begun = banded(1, Buffer.from('PACK'));
  for (const last of [banded(3, Buffer.from('out of memory')), packet('NAK\n'), packet('ERR no\n')]) {
    expect((await read(Buffer.concat([head, begun, last]), 50)).error).toBeInstanceOf(SideBandError);
  }
  expect((await read(packet('ERR access denied\n'), 50)).error).toBeInstanceOf(SideBandError);
  expect((await read(Buffer.from('<html>'), 50)).error).toBeInstanceOf(PacketError);
});
