import type { HandlerOptions, Some } from '../handlers.ts';
import { askWorkspace } from '../queries/question.ts';
import { inSlices, untilCancelled } from '../work.ts';
import { adviceOn } from './advice.ts';
import { levelsHistory } from './levels-history.ts';
import { surveyRead } from './survey-read.ts';
import { whatIf } from './what-if.ts';

export function guidanceHandlers({
  session,
  now,
}: HandlerOptions): Some<'levels.history' | 'advice' | 'what-if' | 'survey.read'> {
  let asked = 0;
  return {
    'levels.history': ({ view }) => levelsHistory(askWorkspace(session.workspace(), view, now())),
    advice({ view }) {
      asked++;
      return session.reading(`advice ${asked}`, (workspace, work) =>
        inSlices(untilCancelled(adviceOn(workspace.store.reader, askWorkspace(workspace, view, now())), work)),
      );
    },
    'what-if': ({ view, scenarios }) => whatIf(askWorkspace(session.workspace(), view, now()), scenarios),
    'survey.read': (input) => surveyRead(input, now()),
  };
}
