import { basename } from 'node:path';
import type { Facts } from '../../shared/metrics/facts.ts';
import type { Groups } from '../../shared/metrics/group-rows.ts';
import { createPairs } from '../../shared/metrics/pairs.ts';
import type { Resolution, Rules } from '../../shared/metrics/resolution.ts';
import { prepareResolving, resolve } from '../../shared/metrics/resolve.ts';
import type { WorkspaceSettings } from '../../shared/model.ts';
import type { WorkspaceStore } from './db/open.ts';
import { readGeneration, readSettings, type SettingsPatch, writeSettings } from './db/settings.ts';
import { keep, readKept } from './facts/kept/kept-sets.ts';
import { keepSources, openPicture, type Sources, stillTrue } from './facts/kept/open-picture.ts';
import type { Picture } from './facts/picture.ts';
import type { KeptBeside } from './queries/question.ts';

/** An open workspace and what is remembered of it between questions. */
export interface Workspace {
  readonly store: WorkspaceStore;
  settings(): WorkspaceSettings;
  changeSettings(patch: SettingsPatch): void;
  generation(): number;
  /** Everything that is committed. */
  picture(): Picture;
  resolve(rules: Rules): Resolved;
  /**
   * Writes what was computed and is worth keeping, in steps; nothing else may write to the store during a step, and steps
   * end without a word once the data has changed. Throws what SQLite says.
   */
  keep(): Generator<void>;
  /** Computes what other rules than the last asked for will go by, in steps. */
  prepare(): Generator<void>;
  /** What others compute of it; `keep` writes it. */
  readonly beside: KeptBeside;
}

export interface Resolved {
  readonly resolution: Resolution;
  /** Incidents (rows) linked to each deployment (row). */
  readonly incidentsOf: Groups;
}

/** A screen and its neighbours ask for two or three. */
const RESOLUTIONS_KEPT = 4;
/** Of a million deployments two, of which the one before the last is mostly wanted again. */
const RESOLUTION_BYTES = 160_000_000;

export interface WorkspaceOptions {
  /** What another version computed is computed again. */
  readonly appVersion?: string;
  /** Fewer rows than these are computed faster than they are kept. */
  readonly rowsWorthKeeping?: number;
  /** What is resolved by several rules takes at most so much memory; one resolution always has room. */
  readonly resolutionBytes?: number;
  /** There may be something to `keep`. */
  readonly onComputed?: () => void;
  /** What was kept answers, so that there may be something to `prepare`. */
  readonly onKeptUsed?: () => void;
}

const ROWS_WORTH_KEEPING = 20_000;

