import type { HandlerOptions, Some } from '../handlers.ts';
import { askWorkspace } from '../queries/question.ts';
import { levelsHistory } from './levels-history.ts';

export function guidanceHandlers({ session, now }: HandlerOptions): Some<'levels.history'> {
  return {
    'levels.history': ({ view }) => levelsHistory(askWorkspace(session.workspace(), view, now())),
  };
}
