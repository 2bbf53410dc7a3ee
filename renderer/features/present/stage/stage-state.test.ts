import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeyPress, wishOfKey } from './stage-keys.ts';
import { FIRST, GRID_COLUMNS, isCovered, type StageAction, type StageState, stageAfter } from './stage-state.ts';

const reached = (actions: readonly StageAction[], count = 10, from: StageState = FIRST) =>
  actions.reduce((state, action) => stageAfter(state, action, count), from);
const digit = (value: string): StageAction => ({ kind: 'digit', digit: value });

describe('stageAfter', () => {
  test('pages turn, and stop at either end', () => {
    expect(reached([{ kind: 'next' }, { kind: 'next' }, { kind: 'previous' }]).page).toBe(1);
    expect(reached([{ kind: 'previous' }]).page).toBe(0);
    expect(reached([{ kind: 'last' }, { kind: 'next' }]).page).toBe(9);
    expect(reached([{ kind: 'last' }, { kind: 'first' }]).page).toBe(0);
  });

  test('a number and Enter go to the page of that number, as far as there is one', () => {
    expect(reached([digit('0'), digit('7'), { kind: 'confirm' }])).toEqual({ ...FIRST, page: 6 });
    expect(reached([digit('9'), digit('9'), { kind: 'confirm' }]).page).toBe(9);
    expect(reached([digit('0'), { kind: 'confirm' }]).page).toBe(0);
    // A number that was given up says nothing later.
    expect(reached([digit('7'), { kind: 'next' }, { kind: 'confirm' }]).page).toBe(2);
  });

  test('black is taken away by itself, by white, or by turning the page', () => {
    const black: StageAction = { kind: 'blank', color: 'black' };
    expect(reached([black]).blank).toBe('black');
    expect(reached([black, black]).blank).toBe(null);
    expect(reached([black, { kind: 'blank', color: 'white' }]).blank).toBe('white');
    expect(reached([black, { kind: 'next' }])).toEqual({ ...FIRST, page: 1 });
  });

  test('the pages at a glance: arrows choose, Enter shows', () => {
    const grid: StageAction = { kind: 'grid' };
    expect(reached([{ kind: 'next' }, grid])).toEqual({ ...FIRST, page: 1, grid: 1 });
    expect(reached([grid, { kind: 'down' }, { kind: 'next' }]).grid).toBe(GRID_COLUMNS + 1);
    expect(reached([grid, { kind: 'up' }]).grid).toBe(0);
    expect(reached([grid, { kind: 'down' }, { kind: 'confirm' }])).toEqual({ ...FIRST, page: GRID_COLUMNS });
    expect(reached([grid, { kind: 'next' }, grid])).toEqual(FIRST);
  });

  test('whatever happens, a page is shown that there is', () => {
    const action = fc.oneof(
      fc.constantFrom<StageAction>(
        ...(
          ['next', 'previous', 'first', 'last', 'confirm', 'up', 'down', 'pointer', 'grid', 'keys', 'clear'] as const
        ).map((kind): StageAction => ({ kind })),
      ),
      fc.integer({ min: -3, max: 300 }).map((page): StageAction => ({ kind: 'go', page })),
      fc.constantFrom(...'0123456789').map(digit),
      fc.constantFrom('black' as const, 'white' as const).map((color): StageAction => ({ kind: 'blank', color })),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (actions, count) => {
        const state = reached(actions, count);
        for (const page of [state.page, state.grid ?? 0]) {
          expect(Number.isInteger(page) && page >= 0 && page < count).toBe(true);
        }
        expect(isCovered(stageAfter(state, { kind: 'clear' }, count))).toBe(false);
      }),
    );
  });
});

describe('wishOfKey', () => {
  const press = (key: string, code = '', held: Partial<KeyPress> = {}): KeyPress => ({
    key,
    code,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...held,
  });
  test.each([
    ['ArrowRight', '', { kind: 'next' }],
    [' ', 'Space', { kind: 'next' }],
    ['PageUp', '', { kind: 'previous' }],
    ['.', 'Period', { kind: 'blank', color: 'black' }],
    ['b', 'KeyB', { kind: 'blank', color: 'black' }],
    ['ㅠ', 'KeyB', { kind: 'blank', color: 'black' }],
    ['ㅈ', 'KeyW', { kind: 'blank', color: 'white' }],
    ['Process', 'KeyN', { kind: 'speaker' }],
    ['7', 'Digit7', { kind: 'digit', digit: '7' }],
    ['Escape', '', { kind: 'escape' }],
    ['q', 'KeyQ', null],
    ['F5', 'F5', null],
  ])('%s (%s)', (key, code, wish) => {
    expect(wishOfKey(press(key, code))).toEqual(wish);
  });
  test('shortcuts of the menu are left alone', () => {
    expect(wishOfKey(press('b', 'KeyB', { ctrlKey: true }))).toBeNull();
    expect(wishOfKey(press('ArrowLeft', '', { altKey: true }))).toBeNull();
  });
});
