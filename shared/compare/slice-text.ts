/**
 * A slice as text, the same in the location and on the command line: "team=checkout,from=2024-10-13". A key may stand
 * several times where it names things; a comma in a value is doubled.
 */
import { AppError } from '../errors.ts';
import { PROFILE_IDS, type ProfileId } from '../model.ts';

/** What a slice says of itself; whatever it leaves open is as the filters around it say. */
export interface SliceChoice {
  /** As the user names it; empty = by what it looks at. */
  readonly label: string;
  readonly services: readonly string[];
  readonly teams: readonly string[];
  readonly repositories: readonly string[];
  /** Pattern of environments; null = all. Absent = as the filters. */
  readonly env?: string | null;
  /** Local dates or instants, `to` not included. */
  readonly from: string | null;
  readonly to: string | null;
  /** A period told by that of the filters. */
  readonly period: RelativePeriod | null;
  /** Path of another workspace. */
  readonly workspace: string | null;
  readonly profile: ProfileId | null;
}

const RELATIVE_PERIODS = ['previous', 'year-before'] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

export const EVERYTHING: SliceChoice = {
  label: '',
  services: [],
  teams: [],
  repositories: [],
  from: null,
  to: null,
  period: null,
  workspace: null,
  profile: null,
};

const LISTS = { service: 'services', team: 'teams', repo: 'repositories' } as const;
const SINGLE = ['label', 'from', 'to', 'workspace'] as const;
const KEYS = [...Object.keys(LISTS), 'env', 'envs', ...SINGLE, 'period', 'profile'];

export function formatSlice(slice: SliceChoice): string {
  const pairs: (readonly [string, string])[] = [];
  for (const [key, list] of Object.entries(LISTS)) for (const name of slice[list]) pairs.push([key, name]);
  if (slice.env === null) pairs.push(['envs', 'all']);
  else if (slice.env !== undefined) pairs.push(['env', slice.env]);
  for (const key of SINGLE) {
    const value = slice[key];
    if (value !== null && value !== '') pairs.push([key, value]);
  }
  if (slice.period !== null) pairs.push(['period', slice.period]);
  if (slice.profile !== null) pairs.push(['profile', slice.profile]);
  return pairs.map(([key, value]) => `${key}=${value.replaceAll(',', ',,')}`).join(',');
}

/** Text that is empty is a slice that leaves everything open. Throws 'usage'. */
export function parseSlice(text: string): SliceChoice {
  const seen = new Set<string>();
  const said: { -readonly [K in keyof SliceChoice]: SliceChoice[K] } = { ...EVERYTHING };
  for (const part of split(text)) {
    const at = part.indexOf('=');
    const key = part.slice(0, at);
    if (at < 1 || !KEYS.includes(key)) throw mistake(text, `expected key=value with ${KEYS.join(' | ')}`);
    const value = part.slice(at + 1);
    if (isList(key)) said[LISTS[key]] = [...said[LISTS[key]], value];
    else if (seen.has(key)) throw mistake(text, `${key} stands twice`);
    else sayOnce(said, key, value, text);
    seen.add(key);
  }
  if (seen.has('env') && seen.has('envs')) throw mistake(text, 'env and envs exclude each other');
  if (said.period !== null && (said.from !== null || said.to !== null)) {
    throw mistake(text, 'period and from, to exclude each other');
  }
  return said;
}

function isList(key: string): key is keyof typeof LISTS {
  return Object.hasOwn(LISTS, key);
}

function sayOnce(
  said: { -readonly [K in keyof SliceChoice]: SliceChoice[K] },
  key: string,
  value: string,
  text: string,
): void {
  if (key === 'env') said.env = value;
  else if (key === 'envs') {
    if (value !== 'all') throw mistake(text, 'envs is all, or env=PATTERN');
    said.env = null;
  } else if (key === 'period') said.period = oneOf(RELATIVE_PERIODS, value, text);
  else if (key === 'profile') said.profile = oneOf(PROFILE_IDS, value, text);
  else for (const single of SINGLE) if (key === single) said[single] = value;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, text: string): T {
  const found = allowed.find((known) => known === value);
  if (found === undefined) throw mistake(text, `expected ${allowed.join(' | ')}, not ${value}`);
  return found;
}

/** At commas that stand alone. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== ',') part += text[i];
    else if (text[i + 1] === ',') {
      part += ',';
      i++;
    } else {
      parts.push(part);
      part = '';
    }
  }
  parts.push(part);
  return parts.filter((each) => each !== '');
}

function mistake(text: string, detail: string): AppError {
  return new AppError('usage', { detail: `slice ${text}: ${detail}` });
}
