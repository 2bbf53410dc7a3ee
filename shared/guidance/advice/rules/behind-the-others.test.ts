/** What is gathered in columns judges as row by row. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeTimes } from '../evidence.ts';
import { without } from '../evidence.ts';
import { evidenceOf } from '../evidence-fixture.ts';
import { chanceOfMedians, middleOf } from '../statistics.ts';
import { BEHIND_THE_OTHERS } from './behind-the-others.ts';

interface Row {
  readonly service: string;
  readonly team: string;
  readonly seconds: number;
  readonly deployment: number;
}

const NAMES = { service: ['', 'a', 'b', 'c', 'd'], team: ['', 'red', 'blue'] };
const HOUR = 3600;

const history = fc
  .record({
    slow: fc.constantFrom(...NAMES.service),
    factor: fc.constantFrom(1, 3, 4, 12),
    rows: fc.array(
      fc.record({
        service: fc.constantFrom(...NAMES.service),
        team: fc.constantFrom(...NAMES.team),
        hours: fc.integer({ min: 8, max: 40 }),
        deployment: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: 80, maxLength: 200 },
    ),
  })
  .map(({ slow, factor, rows }): readonly Row[] =>
    rows.map(({ hours, ...row }) => ({ ...row, seconds: hours * HOUR * (row.service === slow ? factor : 1) })),
  );

function columnsOf(rows: readonly Row[]): ChangeTimes {
  return {
    count: rows.length,
    seconds: Float64Array.from(rows, ({ seconds }) => seconds),
    deployment: Int32Array.from(rows, ({ deployment }) => deployment),
    service: Int32Array.from(rows, ({ service }) => NAMES.service.indexOf(service)),
    team: Int32Array.from(rows, ({ team }) => NAMES.team.indexOf(team)),
    names: NAMES,
  };
}

/** As the rule says it. */
function behindBy(rows: readonly Row[], kind: 'service' | 'team') {
  const names = [...new Set(rows.map((row) => row[kind]))];
  const slowest = names
    .map((name) => ({ name, own: rows.filter((row) => row[kind] === name) }))
    .filter(({ name, own }) => name !== '' && own.length >= 10 && rows.length - own.length >= 10)
    .map((one) => ({ ...one, middle: middleOf(one.own.map(({ seconds }) => seconds)) }))
    .filter(({ middle }) => middle !== null && middle.low >= 24 * HOUR)
    .sort((a, b) => (b.middle?.median ?? 0) - (a.middle?.median ?? 0))
    .slice(0, 3);
  return slowest.flatMap(({ name, own, middle }) => {
    const theirs = rows.filter((row) => row[kind] !== name).map(({ seconds }) => seconds);
    const others = middleOf(theirs);
    const mine = own.map(({ seconds }) => seconds);
    if (new Set(own.map(({ deployment }) => deployment)).size < 5 || !middle || !others) return [];
    if (middle.median < 3 * others.median || chanceOfMedians(mine, theirs) > 0.01 / names.length) return [];
    const doublings = Math.log2(middle.median / others.median) * Math.sqrt(own.length / rows.length);
    return [{ kind, name, n: own.length, doublings }];
  });
}

test('the one that is behind is found as row by row', () => {
  fc.assert(
    fc.property(history, (rows) => {
      const found = [...behindBy(rows, 'team'), ...behindBy(rows, 'service')].sort(
        (a, b) => b.doublings - a.doublings || (a.kind === 'service' ? -1 : 1),
      )[0];
      const judgement = BEHIND_THE_OTHERS.judge({ ...evidenceOf(), changes: columnsOf(rows) });
      expect(judgement.kind).toBe(found === undefined ? 'nothing' : 'finding');
      if (judgement.kind !== 'finding') return;
      const { n, atLeast, scope } = judgement.finding;
      expect({ n, doublings: atLeast, scope }).toEqual({
        n: found?.n,
        doublings: found?.doublings,
        scope: { kind: found?.kind, names: [found?.name] },
      });
    }),
    { numRuns: 60 },
  );
});

test('changes without a service are those of the others', () => {
  fc.assert(
    fc.property(history, fc.constantFrom('service', 'team'), fc.subarray(NAMES.service), (rows, kind, names) => {
      const left = without({ ...evidenceOf(), changes: columnsOf(rows) }, kind, names).changes;
      expect(left).toEqual(columnsOf(rows.filter((row) => !names.includes(row[kind]))));
    }),
    { numRuns: 60 },
  );
});
