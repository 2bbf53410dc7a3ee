import {
  DEFAULT_LINK_WINDOW_SECONDS,
  DEFAULT_PRODUCTION_PATTERN,
  type LevelSetId,
  type ProfileId,
  type WorkspaceSettings,
} from '../../../shared/model.ts';
import type { Database } from './connect.ts';

/** Grows with every committed change of data or settings. */
export function readGeneration(db: Database): number {
  return Number(db.prepare("SELECT value FROM setting WHERE key = 'generation'").pluck().get() ?? 0);
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
  const profiles: readonly ProfileId[] = ['doradeck', 'deck-2024'];
  const levels: readonly LevelSetId[] = ['2024', '2023', '2021', 'four-keys'];
  const window = stored.get('linkWindowSeconds');
  return {
    clientName: text('clientName', fallback.clientName),
    timeZone: text('timeZone', fallback.timeZone),
    weekStart: stored.get('weekStart') === 7 ? 7 : 1,
    profile: profiles.find((id) => id === stored.get('profile')) ?? 'doradeck',
    levels: levels.find((id) => id === stored.get('levels')) ?? '2024',
    productionPattern: text('productionPattern', DEFAULT_PRODUCTION_PATTERN),
    linkWindowSeconds: typeof window === 'number' && window > 0 ? window : DEFAULT_LINK_WINDOW_SECONDS,
  };
}

/** Keys left out keep their value. */
export function writeSettings(db: Database, patch: Partial<WorkspaceSettings>): void {
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
