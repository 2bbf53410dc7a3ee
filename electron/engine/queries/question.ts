import type { Facts } from '../../../shared/metrics/facts.ts';
import { LEVEL_SETS, type LevelSet } from '../../../shared/metrics/levels.ts';
import { levelSetOf, PROFILES, type Profile } from '../../../shared/metrics/profiles.ts';
import type { Rules } from '../../../shared/metrics/resolution.ts';
import type { Codes, Selection } from '../../../shared/metrics/selection.ts';
import type { WorkspaceSettings } from '../../../shared/model.ts';
import {
  formatInstant,
  localClock,
  type Period,
  parsePeriod,
  previousPeriod,
  yearBefore,
} from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import type { Picture } from '../facts/picture.ts';
import { repositoryKey } from '../facts/repository-names.ts';
import type { Resolved, Workspace } from '../workspace.ts';

/** A view, understood: what the metrics take. */
export interface Question {
  readonly view: View;
  readonly settings: WorkspaceSettings;
  readonly picture: Picture;
  readonly facts: Facts;
  readonly resolved: Resolved;
  readonly rules: Rules;
  readonly profile: Profile;
  readonly levels: LevelSet;
  readonly selection: Selection;
  /** What the figures are set against: View.compareWith. */
  readonly previous: Selection;
  readonly beside: KeptBeside;
}

/** What is computed from a workspace and kept in it; `stamp`: what it was computed from. See Workspace. */
export interface KeptBeside {
  /** null = nothing was kept under this name and stamp. */
  read<Value>(name: string, stamp: string): Value | null;
  keep(name: string, stamp: string, value: unknown): void;
}

/** `now`: the period of a workspace without data is today. Throws 'period-invalid', 'time-zone-unknown', 'pattern-invalid'. */
export function askWorkspace(workspace: Workspace, view: View, now: number): Question {
  const settings = workspace.settings();
  const picture = workspace.picture();
  const period = periodOf(view, picture.facts, now);
  const rules: Rules = {
    profile: view.profile ?? settings.profile,
    environmentPattern: view.env === undefined ? settings.productionPattern : view.env,
    environmentsAsSaid: view.env === undefined,
    linkWindowSeconds: settings.linkWindowSeconds,
    excludeBots: view.excludeBots,
  };
  const { names } = picture.facts;
  const selection: Selection = {
    ...period,
    timeZone: view.timeZone,
    weekStart: settings.weekStart,
    services: codesOf(view.services.map(picture.serviceOf), names.services),
    teams: codesOf(view.teams, names.teams),
    repositories: repositoryCodes(view.repositories, names.repositories),
    environments: null,
  };
  return {
    view,
    settings,
    picture,
    facts: picture.facts,
    resolved: workspace.resolve(rules),
    rules,
    profile: PROFILES[rules.profile],
    levels: LEVEL_SETS[view.levels ?? levelSetOf(rules.profile, settings)],
    selection,
    previous: { ...selection, ...comparedPeriod(period, view) },
    beside: workspace.beside,
  };
}

/** First and last instant of any deployment or incident, null while there is none. */
export function dataRangeOf({ deployments, incidents }: Facts): Period | null {
  const from = Math.min(deployments.finishedAt[0] ?? Infinity, incidents.startedAt[0] ?? Infinity);
  let to = Math.max(deployments.finishedAt.at(-1) ?? -Infinity, incidents.startedAt.at(-1) ?? -Infinity);
  for (const resolvedAt of incidents.resolvedAt) if (resolvedAt > to) to = resolvedAt;
  return Number.isFinite(from) ? { from, to } : null;
}

/** Without bounds, all local days that have data. */
function periodOf({ from, to, timeZone }: View, facts: Facts, now: number): Period {
  if (from !== null && to !== null) return parsePeriod(from, to, timeZone);
  const clock = localClock(timeZone);
  const range = dataRangeOf(facts) ?? { from: now, to: now };
  const first = formatInstant(clock.startOfDay(clock.dayOf(range.from)));
  const end = formatInstant(clock.startOfDay(clock.dayOf(range.to) + 1));
  return parsePeriod(from ?? first, to ?? end, timeZone);
}

function comparedPeriod(period: Period, { compareWith = 'previous', timeZone }: View): Period {
  if (compareWith === 'previous') return previousPeriod(period, timeZone);
  if (compareWith === 'year-before') return yearBefore(period, timeZone);
  return parsePeriod(compareWith.from, compareWith.to, timeZone);
}

/** No names = all; a name that nothing has lets nothing through. */
function codesOf(wanted: readonly string[], names: readonly string[]): Codes {
  if (wanted.length === 0) return null;
  const codes = new Map(names.map((name, code) => [name, code]));
  return new Set(wanted.map((name) => codes.get(name) ?? -1));
}

/** Repositories answer to their whole name, in any case, to the last part of it, and to their address. */
export function repositoryCodes(wanted: readonly string[], names: readonly string[]): Codes {
  if (wanted.length === 0) return null;
  const keys = names.map(repositoryKey);
  const codes = wanted.flatMap((text) => {
    const key = repositoryKey(text);
    const exact = keys.indexOf(key);
    if (exact >= 0) return [exact];
    const longer = [...keys.keys()].filter((code) => `/${keys[code]}`.endsWith(`/${key}`));
    return longer.length > 0 ? longer : longestEnd(key, keys);
  });
  return codes.length === 0 ? new Set([-1]) : new Set(codes);
}

/** The longest of the keys that a path ends with: "github.com/shop/cart" is asked for, "shop/cart" is known. */
function longestEnd(path: string, keys: readonly string[]): readonly number[] {
  const ends = [...keys.keys()].filter((code) => keys[code] !== '' && path.endsWith(`/${keys[code]}`));
  return ends.sort((a, b) => (keys[b]?.length ?? 0) - (keys[a]?.length ?? 0)).slice(0, 1);
}
