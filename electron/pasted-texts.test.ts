import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createPastedTexts } from './pasted-texts.ts';

test('a text becomes a file of its name that nobody else can read, and goes in the end', () => {
  const texts = createPastedTexts();
  const paths = [texts.keep('cart', 'a\tb'), texts.keep('cart', '가'), texts.keep('../shop/cart', '')];
  expect(paths.map((path) => basename(path))).toEqual(['cart.txt', 'cart.txt', '-shop-cart.txt']);
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(['a\tb', '가', '']);
  for (const path of paths) {
    expect(dirname(dirname(path))).toBe(tmpdir());
    if (process.platform === 'win32') continue;
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  }
  texts.forget();
  expect(paths.filter((path) => existsSync(dirname(path)))).toEqual([]);
});

test('only the latest are kept', () => {
  const texts = createPastedTexts();
  const paths = Array.from({ length: 22 }, (_, index) => texts.keep(`${index}`, 'x'));
  expect(paths.filter((path) => existsSync(path)).map((path) => basename(path))).toEqual(
    Array.from({ length: 20 }, (_, index) => `${index + 2}.txt`),
  );
  texts.forget();
});

test('what a killed process left goes with the first text', () => {
  const left = join(tmpdir(), 'doradeck-pasted-999999999-abc');
  mkdirSync(left);
  const texts = createPastedTexts();
  texts.keep('cart', 'x');
  expect(existsSync(left)).toBe(false);
  texts.forget();
});
