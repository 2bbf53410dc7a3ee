import type { Locale } from '../i18n/catalog.ts';
import { formatDayRange } from '../i18n/format-date.ts';
import type { Translate } from '../i18n/translator.ts';
import { formatDay, localClock, parsePeriod } from '../time.ts';
import type { View } from '../view.ts';

export interface NamedSlice {
  /** As the user names it; empty = by what it looks at. */
  readonly label: string;
  readonly view: View;
  /** Name of its client, or of its file while that is not known. */
  readonly client: string;
  /** Path; null = the open one. */
  readonly workspace: string | null;
}

/** Each by what tells it from the others: its client, what it names, its environments, its days, its profile. */
export function sliceNames(slices: readonly NamedSlice[], locale: Locale, t: Translate): readonly string[] {
  const aspects: readonly ((slice: NamedSlice) => string)[] = [
    (slice) => clientOf(slice, slices),
    ({ view }) => thingsOf(view, t),
    ({ view }) => environmentsOf(view, t),
    ({ view }) => daysOf(view, locale, t),
    ({ view }) => (view.profile === undefined ? '' : t(`profiles.name.${view.profile}`)),
  ];
  const different = aspects.filter((aspect, index) => {
    const told = slices.map((slice) => (index === 0 ? (slice.workspace ?? '') : aspect(slice)));
    return new Set(told).size > 1;
  });
  const names = slices.map((slice) => {
    if (slice.label !== '') return slice.label;
    const parts = different.map((aspect) => aspect(slice)).filter((part) => part !== '');
    return parts.length > 0 ? parts.join(' · ') : thingsOf(slice.view, t);
  });
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** Two files may be of one client: then the file is named too. */
function clientOf({ client, workspace }: NamedSlice, slices: readonly NamedSlice[]): string {
  const hasTwin = slices.some((other) => other.client === client && other.workspace !== workspace);
  return hasTwin && workspace !== null ? `${client} (${workspace.split(/[\\/]/).at(-1)})` : client;
}

/** The teams, services and repositories it names, or that it names none. */
export function thingsOf({ teams, services, repositories }: View, t: Translate): string {
  const parts = [teams, services, repositories].filter((names) => names.length > 0).map((names) => names.join(', '));
  return parts.length > 0 ? parts.join(' · ') : t('compare.everything');
}

export function environmentsOf({ env }: View, t: Translate): string {
  if (env === undefined) return t('compare.production');
  return env === null ? t('compare.all-environments') : readablePattern(env);
}

/** "^(?:staging|qa)$", as the filter bar writes names, reads "staging, qa". */
function readablePattern(pattern: string): string {
  const names = /^\^\(\?:(.+)\)\$$/.exec(pattern)?.[1];
  return names === undefined ? pattern : names.replaceAll('|', ', ').replaceAll(/\\(.)/g, '$1');
}

/** The last local day of a half-open period is the one just before its end. A period that makes no sense has no name. */
export function daysOf({ from, to, timeZone }: View, locale: Locale, t: Translate): string {
  if (from === null || to === null) return t('compare.all-days');
  try {
    const period = parsePeriod(from, to, timeZone);
    const day = (instant: number) => formatDay(localClock(timeZone).dayOf(instant));
    return formatDayRange(day(period.from), day(period.to - 1), locale);
  } catch {
    return '';
  }
}
