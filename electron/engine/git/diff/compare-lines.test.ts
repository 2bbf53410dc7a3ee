/** The figures of git itself, for pairs of files of every sort. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { processorTimer } from '../../processor-fixture.ts';
import { type Fixture, requireGit, temporaryFolder } from '../fixture.ts';
import { compareLines, type LineFigures } from './compare-lines.ts';
import { commitPlanned, numstat, pick, type Random, randomOf } from './diff-fixture.ts';

let place: Fixture;
beforeAll(() => {
  requireGit();
  place = temporaryFolder();
});
afterAll(() => place.remove());

type Pair = readonly [before: Buffer, after: Buffer];

function ours([before, after]: Pair): LineFigures {
  const steps = compareLines(before, after);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function fromGit(pairs: readonly Pair[], name: string): LineFigures[] {
  const folder = join(place.folder, name);
  const tree = (side: 0 | 1) =>
    new Map(pairs.map((pair, number) => [`f${String(number).padStart(5, '0')}`, { content: pair[side] }]));
  const [base = '', head = ''] = commitPlanned(folder, [tree(0), tree(1)]);
  const found = new Map(numstat(folder, ['--no-renames', base, head]).map((line) => [line.path, line]));
  return pairs.map((_, number) => {
    const line = found.get(`f${String(number).padStart(5, '0')}`);
    return { additions: line?.additions ?? 0, deletions: line?.deletions ?? 0 };
  });
}

/** Fails with the numbers of the pairs that differ, not with all that agree. */
function expectEqual(pairs: readonly Pair[], name: string): void {
  const expected = fromGit(pairs, name);
  const differing = pairs.flatMap((pair, number) => {
    const [found, right] = [ours(pair), expected[number]];
    const isEqual = found.additions === right?.additions && found.deletions === right.deletions;
    return isEqual ? [] : [{ number, found, right }];
  });
  expect(differing).toEqual([]);
}

type MakeLine = (random: Random, at: number) => string;

/** From lines that are all different to hardly any that are. */
const LINES: Readonly<Record<string, MakeLine>> = {
  different: (random, at) => `line ${at} ${random(1e9)}\n`,
  'of a program': (random) =>
    pick(random, ['}\n', '\n', '  }\n', '  return;\n', `  call(${random(400)});\n`, `  const x${random(5000)} = 1;\n`]),
  few: (random) => `${random(30)}\n`,
  'two sorts': (random) => pick(random, ['a\n', 'b\n']),
  'with odd ends': (random, at) => `${at % 50}${pick(random, ['\n', '\r\n', '\r', '\n\n'])}`,
};

/** Edits as people make them: lines that come, go, change, and blocks that move. */
function edit(random: Random, lines: readonly string[], make: MakeLine, edits: number): string[] {
  const result = [...lines];
  for (let k = 0; k < edits; k++) {
    const at = random(result.length + 1);
    const kind = random(10);
    if (kind < 3) result.splice(at, 0, ...Array.from({ length: 1 + random(6) }, () => make(random, random(1e6))));
    else if (kind < 6) result.splice(at, 1 + random(6));
    else if (kind < 9) result.splice(at, 1, make(random, random(1e6)));
    else result.splice(random(result.length + 1), 0, ...result.splice(at, 1 + random(60)));
  }
  return result;
}

function bytesOf(random: Random, lines: readonly string[]): Buffer {
  const text = lines.join('');
  return Buffer.from(random(5) === 0 ? text.replace(/\n$/, '') : text);
}

function makePair(random: Random, make: MakeLine, length: number, edits: number): Pair {
  const lines = Array.from({ length }, (_, at) => make(random, at));
  return [bytesOf(random, lines), bytesOf(random, edit(random, lines, make, edits))];
}

test.each(Object.entries(LINES))('small files of lines that are %s', (name, make) => {
  const random = randomOf(name.length);
  expectEqual(
    Array.from({ length: 250 }, () => makePair(random, make, random(120), random(40))),
    `small-${name.length}`,
  );
});

