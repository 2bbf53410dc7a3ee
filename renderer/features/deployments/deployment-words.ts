import type { DeploymentRow } from '../../../shared/answers.ts';

const SHORT_SHA = 8;

/** The version the export names, else the short commit; null where it names neither. */
export function versionName(row: Pick<DeploymentRow, 'version' | 'sha'>): string | null {
  return row.version ?? row.sha?.slice(0, SHORT_SHA) ?? null;
}

export function shortSha(sha: string): string {
  return sha.slice(0, SHORT_SHA);
}

/** Seconds from start to finish; null without a start. */
export function durationOf({ startedAt, finishedAt }: Pick<DeploymentRow, 'startedAt' | 'finishedAt'>): number | null {
  return startedAt === null ? null : (finishedAt - startedAt) / 1000;
}
