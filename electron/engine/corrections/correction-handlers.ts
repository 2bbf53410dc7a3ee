import type { HandlerOptions, Some } from '../handlers.ts';
import { incidentDetail } from '../queries/incident-detail.ts';
import { askWorkspace } from '../queries/question.ts';
import { changeCorrections } from './change-corrections.ts';
import { listCorrections } from './list-corrections.ts';

export function correctionHandlers({
  session,
  now,
}: HandlerOptions): Some<'incident.detail' | 'corrections.list' | 'corrections.change'> {
  return {
    'incident.detail'({ view, id }) {
      const workspace = session.workspace();
      return incidentDetail(workspace.store.reader, askWorkspace(workspace, view, now()), id);
    },
    'corrections.list'() {
      const workspace = session.workspace();
      return listCorrections(workspace.store.reader, workspace.picture());
    },
    'corrections.change': ({ corrections }) =>
      session.write((workspace) => {
        changeCorrections(workspace.store.writer, corrections, now());
        return listCorrections(workspace.store.reader, workspace.picture());
      }),
  };
}
