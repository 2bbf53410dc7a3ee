import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createPointRows,
  type PointRows,
  placesOf,
  pointsOfRows,
  pushFew,
  pushRow,
  setHistogram,
} from './point-rows.ts';
import { foldInterval, type Interval, type OrderedInterval, settleInterval, toPoints } from './series.ts';

const FIGURES = 11;

interface Row {
  readonly at: number;
  readonly environment: number;
  readonly figures: readonly (number | null)[];
  readonly hasHistogram: boolean;
}

const rows = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 40 }).map((hour) => hour * 1000),
    environment: fc.integer({ min: 0, max: 2 }),
    figures: fc.array(fc.option(fc.integer({ min: 0, max: 50 })), { minLength: FIGURES, maxLength: FIGURES }),
    hasHistogram: fc.boolean(),
  }),
  { maxLength: 60 },
);

const histogram = (order: number) => ({ bounds: [10], counts: [order, 1] });

function pushed(all: readonly Row[], orderOf: (place: number) => number): PointRows {
  const packed = createPointRows();
  for (const [place, { at, environment, figures, hasHistogram }] of all.entries()) {
    pushRow(packed, at, environment, orderOf(place), ['name', ...figures], 1);
    if (hasHistogram) setHistogram(packed, histogram(orderOf(place)));
  }
  return packed;
}

/** Interval by interval: folded by instant and environment in the order of import, settled, then added up. */
function plainly(all: readonly Row[]) {
  const folded = new Map<string, OrderedInterval>();
  for (const [order, { at, environment, figures, hasHistogram }] of all.entries()) {
    const [requests, perSecond, errors, errorRate, p50, p75, p90, p95, p99, max, mean] = figures.map((f) => f ?? NaN);
    const interval = {
      ...{ requests, perSecond, errors, errorRate, errorsPerSecond: NaN, p50, p75, p90, p95, p99, max, mean },
      histogram: hasHistogram ? histogram(order) : null,
    } as Interval;
    const known = folded.get(`${at} ${environment}`);
    if (known) foldInterval(known.interval, interval);
    else folded.set(`${at} ${environment}`, { at, environment, order, interval });
  }
  for (const { interval } of folded.values()) settleInterval(interval);
  return toPoints([...folded.values()], 7);
}

test('rows in one piece of memory come to what they come to one by one, of one source or of two', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (all, cut) => {
      const expected = plainly(all);
      expect(pointsOfRows([pushed(all, (place) => place)], 7)).toEqual(expected);
      const second = pushed(all.slice(cut), (place) => place + cut);
      expect(pointsOfRows([pushed(all.slice(0, cut), (place) => place), second], 7)).toEqual(expected);
    }),
  );
});

test('each instant once and ascending, which needs no sorting', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        rows.filter(({ length }) => length > 0).map(([row]) => row as Row),
        { selector: ({ at }) => at },
      ),
      (all) => {
        const sorted = [...all].sort((a, b) => a.at - b.at);
        expect(pointsOfRows([pushed(sorted, (place) => place)], 7)).toEqual(plainly(sorted));
      },
    ),
  );
});

test('rows of which few figures are read come to what they come to with nulls for the others', () => {
  const places = placesOf(['requests', 'errors', 'p99']);
  expect(places).toEqual([0, 2, 8]);
  fc.assert(
    fc.property(rows, (all) => {
      const [few, whole] = [createPointRows(), createPointRows()];
      for (const [order, { at, environment, figures }] of all.entries()) {
        const read = places.map((place) => figures[place] ?? null);
        pushFew(few, at, environment, order, ['name', ...read], 1, places);
        const others = figures.map((figure, place) => (places.includes(place) ? figure : null));
        pushRow(whole, at, environment, order, others, 0);
      }
      expect(pointsOfRows([few], 7)).toEqual(pointsOfRows([whole], 7));
    }),
  );
});
