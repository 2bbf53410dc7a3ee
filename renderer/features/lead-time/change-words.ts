/** What a change is called, and how it is told from others. */
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { ChangeRow } from '../../../shared/lead-time-answers.ts';
import { BOT_GROUP } from '../../../shared/name-mapping.ts';

/** Its subject, else its pull request's title, else the version that it came with. */
export function changeName(
  { subject, pull, version }: Pick<ChangeRow, 'subject' | 'pull' | 'version'>,
  t: Translate,
): string {
  const untitled = version === null ? t('changes.untitled') : t('changes.version', { version });
  return subject ?? pull?.title ?? untitled;
}

/** A group of authors as people read it; '' = of those without one. */
export function authorGroupName(group: string, t: Translate): string {
  if (group === BOT_GROUP) return t('namesScreen.people.bots');
  return group === '' ? t('leadTime.groups.no-name') : group;
}

/** Of a change without a commit: what it is called in the location. */
export function changeKey({ deploymentId, pull }: Pick<ChangeRow, 'deploymentId' | 'pull'>): string {
  return `${deploymentId}-${pull?.id ?? 0}`;
}
