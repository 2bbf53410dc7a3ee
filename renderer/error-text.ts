/** An error as a sentence in the language of the window. */
import type { ErrorData } from '../shared/errors.ts';
import { translate } from './i18n.ts';
import { useWorkspace } from './store/workspace.ts';

export function errorText(error: ErrorData): string {
  const timeZone = useWorkspace.getState().summary?.settings.timeZone ?? 'UTC';
  return translate(`errors.${error.code}`, { timeZone, ...error.params });
}
