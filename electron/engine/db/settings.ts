import { AppError } from '../../../shared/errors.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import {
  DEFAULT_LEVEL_SET,
  DEFAULT_LINK_WINDOW_SECONDS,
  DEFAULT_PRODUCTION_PATTERN,
  LEVEL_SET_IDS,
  PROFILE_IDS,
  type WorkspaceSettings,
} from '../../../shared/model.ts';
import { localClock } from '../../../shared/time.ts';
import type { Database } from './connect.ts';

/** Keys left out, or undefined, keep their value. */
export type SettingsPatch = { readonly [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | undefined };

/** Grows with every committed change of data or settings. */
export function readGeneration(db: Database): number {
  return Number(db.prepare("SELECT value FROM setting WHERE key = 'generation'").pluck().get() ?? 0);
}

export interface Generations {
  readonly all: number;
  /** Of repositories and their commits alone. */
  readonly commits: number;
  /** Of all that is imported or read, and of names: without settings and corrections. */
  readonly rows: number;
}

export function readGenerations(db: Database): Generations {
  const rows = db.prepare<[], [string, string]>("SELECT key, value FROM setting WHERE key GLOB 'generation*'");
  const values = new Map(rows.raw().all());
  const of = (key: string) => Number(values.get(key) ?? 0);
  return { all: of('generation'), commits: of('generationOfCommits'), rows: of('generationOfRows') };
}

/** `fallback` fills in what was never set. */
export function readSettings(db: Database, fallback: { clientName: string; timeZone: string }): WorkspaceSettings {
  const stored = new Map<string, unknown>();
  for (const [key, value] of db.prepare<[], [string, string]>('SELECT key, value FROM setting').raw().iterate()) {
    stored.set(key, parse(value));
  }
  const text = (key: string, otherwise: string) => {
    const value = stored.get(key);
    return typeof value === 'string' ? value : otherwise;
  };
  const profile = PROFILE_IDS.find((id) => id === stored.get('profile')) ?? 'doradeck';
  const window = stored.get('linkWindowSeconds');
  return {
    clientName: text('clientName', fallback.clientName),
    timeZone: text('timeZone', fallback.timeZone),
    weekStart: stored.get('weekStart') === 7 ? 7 : 1,
    profile,
    levels: LEVEL_SET_IDS.find((id) => id === stored.get('levels')) ?? PROFILES[profile].levels ?? DEFAULT_LEVEL_SET,
    productionPattern: text('productionPattern', DEFAULT_PRODUCTION_PATTERN),
    linkWindowSeconds: typeof window === 'number' && window > 0 ? window : DEFAULT_LINK_WINDOW_SECONDS,
  };
}

export function writeSettings(db: Database, patch: SettingsPatch): void {
  const set = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = ?');
  db.transaction(() => {
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined) continue;
      const text = JSON.stringify(value);
      set.run(key, text, text);
    }
    db.prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'").run();
  }).immediate();
}

/** Throws 'time-zone-unknown' and 'pattern-invalid'. */
export function checkSettings({ timeZone, productionPattern }: SettingsPatch): void {
  if (timeZone !== undefined) localClock(timeZone);
  if (productionPattern === undefined) return;
  try {
    new RegExp(productionPattern, 'i');
  } catch (cause) {
    throw new AppError('pattern-invalid', { pattern: productionPattern }, { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
