import type { Correction, CorrectionRow } from '../../../shared/corrections.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { TextTools } from '../../i18n.ts';

export function whatWasSaid(correction: Correction, t: TextTools['t']): string {
  switch (correction.kind) {
    case 'link':
      return t(correction.linked ? 'corrections.what.attached' : 'corrections.what.detached');
    case 'failure':
      return t(correction.failed ? 'corrections.what.failed' : 'corrections.what.not-failed');
    case 'rework':
      return t(`corrections.what.${correction.rework ?? 'planned'}`);
  }
}

/** "web v1.2, 4 March …"; null where the data no longer has it. */
export function deploymentWords(
  { deployment }: CorrectionRow,
  timeZone: string,
  locale: TextTools['locale'],
): string | null {
  if (deployment === null) return null;
  const name = [deployment.service, deployment.version].filter((part) => part !== null).join(' ');
  return `${name} · ${formatDateTime(deployment.finishedAt, timeZone, locale)}`;
}

export function incidentWords(
  { incident }: CorrectionRow,
  timeZone: string,
  { t, locale }: Pick<TextTools, 't' | 'locale'>,
): string | null {
  if (incident === null) return null;
  return `${incident.title ?? t('lists.drawer.untitled')} · ${formatDateTime(incident.startedAt, timeZone, locale)}`;
}
