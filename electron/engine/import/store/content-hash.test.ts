import { expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';

function hex(text: string): string {
  return Buffer.from(contentHash(text)).toString('hex');
}

test('the same text has the same hash, any other another', () => {
  const seen = new Map<string, string>();
  const texts = [''];
  for (let i = 0; i < 50_000; i++)
    texts.push(`d${i}`, `${i}\0a\0b`, `결제-${i}`, '\0'.repeat(i % 500) + Math.floor(i / 500));
  const lengths = new Set<number>();
  const alike: string[][] = [];
  for (const text of texts) {
    const hash = hex(text);
    lengths.add(hash.length);
    const earlier = seen.get(hash) ?? text;
    if (earlier !== text) alike.push([earlier, text]);
    seen.set(hash, text);
  }
  // Once for all of them: two hundred thousand comparisons by `expect` take longer than the hashes.
  expect([...lengths]).toEqual([32]);
  expect(alike).toEqual([]);
});

test('one bit more or less changes half of the bits of every word', () => {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 2000; i++) {
    const text = `${i} checkout production 2025-03-02T10:00:00Z`;
    const at = i % text.length;
    const other = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << (i % 7))) + text.slice(at + 1);
    const [a, b] = [Buffer.from(contentHash(text)), Buffer.from(contentHash(other))];
    for (let word = 0; word < 4; word++) {
      const bits = (a.readUInt32LE(word * 4) ^ b.readUInt32LE(word * 4)) >>> 0;
      counts[word] = (counts[word] ?? 0) + bits.toString(2).replaceAll('0', '').length;
    }
  }
  for (const count of counts) expect(count / 2000).toBeCloseTo(16, 0);
});