/** `timeZone` is used until the workspace has one of its own. */
export function createWorkspaceState(
  store: WorkspaceStore,
  timeZone: string,
  options: WorkspaceOptions = {},
): Workspace {
  const { appVersion = '', rowsWorthKeeping = ROWS_WORTH_KEEPING } = options;
  const { onComputed = () => {}, onKeptUsed = () => {} } = options;
  const fallback = { clientName: basename(store.path).replace(/\.doradeck$/i, ''), timeZone };
  const resolutions = new Map<string, Resolved>();
  let sources: Sources | null = null;
  let picture: Picture | null = null;
  /** Key of the rules whose resolution is kept. */
  let keptRules: string | null = null;
  const besides = new Map<string, { readonly stamp: string; readonly value: unknown }>();

  function current(): Picture {
    if (picture?.facts.generation === readGeneration(store.reader)) return picture;
    resolutions.clear();
    return renew();
  }

  function renew(): Picture {
    keptRules = null;
    const before = stillTrue(store.reader, appVersion, sources);
    // The old one may go before the new one is built.
    picture = null;
    sources = null;
    const opened = openPicture(store.reader, appVersion, before);
    picture = opened.picture;
    sources = opened.sources;
    // What was resolved is kept by generation.
    if (!sources.commits.isKept || !sources.rows.isKept || resolutions.size > 0) onComputed();
    return picture;
  }

  function stampOf(key: string, generation: number): string {
    return JSON.stringify([appVersion, generation, key]);
  }

  function resolutionSet(key: string, generation: number) {
    return { name: 'resolution', stamp: stampOf(key, generation) };
  }

  function besideStamp(stamp: string): string {
    return JSON.stringify([appVersion, stamp]);
  }

  function isWorthKeeping({ deployments, incidents, commits }: Facts): boolean {
    return deployments.count + incidents.count + commits.count >= rowsWorthKeeping;
  }

  function resolveAnew(facts: Facts, rules: Rules, key: string): Resolved {
    const kept = readKept<Resolved>(store.reader, resolutionSet(key, facts.generation));
    if (kept !== null) {
      keptRules = key;
      onKeptUsed();
      return kept;
    }
    onComputed();
    return withIncidents(resolve(facts, rules), facts.deployments.count);
  }

  function* keepAll(): Generator<void> {
    const kept = picture;
    if (store.readOnly || kept === null || sources === null) return;
    const isStill = () => picture === kept && kept.facts.generation === readGeneration(store.writer);
    if (!isStill()) return;
    for (const _ of isWorthKeeping(kept.facts) ? keepFacts(kept, sources) : []) {
      yield;
      if (!isStill()) return;
    }
    for (const [name, { stamp, value }] of besides) {
      besides.delete(name);
      for (const _ of keep(store.writer, { name, stamp }, value)) {
        yield;
        if (!isStill()) return;
      }
    }
  }

  function* keepFacts(kept: Picture, from: Sources): Generator<void> {
    yield* keepSources(store.writer, from);
    const [key, resolved] = [...resolutions].findLast(([, { resolution }]) => isUsual(resolution.rules)) ?? [];
    if (key === undefined || key === keptRules) return;
    yield* keep(store.writer, resolutionSet(key, kept.facts.generation), resolved);
    keptRules = key;
    yield;
  }

  function* prepareAll(): Generator<void> {
    const prepared = picture;
    if (prepared === null || !isWorthKeeping(prepared.facts)) return;
    for (const _ of prepareResolving(prepared.facts, readSettings(store.reader, fallback).profile)) {
      yield;
      if (picture !== prepared) return;
    }
  }

  /** What the next opening asks for first. */
  function isUsual(rules: Rules): boolean {
    const { profile, productionPattern } = readSettings(store.reader, fallback);
    return rules.profile === profile && rules.environmentPattern === productionPattern && rules.environmentsAsSaid;
  }

  return {
    store,
    settings: () => readSettings(store.reader, fallback),
    changeSettings(patch) {
      const before = readGeneration(store.reader);
      writeSettings(store.writer, patch);
      // Settings are no facts: what was resolved by rules stays so.
      if (picture?.facts.generation === before) renew();
    },
    generation: () => readGeneration(store.reader),
    picture: current,
    resolve(rules) {
      const { facts } = current();
      const key = keyOf(rules);
      const resolved = resolutions.get(key) ?? resolveAnew(facts, rules, key);
      resolutions.delete(key);
      resolutions.set(key, resolved);
      forgetOldest(resolutions, options.resolutionBytes ?? RESOLUTION_BYTES);
      return resolved;
    },
    keep: keepAll,
    prepare: prepareAll,
    beside: {
      read: <Value>(name: string, stamp: string) => readKept<Value>(store.reader, { name, stamp: besideStamp(stamp) }),
      keep(name, stamp, value) {
        if (store.readOnly) return;
        besides.set(name, { stamp: besideStamp(stamp), value });
        onComputed();
      },
    },
  };
}

function keyOf(rules: Rules): string {
  return JSON.stringify(Object.entries(rules).sort());
}

/** `resolutions`: the newest last. */
function forgetOldest(resolutions: Map<string, Resolved>, most: number): void {
  let bytes = 0;
  for (const [age, [key, { resolution, incidentsOf }]] of [...resolutions].reverse().entries()) {
    bytes += bytesOf(resolution) + bytesOf(incidentsOf);
    if (age >= RESOLUTIONS_KEPT || (age > 0 && bytes > most)) resolutions.delete(key);
  }
}

function bytesOf(columns: Resolution | Groups): number {
  return Object.values(columns).reduce((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
}

function withIncidents(resolution: Resolution, deployments: number): Resolved {
  const { linkOffset, linkDeployment } = resolution;
  const pairs = createPairs();
  for (let incident = 0; incident + 1 < linkOffset.length; incident++) {
    for (let k = linkOffset[incident] ?? 0; k < (linkOffset[incident + 1] ?? 0); k++) {
      pairs.push(linkDeployment[k] ?? 0, incident);
    }
  }
  return { resolution, incidentsOf: pairs.groupByLeft(deployments) };
}
