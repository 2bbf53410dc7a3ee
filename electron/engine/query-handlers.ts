import type { View } from '../../shared/view.ts';
import { compareSlices } from './compare/compare-slices.ts';
import type { HandlerOptions, Some } from './handlers.ts';
import { anomalies } from './queries/anomalies.ts';
import { commitDetail } from './queries/commit-detail.ts';
import { listCommits } from './queries/commits-list.ts';
import { deploymentDetail } from './queries/deployment-detail.ts';
import { listErrors } from './queries/errors-list.ts';
import { facets } from './queries/facets.ts';
import { failureRate } from './queries/failure-rate.ts';
import { frequency } from './queries/frequency.ts';
import { listIssues } from './queries/issues-list.ts';
import { leadTime } from './queries/lead-time.ts';
import { overview } from './queries/overview.ts';
import { listPulls } from './queries/pulls-list.ts';
import { askWorkspace } from './queries/question.ts';
import { recovery } from './queries/recovery.ts';
import { rework } from './queries/rework.ts';
import type { RowListContext } from './queries/row-list.ts';
import { listRuns } from './queries/runs-list.ts';
import { listVersionStats } from './queries/version-stats-list.ts';
import { formatReport } from './report/format-report.ts';
import { writeFileSafely } from './report/write-file-safely.ts';

export function rowListHandlers({
  session,
}: HandlerOptions): Some<
  'pulls.list' | 'runs.list' | 'version-stats.list' | 'errors.list' | 'issues.list' | 'commits.list'
> {
  function contextOf(view: View): RowListContext {
    const workspace = session.workspace();
    return { db: workspace.store.reader, view, serviceOf: workspace.picture().serviceOf };
  }
  return {
    'pulls.list': ({ view, ...request }) => listPulls(contextOf(view), request),
    'runs.list': ({ view, ...request }) => listRuns(contextOf(view), request),
    'version-stats.list': ({ view, ...request }) => listVersionStats(contextOf(view), request),
    'errors.list': ({ view, ...request }) => listErrors(contextOf(view), request),
    'issues.list': ({ view, ...request }) => listIssues(contextOf(view), request),
    'commits.list': ({ view, ...request }) => listCommits(contextOf(view), request),
  };
}

export function queryHandlers({
  session,
  appVersion,
  now,
}: HandlerOptions): Some<
  | 'facets'
  | 'overview'
  | 'frequency'
  | 'failure-rate'
  | 'recovery'
  | 'rework'
  | 'deployment.detail'
  | 'lead-time'
  | 'commit.detail'
  | 'anomalies'
  | 'compare'
  | 'report.export'
> {
  function ask(view: View) {
    const workspace = session.workspace();
    return { db: workspace.store.reader, question: askWorkspace(workspace, view, now()) };
  }
  return {
    facets: () => facets(session.workspace().picture().facts),
    overview: ({ view, by }) => overview({ ...ask(view), by, appVersion }),
    frequency: ({ view }) => frequency(ask(view).question),
    'failure-rate'({ view }) {
      const { db, question } = ask(view);
      return failureRate(db, question);
    },
    recovery({ view }) {
      const { db, question } = ask(view);
      return recovery(db, question);
    },
    rework({ view }) {
      const { db, question } = ask(view);
      return rework(db, question);
    },
    'deployment.detail'({ view, id }) {
      const { db, question } = ask(view);
      return deploymentDetail(db, question, id);
    },
    'lead-time'({ view, by }) {
      const { db, question } = ask(view);
      return leadTime(db, question, by);
    },
    'commit.detail'({ view, repo, sha }) {
      const { db, question } = ask(view);
      return commitDetail(db, question, { repo, sha });
    },
    compare: ({ slices }) =>
      compareSlices({ workspace: session.workspace(), others: session.others, now: now() }, slices),
    anomalies({ view }) {
      const { db, question } = ask(view);
      return anomalies(db, question);
    },
    async 'report.export'({ view, format, language, path }) {
      const by = ['service', 'team', 'env', 'repo', 'stage', 'severity'] as const;
      const { report } = overview({ ...ask(view), by, appVersion });
      await writeFileSafely(path, formatReport(report, format, language));
      return { path };
    },
  };
}
