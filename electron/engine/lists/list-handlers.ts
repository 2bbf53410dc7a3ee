import type { View } from '../../../shared/view.ts';
import type { HandlerOptions, Some } from '../handlers.ts';
import { listDeployments } from '../queries/deployments-list.ts';
import { listIncidents } from '../queries/incidents-list.ts';
import { listChanges } from '../queries/lead-time-changes.ts';
import { pageOf } from '../queries/list-page.ts';
import { askWorkspace } from '../queries/question.ts';
import { exportList } from './export-list.ts';

/** Lists of what figures are made of. */
export function listHandlers({
  session,
  appVersion,
  now,
}: HandlerOptions): Some<'deployments.list' | 'incidents.list' | 'lead-time.changes' | 'list.export'> {
  function ask(view: View) {
    const workspace = session.workspace();
    return { db: workspace.store.reader, question: askWorkspace(workspace, view, now()) };
  }
  return {
    'deployments.list'({
      view,
      commits = false,
      elsewhere = false,
      missing = false,
      hour = null,
      hours = null,
      only = null,
      ...request
    }) {
      const { db, question } = ask(view);
      return pageOf(
        listDeployments(db, question, { ...request, commits, elsewhere, missing, hour, hours, only }),
        request,
      );
    },
    'lead-time.changes'({ view, ...request }) {
      const { db, question } = ask(view);
      return pageOf(listChanges(db, question, request), request);
    },
    'incidents.list'({ view, elsewhere = false, recovered = null, ...request }) {
      const { db, question } = ask(view);
      return pageOf(listIncidents(db, question, { ...request, elsewhere, recovered }), request);
    },
    'list.export': ({ view, job, ...request }) =>
      session.reading(job, (_, work) => exportList({ ...ask(view), request, appVersion, now: now(), work })),
  };
}
