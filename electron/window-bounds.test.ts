import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bounds, placeWindow, windowStateSchema } from './window-bounds.ts';

const main: Bounds = { x: 0, y: 24, width: 1920, height: 1056 };
const left: Bounds = { x: -1280, y: 0, width: 1280, height: 800 };

describe('placeWindow', () => {
  test('starts in the middle of the main screen', () => {
    expect(placeWindow(null, [main, left])).toEqual({ x: 280, y: 112, width: 1360, height: 880 });
  });

  test('returns to its place on either screen', () => {
    const saved = { x: 100, y: 100, width: 1200, height: 800 };
    expect(placeWindow(saved, [main, left])).toEqual(saved);
    expect(placeWindow({ ...saved, x: -1250, y: 0 }, [main, left])).toEqual({ ...saved, x: -1250, y: 0 });
  });

  test('comes back to the main screen when its own is gone', () => {
    expect(placeWindow({ x: -1250, y: 0, width: 1200, height: 800 }, [main])).toEqual(placeWindow(null, [main]));
  });

  test('fits a smaller screen and never hides its title bar above it', () => {
    const small: Bounds = { x: 0, y: 24, width: 1280, height: 696 };
    expect(placeWindow({ x: 0, y: -50, width: 1600, height: 1000 }, [small])).toEqual({
      x: 0,
      y: 24,
      width: 1280,
      height: 696,
    });
    expect(placeWindow(null, [small])).toEqual({ x: 0, y: 24, width: 1280, height: 696 });
  });

  test('is found again although it was far wider than its screen', () => {
    const saved = { x: -90_000, y: 100, width: 95_000, height: 800 };
    expect(placeWindow(saved, [main])).toEqual({ x: -1820, y: 100, width: 1920, height: 800 });
  });

  test('is always reachable, whatever was saved', () => {
    const number = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(fc.record({ x: number, y: number, width: number, height: number }), (saved) => {
        const { x, y, width, height } = placeWindow(saved, [main, left]);
        return [main, left].some(
          (area) =>
            x <= area.x + area.width - 100 &&
            x + width >= area.x + 100 &&
            y >= area.y &&
            y <= area.y + area.height - 100 &&
            width <= area.width &&
            height <= area.height,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

test('a state of another shape is not taken', () => {
  expect(windowStateSchema.safeParse({ bounds: { ...main, x: 0.5 }, maximised: false }).success).toBe(false);
  expect(windowStateSchema.safeParse({ bounds: main, maximised: true }).data).toEqual({
    bounds: main,
    maximised: true,
  });
});
