import type { WorkspaceSummary } from '../../../shared/answers.ts';
import type { RowTable } from '../import/store/row-store.ts';
import type { Workspace } from '../workspace.ts';
import { dataRangeOf } from './question.ts';
import { rememberByGeneration } from './remember-by-generation.ts';
import { countThings } from './row-list.ts';

export function workspaceSummary(workspace: Workspace): WorkspaceSummary {
  const { store } = workspace;
  const { facts } = workspace.picture();
  const count = (table: string) => Number(store.reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const things = (table: RowTable) =>
    rememberByGeneration(store.reader, `things ${table}`, () =>
      Number(store.reader.prepare(countThings(table)).pluck().get()),
    );
  return {
    path: store.path,
    settings: workspace.settings(),
    readOnly: store.readOnly,
    generation: facts.generation,
    deployments: facts.deployments.count,
    incidents: facts.incidents.count,
    commits: facts.commits.count,
    pulls: things('pull_row'),
    runs: things('run_row'),
    versions: things('version_row'),
    errors: things('error_row'),
    issues: things('issue_row'),
    // Tags of a repository are no file.
    imports: count('batch WHERE repository_id IS NULL'),
    repositories: count('repository'),
    dataRange: dataRangeOf(facts),
  };
}
