import { AppError } from '../../../shared/errors.ts';
import type { ServiceVersionsAnswer } from '../../../shared/version-answers.ts';
import type { View } from '../../../shared/view.ts';
import type { HandlerOptions, Some } from '../handlers.ts';
import { askWorkspace } from '../queries/question.ts';
import type { Work } from '../work.ts';
import { changeVersionAlias } from './change-alias.ts';
import { compareVersions } from './compare-versions.ts';
import { exportComparison } from './export-comparison.ts';
import { exportVersions } from './export-versions.ts';
import { listServices } from './list-services.ts';
import { listVersions } from './list-versions.ts';
import { noteOpened } from './open-likely.ts';
import { createReadFiles, versionFiles } from './version-files.ts';

const MOST_TRIES = 3;

export function versionHandlers({
  session,
  appVersion,
  now,
}: HandlerOptions): Some<
  | 'versions.services'
  | 'versions.list'
  | 'versions.compare'
  | 'versions.files'
  | 'versions.export'
  | 'versions.table'
  | 'versions.alias'
> {
  function ask(view: View) {
    const workspace = session.workspace();
    return { db: workspace.store.reader, question: askWorkspace(workspace, view, now()) };
  }
  /** What was computed in slices is of one state of the data, unless that changes again and again. */
  async function services(view: View, work: Work): Promise<ServiceVersionsAnswer> {
    for (let tries = 1; ; tries++) {
      const { db, question } = ask(view);
      const answer = await listServices(db, question, work);
      if (work.signal.aborted) throw new AppError('cancelled');
      if (session.workspace().generation() === question.facts.generation || tries === MOST_TRIES) return answer;
    }
  }
  const readFiles = createReadFiles();
  let asked = 0;
  return {
    'versions.services'({ view }) {
      asked++;
      return session.reading(`versions.services ${asked}`, (_, work) => services(view, work));
    },
    'versions.list'({ view, service }) {
      const { db, question } = ask(view);
      noteOpened(db);
      return listVersions(db, question, service, now());
    },
    'versions.compare'({ view, service, base, head }) {
      const { db, question } = ask(view);
      return compareVersions(db, question, service, { base, head });
    },
    'versions.files'({ view, ...pair }) {
      const { db, question } = ask(view);
      asked++;
      return session.reading(`versions.files ${asked}`, (_, work) => versionFiles(db, question, pair, readFiles, work));
    },
    'versions.export'({ view, service, base, head, ...request }) {
      const { db, question } = ask(view);
      const comparison = compareVersions(db, question, service, { base, head });
      return exportComparison({ comparison, question, request, appVersion, now: now() });
    },
    'versions.table'({ view, service, ...request }) {
      const { db, question } = ask(view);
      const { rows } = listVersions(db, question, service, now());
      return exportVersions({ service, rows, question, request, appVersion, now: now() });
    },
    'versions.alias': ({ service, name, version }) =>
      session.write((workspace) => {
        changeVersionAlias(workspace.store.writer, workspace.picture().serviceOf(service), name, version);
        return null;
      }),
  };
}
