import { localDate } from './calendar.ts';
import type { Random } from './random.ts';
import type { Release } from './release.ts';
import type { Tag } from './write-repository.ts';

/** The version that the bad release carries, and the newest ones of the others. */
const NEWEST_MINOR: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  'payments-backend': [2, 31],
  'cart-tracking': [1, 84],
  notes: [1, 12],
  'ios-shopist': [7, 14],
  shopist: [5, 40],
};

/** Names the versions of one service's releases, oldest first; returns the tags that go with them. SHAs are known. */
export function nameVersions(releases: readonly Release[], random: Random): Tag[] {
  const service = releases[0]?.service;
  if (service === undefined) return [];
  const fresh = releases.filter((release) => release.kind !== 'rollback');
  const numbers = service.version === 'semantic' || service.version === 'scoped' ? number(fresh, random) : null;
  const perDay = new Map<string, number>();
  fresh.forEach((release, index) => {
    const sha = release.head?.sha ?? '';
    const date = localDate(release.startedAt).replaceAll('-', '.');
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
    const names = {
      semantic: `v${numbers?.[index]}`,
      scoped: numbers?.[index] ?? null,
      'sha-and-build': `v${sha.slice(0, 9)}-${900 + index}`,
      sha: `v-${sha.slice(0, 8)}`,
      date: `${date}.${perDay.get(date)}`,
      build: `build-${3600 + index}`,
      none: null,
    };
    release.version = names[service.version];
  });
  for (const release of releases) if (release.kind === 'rollback') release.version = release.restores?.version ?? null;
  if (numbers === null) return [];
  const annotated = service.version === 'semantic';
  return fresh.map((release) => ({
    name: annotated ? (release.version ?? '') : `${service.name}@${release.version}`,
    sha: release.head?.sha ?? '',
    taggedAt: annotated ? release.startedAt - 60_000 : null,
  }));
}

/** major.minor.patch: a minor version every dozen releases, so that the newest, or a bad one, gets its number. */
function number(releases: readonly Release[], random: Random): string[] {
  const [major, newest] = NEWEST_MINOR[releases[0]?.service.name ?? ''] ?? [1, 40];
  const bad = releases.findIndex((release) => release.failure?.kind === 'bad-release');
  let minor = 0;
  let patch = -1;
  let left = random.integer(8, 15);
  let anchor = 0;
  const drawn = releases.map((release, index) => {
    const bump = index === bad || (left <= 0 && release.kind === 'planned');
    if (bump) [minor, patch, left] = [minor + 1, 0, random.integer(8, 15)];
    else patch++;
    left--;
    if (bad < 0 || index <= bad) anchor = minor;
    return { minor, patch };
  });
  return drawn.map(({ minor: drawnMinor, patch: drawnPatch }) => {
    const shifted = newest - anchor + drawnMinor;
    return shifted >= 0 ? `${major}.${shifted}.${drawnPatch}` : `${major - 1}.${60 + shifted}.${drawnPatch}`;
  });
}
