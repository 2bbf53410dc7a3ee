/** What a change is called, and how it is told from others. */
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';

/** Its subject, else its pull request's title, else that it has none. */
export function changeName({ subject, pull }: Pick<ChangeRow, 'subject' | 'pull'>, t: Translate): string {
  return subject ?? pull?.title ?? t('leadTime.changes.untitled');
}

/** Of a change without a commit: what it is called in the location. */
export function changeKey({ deploymentId, pull }: Pick<ChangeRow, 'deploymentId' | 'pull'>): string {
  return `${deploymentId}-${pull?.id ?? 0}`;
}
