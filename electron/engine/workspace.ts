import { basename } from 'node:path';
import type { Groups } from '../../shared/metrics/group-rows.ts';
import { createPairs } from '../../shared/metrics/pairs.ts';
import type { Resolution, Rules } from '../../shared/metrics/resolution.ts';
import { resolve } from '../../shared/metrics/resolve.ts';
import type { WorkspaceSettings } from '../../shared/model.ts';
import type { WorkspaceStore } from './db/open.ts';
import { readGeneration, readSettings, type SettingsPatch, writeSettings } from './db/settings.ts';
import { buildPicture, type Picture } from './facts/picture.ts';

/** An open workspace and what is remembered of it between questions. */
export interface Workspace {
  readonly store: WorkspaceStore;
  settings(): WorkspaceSettings;
  changeSettings(patch: SettingsPatch): void;
  generation(): number;
  /** Everything that is committed. */
  picture(): Picture;
  resolve(rules: Rules): Resolved;
}

export interface Resolved {
  readonly resolution: Resolution;
  /** Incidents (rows) linked to each deployment (row). */
  readonly incidentsOf: Groups;
}

/** Each takes some tens of megabytes with a million deployments; a screen and its neighbours ask for two or three. */
const RESOLUTIONS_KEPT = 4;

/** `timeZone` is used until the workspace has one of its own. */
export function createWorkspaceState(store: WorkspaceStore, timeZone: string): Workspace {
  const fallback = { clientName: basename(store.path).replace(/\.doradeck$/i, ''), timeZone };
  const resolutions = new Map<string, Resolved>();
  let picture: Picture | null = null;

  function current(): Picture {
    if (picture?.facts.generation === readGeneration(store.reader)) return picture;
    resolutions.clear();
    // The old one may go before the new one is built.
    picture = null;
    picture = buildPicture(store.reader);
    return picture;
  }

  return {
    store,
    settings: () => readSettings(store.reader, fallback),
    changeSettings(patch) {
      const before = readGeneration(store.reader);
      writeSettings(store.writer, patch);
      // Settings are no facts: only the generation is another.
      if (picture?.facts.generation !== before) return;
      picture = { ...picture, facts: { ...picture.facts, generation: readGeneration(store.reader) } };
    },
    generation: () => readGeneration(store.reader),
    picture: current,
    resolve(rules) {
      const { facts } = current();
      const key = JSON.stringify(Object.entries(rules).sort());
      const known = resolutions.get(key);
      const resolved = known ?? withIncidents(resolve(facts, rules), facts.deployments.count);
      resolutions.delete(key);
      resolutions.set(key, resolved);
      for (const oldest of resolutions.keys()) {
        if (resolutions.size <= RESOLUTIONS_KEPT) break;
        resolutions.delete(oldest);
      }
      return resolved;
    },
  };
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
