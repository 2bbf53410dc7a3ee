/** What pipelines and jobs of GitLab have in common. */
import type { SourceRecord } from './preset.ts';
import { textAt } from './source-record.ts';

const STATUSES: ReadonlyMap<string, string> = new Map([
  ['success', 'success'],
  ['failed', 'failure'],
  ['canceled', 'cancelled'],
  ['canceling', 'cancelled'],
  ['skipped', 'cancelled'],
  ['created', 'running'],
  ['waiting_for_resource', 'running'],
  ['waiting_for_callback', 'running'],
  ['preparing', 'running'],
  ['pending', 'running'],
  ['running', 'running'],
  // Waits for somebody to start it, or for its time.
  ['manual', 'running'],
  ['scheduled', 'running'],
]);

export function gitlabStatus(record: SourceRecord): string {
  return STATUSES.get(textAt(record, 'status')?.toLowerCase() ?? '') ?? 'unknown';
}

/** A run's end; while it runs, its last change is none. Lists of pipelines have no other time. */
export function gitlabEnd(record: SourceRecord): string | null {
  const status = gitlabStatus(record);
  if (status === 'running' || status === 'unknown') return null;
  return textAt(record, 'finished_at', 'updated_at');
}

/** The address of the project that a page of it belongs to. */
export function gitlabProject(address: string | null): string | null {
  return /^(https?:\/\/.+?)\/-\//.exec(address ?? '')?.[1] ?? null;
}

/** "acme/web/shop" of the address of a project. */
export function gitlabPath(project: string | null): string | null {
  return /^https?:\/\/[^/]+\/(.+)$/.exec(project ?? '')?.[1] ?? null;
}
