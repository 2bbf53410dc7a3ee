import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { type Measure, readQuantity } from './read-quantity.ts';

function exact(value: number) {
  return { value, isRough: false };
}

function rough(value: number) {
  return { value, isRough: true };
}

describe('what screens and exports write', () => {
  test.each<[Measure, Cell, ReturnType<typeof readQuantity>]>([
    ['rate', '33.6 req/s', exact(33.6)],
    ['rate', '< 0.1 req/s', rough(0.1)],
    ['rate', '1.2k req/s', rough(1200)],
    ['rate', '120 rpm', exact(2)],
    ['rate', '90 requests per minute', exact(1.5)],
    ['rate', '3 reqs/10s', exact(0.3)],
    ['rate', '150 req/5 min', exact(0.5)],
    ['rate', '33건/초', exact(33)],
    ['rate', '12 hits/s', exact(12)],
    ['rate', '12.5', exact(12.5)],
    ['share', '< 0.1 %', rough(0.001)],
    ['share', '12,5 %', exact(0.125)],
    ['share', '0.1% 미만', rough(0.001)],
    ['share', '100%', exact(1)],
    ['share', '2.34 percent', exact(0.0234)],
    ['share', '0.02', exact(0.02)],
    ['share', '０．５％', exact(0.005)],
    ['duration', '8.70 ms', exact(8.7)],
    ['duration', '1.2 s', exact(1200)],
    ['duration', '450 µs', exact(0.45)],
    ['duration', '450 μs', exact(0.45)],
    ['duration', '450us', exact(0.45)],
    ['duration', '870000 ns', exact(0.87)],
    ['duration', '2 min', exact(120_000)],
    ['duration', '1h 20m', exact(4_800_000)],
    ['duration', '2분 30초', exact(150_000)],
    ['duration', '> 10 s', rough(10_000)],
    ['duration', '12', exact(12)],
    ['count', '1,234', exact(1234)],
    ['count', '1,234,567', exact(1_234_567)],
    ['count', '12,34,567', exact(1_234_567)],
    ['count', '1.234.567', exact(1_234_567)],
    ['count', '1 234 567', exact(1_234_567)],
    ['count', '1\u202f234', exact(1234)],
    ['count', '1’234', exact(1234)],
    ['count', '1.234,5', exact(1234.5)],
    ['count', '1,234.5', exact(1234.5)],
    ['count', '12.3k', rough(12_300)],
    ['count', '1.5M requests', rough(1_500_000)],
    ['count', '3만', rough(30_000)],
    ['count', '12건', exact(12)],
    ['count', '1e3', exact(1000)],
    ['count', { number: '42' }, exact(42)],
  ])('%s %j', (measure, cell, expected) => {
    expect(readQuantity(cell, measure)).toEqual(expected);
  });

  test.each<[Measure, Cell]>([
    ['count', ''],
    ['count', null],
    ['rate', '-'],
    ['duration', 'N/A'],
  ])('nothing: %s %j', (measure, cell) => {
    expect(readQuantity(cell, measure)).toBeNull();
  });

  test.each<[Measure, Cell]>([
    ['count', 'many'],
    ['count', '12 ms'],
    ['count', '1,23,4'],
    ['count', '1.2.3'],
    ['count', '-3'],
    ['count', { number: '-3' }],
    ['count', true],
    ['count', ['1']],
    ['duration', '5 parsecs'],
    ['duration', '1h 20'],
    ['share', '5 ms'],
    ['rate', '5 req/fortnight'],
    ['count', '9'.repeat(65)],
  ])('no quantity: %s %j', (measure, cell) => {
    expect(readQuantity(cell, measure)).toBe('value-wrong-type');
  });

  test.each<[Measure, Cell]>([
    ['share', '101 %'],
    ['share', '1.5'],
    ['count', '9e999'],
    ['duration', '1e308 h'],
  ])('too much: %s %j', (measure, cell) => {
    expect(readQuantity(cell, measure)).toBe('number-out-of-range');
  });
});

test('a column says what its bare numbers count in, and which sign stands before the decimals', () => {
  const seconds = { decimalComma: false, unit: 's' };
  expect(readQuantity('1.5', 'duration', seconds)).toEqual(exact(1500));
  expect(readQuantity('1.5 ms', 'duration', seconds)).toEqual(exact(1.5));
  expect(readQuantity({ number: '2.5' }, 'share', { decimalComma: false, unit: '%' })).toEqual(exact(0.025));
  const comma = { decimalComma: true, unit: '' };
  expect(readQuantity('1,234', 'count', comma)).toEqual(exact(1.234));
  expect(readQuantity('1.234', 'count', comma)).toEqual(exact(1234));
  expect(readQuantity('1.5', 'count', comma)).toEqual(exact(1.5));
});

const number = fc.record({ whole: fc.nat({ max: 2_000_000_000 }), fraction: fc.stringMatching(/^\d{0,2}$/) });

test('a number reads as itself however its digits are grouped', () => {
  const style = fc.constantFrom([',', '.'], ['.', ','], [' ', '.'], [' ', ','], ['’', '.'], ['\u00a0', ','], ['', '.']);
  fc.assert(
    fc.property(number, style, ({ whole, fraction }, [group = '', mark = '']) => {
      const grouped = String(whole).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, group);
      const expected = Number(`${whole}.${fraction || '0'}`);
      const text = fraction === '' ? grouped : `${grouped}${mark}${fraction}`;
      // "1.234" alone is a number with a fraction.
      fc.pre(!(fraction === '' && group === '.' && /^\d+\.\d{3}$/.test(text)));
      expect(readQuantity(text, 'count')).toEqual(exact(expected));
    }),
  );
});

test('units scale, spaces and case around them mean nothing', () => {
  const unit = fc.constantFrom<readonly [string, number]>(
    ['ms', 1],
    ['S', 1000],
    ['Min', 60_000],
    ['h', 3_600_000],
    ['밀리초', 1],
  );
  fc.assert(
    fc.property(number, unit, fc.constantFrom('', ' ', '\u00a0'), ({ whole, fraction }, [name, factor], space) => {
      const written = `${whole}.${fraction || '0'}`;
      const read = readQuantity(`${written}${space}${name}`, 'duration');
      const expected = Number(written) * factor;
      if (read === null || typeof read === 'string') throw new Error(JSON.stringify(read));
      expect(Math.abs(read.value - expected)).toBeLessThanOrEqual(expected * 1e-12);
    }),
  );
});

test('whatever is written, the outcome is a usable number, nothing or a reason', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[<>~]? ?[\d.,' eE+-]{0,12} ?[kmbsμ%/a-z천만억건초]{0,6}$/),
  );
  fc.assert(
    fc.property(text, fc.constantFrom<Measure>('count', 'rate', 'share', 'duration'), (written, measure) => {
      const read = readQuantity(written, measure);
      if (read === null || typeof read === 'string') return;
      expect(Number.isFinite(read.value) && read.value >= 0).toBe(true);
      if (measure === 'share') expect(read.value).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
