/** What is told of a repository once it was read: how much there is, and what is missing. */
import type { RepositoryProblem, RepositorySummary } from '../../shared/model.ts';
import { tableText } from '../engine/report/text.ts';
import type { Surroundings } from './surroundings.ts';

/** Problems that are named; the rest are counted. */
const NAMED = 3;

export async function sayRepository(repository: RepositorySummary, around: Surroundings): Promise<void> {
  const { id, name, commits, tags, badRefs, badCommits, incompleteSince } = repository;
  const { engine, translate } = around;
  around.say(translate('cli.repository-line', { name, commits, tags }));
  const { rows, total } = await engine.handle('repository.problems', { repositoryId: id, offset: 0, limit: NAMED });
  if (total > 0) {
    const named = rows.map((problem) => wordsOf(problem, around));
    if (total > rows.length) named.push('…');
    const words = { name, refs: badRefs, commits: badCommits, examples: named.join(', ') };
    around.complain(translate(badRefs + badCommits > 0 ? 'git.left-out' : 'git.noted', words));
  }
  if (incompleteSince !== null) {
    around.complain(translate('git.incomplete', { name, since: new Date(incompleteSince).toISOString() }));
  }
}

function wordsOf({ name, code }: RepositoryProblem, { translate }: Surroundings): string {
  return `${name} (${translate(`git.problem.${code}`)})`;
}

/** One a line, in columns. */
export function repositoryTable(repositories: readonly RepositorySummary[], { translate }: Surroundings): string {
  const columns = [
    'name',
    'source',
    'commits',
    'branches',
    'tags',
    'bad-refs',
    'bad-commits',
    'since',
    'releases',
  ] as const;
  const rows = repositories.map((one) => [
    one.name,
    one.source,
    ...[one.commits, one.branches, one.tags, one.badRefs, one.badCommits].map(String),
    one.incompleteSince === null ? '' : new Date(one.incompleteSince).toISOString(),
    one.releases ?? '',
  ]);
  const labels = columns.map(
    (column) =>
      ({
        label: translate(`git.column.${column}`),
        align: ['commits', 'branches', 'tags', 'bad-refs', 'bad-commits'].includes(column) ? 'end' : 'start',
      }) as const,
  );
  return `${tableText(labels, rows)}\n`;
}
