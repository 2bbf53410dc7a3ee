import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FLUSH, PacketError, packet, readPackets } from './packet-line.ts';

async function* pieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let start = 0;
  for (const cut of [...cuts, bytes.length].sort((a, b) => a - b)) {
    if (cut > start) yield bytes.subarray(start, cut);
    start = Math.max(start, cut);
  }
}

async function read(bytes: Buffer, cuts: readonly number[] = []): Promise<(string | null)[] | string> {
  const found: (string | null)[] = [];
  try {
    for await (const part of readPackets(pieces(bytes, cuts))) found.push(part?.toString('latin1') ?? null);
    return found;
  } catch (error) {
    return error instanceof PacketError ? error.reason : String(error);
  }
}

it('reads packets however they arrive', async () => {
  const line = fc.option(fc.string({ unit: 'binary-ascii', maxLength: 300 }), { freq: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.array(fc.nat(2000), { maxLength: 30 }),
      async (lines, cuts) => {
        const bytes = Buffer.concat(lines.map((text) => (text === null ? FLUSH : packet(text))));
        expect(await read(bytes, cuts)).toEqual(lines);
      },
    ),
  );
});

it('tells what is cut from what is none', async () => {
  expect(await read(Buffer.from('0008NAK\n00'))).toBe('cut');
  expect(await read(Buffer.from('000aNAK\n'))).toBe('cut');
  for (const text of ['<html>', '0003', '0001', '-00a', '00 8'])
    expect(await read(Buffer.from(`${text}xxxx`))).toBe('malformed');
});