test.each(Object.entries(LINES))('long files of lines that are %s', (name, make) => {
  const random = randomOf(name.length + 100);
  const pairs = [
    [3000, 900],
    [6000, 300],
    [20_000, 40],
    [20_000, 6000],
  ].map(([length = 0, edits = 0]) => makePair(random, make, length, edits));
  // Nothing in common but the sorts of lines.
  const others = makePair(random, make, 5000, 0)[0];
  const reversed = Buffer.from(`${others.toString().split('\n').reverse().join('\n')}\n`);
  const shuffled = makePair(random, make, 5000, 0)[0];
  expectEqual([...pairs, [others, reversed], [others, shuffled], [reversed, others]], `long-${name.length}`);
});

test('frequent lines in the midst of lines that the other file has not', () => {
  const random = randomOf(5);
  const pairs = Array.from({ length: 150 }, (): Pair => {
    const side = (own: string) => {
      const lines: string[] = [];
      for (let block = 5 + random(40); block > 0; block--) {
        for (let k = random(12); k > 0; k--) lines.push(`${own} ${random(1e6)}`);
        for (let k = random(5); k > 0; k--) lines.push(pick(random, ['}', '']));
        for (let k = random(3); k > 0; k--) lines.push(`both ${random(60)}`);
      }
      return Buffer.from(`${lines.join('\n')}\n`);
    };
    return [side('a'), side('b')];
  });
  expectEqual(pairs, 'frequent');
});

/** Runs of lines that both have, between lines that each has of its own, of which some are the other's by chance. */
function runs(random: Random, blocks: number, shared: number, own: number): Pair {
  const [before, after]: [string[], string[]] = [[], []];
  for (let block = 0; block < blocks; block++) {
    const both = Array.from({ length: random(shared) }, () => `${random(3000)}`);
    before.push(...Array.from({ length: random(own) }, () => `${random(900)}`), ...both);
    after.push(...Array.from({ length: random(own) }, () => `${random(900)}`), ...both);
  }
  return [Buffer.from(`${before.join('\n')}\n`), Buffer.from(`${after.join('\n')}\n`)];
}

test('searches that git cuts short: anywhere in files of some size, at good runs in large ones', () => {
  const random = randomOf(11);
  const small = Array.from({ length: 12 }, () => runs(random, 60, 80, 60));
  const large = [
    runs(random, 1000, 80, 60),
    runs(random, 1500, 60, 20),
    runs(random, 3000, 30, 10),
    runs(random, 2200, 48, 30),
    runs(random, 600, 200, 60),
  ];
  expectEqual([...small, ...large], 'runs');
});

test('lines that are frequent in a million', () => {
  const random = randomOf(12);
  // Each of 300 is there about 1,500 times: less than a root of the lines.
  const before = Array.from({ length: 1_100_000 }, (_, at) => (random(5) < 2 ? `${random(300)}` : `n${at}`));
  const after = [...before];
  for (let k = 0; k < 400; k++) {
    const at = random(after.length);
    const both = Array.from({ length: 10 + random(20) }, () => (random(6) === 0 ? `${random(300)}` : ''));
    const own = (side: string) => both.map((line) => (line === '' ? `${side}${random(1e6)}` : line));
    after.splice(at, both.length, ...own('after'));
    before.splice(at, both.length, ...own('before'));
  }
  expectEqual([[Buffer.from(before.join('\n')), Buffer.from(after.join('\n'))]], 'million');
});

const text = fc
  .array(fc.constantFrom('a', 'b', '', '\r', 'long line of words', '\u{1f600}'), { maxLength: 12 })
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`, lines.join('\r\n')))
  .map((joined) => Buffer.from(joined));

test('ends of lines and of files', () => {
  const pairs = fc.sample(fc.tuple(text, text), { numRuns: 600, seed: 3 });
  expectEqual(pairs, 'ends');
});

it('rests while it compares', () => {
  const random = randomOf(2);
  const make = LINES['of a program'] as MakeLine;
  const [before] = makePair(random, make, 30_000, 0);
  const [after] = makePair(random, make, 30_000, 0);
  let rests = 0;
  let longest = 0;
  let taken = processorTimer();
  for (const _ of compareLines(before, after)) {
    rests++;
    longest = Math.max(longest, taken());
    taken = processorTimer();
  }
  expect(rests).toBeGreaterThan(10);
  expect(longest).toBeLessThan(150);
});
