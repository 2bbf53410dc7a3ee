import { expect, test } from 'vitest';
import { recordKey } from './record-key.ts';
import { keyInto, newKey, RowHash } from './row-hash.ts';

test('a key is sixteen letters and digits, the same for the same parts, another for any others', () => {
  const seen = new Map<string, string>();
  for (let i = 0; i < 10_000; i++) {
    for (const parts of [[`d${i}`], ['', `d${i}`], [`d${i}`, ''], ['d', i], [i, null, '결제']]) {
      const key = recordKey(...parts);
      expect(key).toMatch(/^[\w-]{16}$/);
      const text = JSON.stringify(parts);
      expect(seen.get(key) ?? text).toBe(text);
      seen.set(key, text);
    }
  }
});

test('every bit of what goes in changes about half of the bits of the hash', () => {
  const hash = new RowHash();
  const bytes = Buffer.from('checkout production 2025-03-02T10:00:00Z');
  function hashOf(word: number): number[] {
    hash.start(3);
    hash.set(0, word);
    hash.setTime(1, null);
    hash.addBytes(1, bytes, 0, bytes.length);
    hash.finish();
    return [...hash.out];
  }
  const one = hashOf(0);
  for (let bit = 0; bit < 32; bit++) {
    const other = hashOf(1 << bit);
    const changed = one.map((word, i) => ((word ^ (other[i] as number)) >>> 0).toString(2).replaceAll('0', '').length);
    const sum = changed.reduce((total, count) => total + count);
    expect(sum).toBeGreaterThan(35);
    expect(sum).toBeLessThan(93);
  }
});

test('a key shows all ninety-six bits', () => {
  const keys = new Set<string>();
  for (let bit = 0; bit < 96; bit++) {
    const words = new Int32Array(4);
    words[bit >> 5] = 1 << (bit & 31);
    const key = newKey();
    keyInto(key, words);
    keys.add(key.toString('latin1'));
  }
  expect(keys.size).toBe(96);
});

test('text and its bytes are one, whatever room there was before', () => {
  const hash = new RowHash();
  const text = '결제 '.repeat(3000);
  const asText = () => {
    hash.start(1);
    hash.addText(0, text);
    hash.finish();
    return [...hash.out];
  };
  const first = asText();
  const bytes = Buffer.from(text);
  hash.start(1);
  hash.addBytes(0, bytes, 0, bytes.length);
  hash.finish();
  expect([...hash.out]).toEqual(first);
  expect([...new RowHash().out]).toEqual([0, 0, 0, 0]);
  expect(asText()).toEqual(first);
});
