import type { Cell } from '../cell.ts';
import { githubOutcome, githubRepository } from './github-deployments.ts';
import type { DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, listAt, textAt, valueAt } from './source-record.ts';

/**
 * Deployments of GitHub's REST interface (`gh api repos/…/deployments`), each with its `statuses` where somebody put
 * them in. `updated_at` moves when a later deployment takes this one's place, so that it is no end.
 */
export const githubDeployment: Preset = {
  id: 'github-deployment',
  kind: 'deployments',
  recognise: (columns) => {
    if (!hasColumns(columns, 'sha', 'ref', 'environment', 'created_at')) return 0;
    return hasColumns(columns, 'statuses_url') || hasColumns(columns, 'task', 'original_environment') ? 0.95 : 0;
  },
  fields: {
    id: ['id'],
    service: ['repository_url', 'url'],
    env: ['environment'],
    repo: ['repository_url', 'url'],
    sha: ['sha'],
    version: ['ref'],
    started_at: ['created_at'],
    finished_at: ['statuses[].created_at'],
    status: ['statuses[].state'],
  },
  reads: ['statuses', 'url', 'updated_at', 'state'],
  derive: (record) => [deriveRow(record)],
};

const VERSION = /^(?:refs\/tags\/)?(v?\d+(?:\.\d+)+\S*)$/;

function deriveRow(record: SourceRecord): DerivedRow {
  const createdAt = textAt(record, 'created_at');
  const repository =
    githubRepository(textAt(record, 'repository_url')) ?? githubRepository(textAt(record, 'url', 'statuses_url'));
  return {
    service: repository,
    repo: repository,
    // A ref may be a branch; only what looks like a version is taken for one.
    version: VERSION.exec(textAt(record, 'ref') ?? '')?.[1] ?? null,
    ...outcomeOf(record, createdAt),
  };
}

/** A list without statuses tells no outcome: as for any file without them, its rows count as deployed (and it is said). */
function outcomeOf(record: SourceRecord, createdAt: string | null): DerivedRow {
  const statuses: Cell = valueAt(record, 'statuses');
  if (statuses === null && textAt(record, 'state') === null) return { status: 'success', finished_at: createdAt };
  const list = listAt(record, 'statuses');
  const state = list.length === 0 ? (textAt(record, 'state') ?? 'PENDING') : null;
  return githubOutcome(list, state, { createdAt, changedAt: textAt(record, 'updated_at') });
}
