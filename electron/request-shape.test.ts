import { describe, expect, test } from 'vitest';
import { refuseShape } from './request-shape.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

describe('refuseShape', () => {
  test('takes plain data', () => {
    const input = { view: { from: null, services: ['a', '가'], excludeBots: true }, limit: 1, env: undefined };
    expect([input, {}, Object.create(null), nested(31)].map(refuseShape)).toEqual([null, null, null, null]);
  });

  test.each([
    ['a string of 10 MB', 'a'.repeat(5 * 1024 * 1024), 'too large'],
    ['many small values', { paths: new Array(1_400_000).fill(0) }, 'too large'],
    ['long keys', { ['k'.repeat(6_000_000)]: 1 }, 'too large'],
    ['deep arrays', nested(33), 'too deep'],
    ['an own __proto__', JSON.parse('{"a":{"__proto__":{"admin":true}}}'), 'forbidden key'],
    ['a map', new Map(), 'not plain data'],
    ['a date', { at: new Date(0) }, 'not plain data'],
    ['bytes', new Uint8Array(4), 'not plain data'],
    ['a bigint', { limit: 1n }, 'not plain data'],
    ['an object with a prototype of its own', Object.create({ inherited: 1 }), 'not plain data'],
  ])('refuses %s', (_name, input, reason) => {
    expect(refuseShape(input)).toBe(reason);
  });

  test('takes a string just below the limit', () => {
    expect(refuseShape('a'.repeat(5 * 1024 * 1024 - 10))).toBeNull();
  });

  test('ends at a value that contains itself', () => {
    const input: unknown[] = [];
    input.push(input);
    expect(refuseShape(input)).toBe('too deep');
  });
});
