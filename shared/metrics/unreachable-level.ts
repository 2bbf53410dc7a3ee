import { assertNever } from '../errors.ts';
import type { Level } from '../model.ts';
import { type Bound, type Bounds, LEVELS } from './levels.ts';

/** Whether no value can have this level as its best one, because a better level's bound holds wherever its own does. */
export function isUnreachable(bounds: Bounds, level: Level): boolean {
  if (level === 'low') return false;
  const own = bounds[level];
  if (own === null) return false;
  return LEVELS.slice(0, LEVELS.indexOf(level)).some((better) => {
    const bound = better === 'low' ? null : bounds[better];
    return bound !== null && covers(bound, own);
  });
}

/** Whether `outer` holds for every value for which `inner` does. Frequencies in different units are not compared. */
function covers(outer: Bound, inner: Bound): boolean {
  switch (outer.kind) {
    case 'at-least':
      return inner.kind === 'at-least' && outer.of === inner.of && outer.value <= inner.value;
    case 'at-most':
      return inner.kind !== 'at-least' && outer.value >= inner.value;
    case 'below':
      return (
        inner.kind !== 'at-least' && (inner.kind === 'below' ? outer.value >= inner.value : outer.value > inner.value)
      );
    default:
      return assertNever(outer);
  }
}
