import { matchEnvironments } from '../../../shared/metrics/counting.ts';
import type { Rules } from '../../../shared/metrics/resolution.ts';
import type { Database } from '../db/connect.ts';
import { readChoices } from '../facts/choices.ts';
import type { IsCounted } from './read-in-turn.ts';

/** By the rules of deployments, of which those without an environment count too. Throws 'pattern-invalid'. */
export function countedEnvironments(db: Database, rules: Rules): IsCounted {
  const environments = db
    .prepare<[], { readonly id: number; readonly name: string }>('SELECT id, name FROM environment')
    .all();
  const { production } = readChoices(db);
  const names = environments.map(({ name }) => name);
  const said = Uint8Array.from(['', ...names], (name) => [undefined, false, true].indexOf(production.get(name)));
  const matches = matchEnvironments(
    ['', ...names],
    rules.environmentPattern,
    rules.environmentsAsSaid ? said : undefined,
  );
  const counted = new Set(environments.filter((_, i) => matches[i + 1] === 1).map(({ id }) => id));
  return (id) => id === null || counted.has(id);
}
