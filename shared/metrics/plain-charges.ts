/** What deployments are charged with, in words, for tests. */
import { buildFacts, type PlainDeployment, type PlainFacts } from './build-facts.ts';
import type { PlainCommit } from './build-plain-commits.ts';
import type { PlainPull } from './build-plain-pulls.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import type { Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

export const HOUR = 3_600_000;
export const DEPLOYED = 100;

/** Per deployment: 'sha #pull: hours', the original for a squashed change, 'row' without a commit. */
export function charges(plain: PlainFacts, changed: Partial<Rules> = {}): readonly (readonly string[])[] {
  const facts = buildFacts(plain);
  const { leadOffset, leadCommit, leadPull, leadOriginal, leadSeconds } = resolve(facts, { ...rules, ...changed });
  const shas = Object.values(plain.repositories ?? {}).flatMap((commits) => commits.map(({ sha }) => sha));
  const pulls = (plain.pulls ?? []).toSorted((a, b) => a.mergedAt - b.mergedAt);
  const originals = pulls.flatMap(({ commits = [] }) => commits.map(({ sha }) => sha));
  return Array.from({ length: facts.deployments.count }, (_, i) =>
    Array.from({ length: (leadOffset[i + 1] as number) - (leadOffset[i] as number) }, (__, k) => {
      const lead = (leadOffset[i] as number) + k;
      const [commit, pull, original] = [leadCommit[lead], leadPull[lead], leadOriginal[lead]] as [
        number,
        number,
        number,
      ];
      const name = original < 0 ? (shas[commit] ?? 'row') : `${originals[original]} in ${shas[commit] ?? 'no commit'}`;
      return `${name}${pull < 0 ? '' : ` #${pulls[pull]?.number}`}: ${(leadSeconds[lead] as number) / 3600}`;
    }),
  );
}

/** "m: a b" = m has the parents a and b; made at hour 1, 2, … in this order, unless said otherwise. */
export function history(lines: string, at: Readonly<Record<string, number>> = {}): readonly PlainCommit[] {
  return lines
    .trim()
    .split(/\s*\n\s*/)
    .map((line, i) => {
      const [sha = '', parents = ''] = line.split(':');
      return { sha, parents: parents.split(' ').filter((parent) => parent !== ''), at: (at[sha] ?? i + 1) * HOUR };
    });
}

/** A baseline of the first commit, then the last commit at hour 100. */
export function deployed(commits: readonly PlainCommit[], ...pulls: readonly PlainPull[]): PlainFacts {
  const deployments: readonly PlainDeployment[] = [
    { sha: commits[0]?.sha ?? '', finishedAt: 50 * HOUR },
    { sha: commits.at(-1)?.sha ?? '', finishedAt: DEPLOYED * HOUR },
  ];
  return { repositories: { app: commits }, deployments, pulls };
}

/** A pull request merged at some hour. */
export function pull(number: number, mergedAt: number, more: Partial<PlainPull> = {}): PlainPull {
  return { number, mergedAt: mergedAt * HOUR, ...more };
}
