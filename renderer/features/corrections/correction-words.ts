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

/** "web v1.2"; null where the data no longer has it. */
export function deploymentName({ deployment }: CorrectionRow): string | null {
  return deployment && [deployment.service, deployment.version].filter((part) => part !== null).join(' ');
}

export function incidentName({ incident }: CorrectionRow, t: TextTools['t']): string | null {
  return incident && (incident.title ?? incident.externalId ?? t('lists.drawer.untitled'));
}

/** With when it was. */
export function deploymentWords(row: CorrectionRow, timeZone: string, locale: TextTools['locale']): string | null {
  if (row.deployment === null) return null;
  return `${deploymentName(row)} · ${formatDateTime(row.deployment.finishedAt, timeZone, locale)}`;
}

export function incidentWords(
  row: CorrectionRow,
  timeZone: string,
  { t, locale }: Pick<TextTools, 't' | 'locale'>,
): string | null {
  if (row.incident === null) return null;
  return `${incidentName(row, t)} · ${formatDateTime(row.incident.startedAt, timeZone, locale)}`;
}
