/** Sorts of errors that one version has and another has not. */
import type { ErrorTypeChange, MeasuredVersion } from '../version-answers.ts';
import type { ErrorGroup } from './version-data.ts';

export interface ErrorTypesOf {
  readonly errorGroups: readonly ErrorGroup[] | null;
  readonly measured: MeasuredVersion | null;
}

/** Changes for the worse first; [] where neither has error groups. */
export function compareErrorTypes(base: ErrorTypesOf, head: ErrorTypesOf): readonly ErrorTypeChange[] {
  const before = new Map((base.errorGroups ?? []).map((group) => [group.key, group]));
  const after = new Map((head.errorGroups ?? []).map((group) => [group.key, group]));
  return [...new Map([...before, ...after]).values()].map(({ key, type, title }) => {
    const [from, to] = [before.get(key), after.get(key)];
    return {
      type,
      title,
      change: from === undefined ? 'new' : to === undefined ? 'gone' : 'same',
      base: from?.count ?? null,
      head: to?.count ?? null,
      baseRate: rateOf(from, base.measured),
      headRate: rateOf(to, head.measured),
    };
  });
}

function rateOf(group: ErrorGroup | undefined, measured: MeasuredVersion | null): number | null {
  if (group?.count == null || !measured?.requests) return null;
  return group.count / measured.requests;
}
