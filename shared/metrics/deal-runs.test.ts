import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, sum } from '../stats.ts';
import { createDeal } from './deal-runs.ts';

/** Per deployment: its group and its values, each with a mark. */
const deployments = fc.array(
  fc.record({
    group: fc.nat({ max: 3 }),
    values: fc.array(
      fc.record({ seconds: fc.double({ min: 0, max: 1e6, noNaN: true }), partial: fc.nat({ max: 1 }) }),
      {
        maxLength: 5,
      },
    ),
  }),
  { maxLength: 40 },
);

test('each group has its values in their order, wherever they lay', () => {
  fc.assert(
    fc.property(deployments, fc.boolean(), (given, isAscending) => {
      const list = isAscending ? given.toSorted((a, b) => a.group - b.group) : given;
      const flat = list.flatMap(({ values }, k) => values.map((value) => ({ ...value, k })));
      const runs = {
        values: Float64Array.from(flat, ({ seconds }) => seconds),
        of: Int32Array.from(flat, ({ k }) => k),
        partial: Int32Array.from(flat, ({ partial }) => partial),
      };
      const groups = Int32Array.from(list, ({ group }) => group);
      const of = createDeal({ groups, rows: groups.map((_, k) => k), groupCount: 4 })(runs);
      for (let group = 0; group < 4; group++) {
        const own = list.filter((one) => one.group === group && one.values.length > 0);
        const seconds = own.map(({ values }) => Float64Array.from(values, (value) => value.seconds));
        const values = Float64Array.from(seconds.flatMap((column) => [...column]));
        const partial = own.flatMap((one) => one.values).filter((value) => value.partial === 1).length;
        expect(of(group)).toEqual({
          values,
          sum: sum(values),
          partial,
          last: mean(seconds.at(-1) ?? new Float64Array(0)),
        });
      }
    }),
  );
});

test('whoever reorders the values of a group leaves those that all go by', () => {
  const runs = { values: Float64Array.of(3, 1, 2), of: Int32Array.of(0, 0, 1), partial: null };
  createDeal({ groups: Int32Array.of(0, 0), rows: Int32Array.of(0, 1), groupCount: 1 })(runs)(0).values.sort();
  expect(runs.values).toEqual(Float64Array.of(3, 1, 2));
});
