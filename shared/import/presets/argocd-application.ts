import type { Cell } from '../cell.ts';
import type { Derive, DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, skip, textAt, textsOf, valueAt } from './source-record.ts';

/**
 * Applications of Argo CD (`kubectl get applications -o json`): each entry of the history is a deployment that
 * succeeded, and a last operation that failed is one too. Entries are numbered anew when an application is made again,
 * so that the time belongs to their ids.
 */
export const argocdApplication: Preset = {
  id: 'argocd-application',
  kind: 'deployments',
  recognise: (columns) =>
    hasColumns(columns, 'metadata.name') &&
    (hasColumns(columns, 'status.history[].deployedAt') || hasColumnUnder(columns, 'status.operationState.'))
      ? 0.95
      : 0,
  fields: {
    id: ['status.history[].id'],
    service: ['metadata.name'],
    env: ['spec.destination.namespace', 'spec.destination.name', 'spec.destination.server'],
    repo: ['status.history[].source.repoURL'],
    sha: ['status.history[].revision'],
    version: ['status.history[].source.chart'],
    started_at: ['status.history[].deployStartedAt'],
    finished_at: ['status.history[].deployedAt'],
    status: ['status.operationState.phase'],
  },
  reads: ['status.', 'spec.', 'metadata.'],
  derive: deriveRows,
};

function deriveRows(record: SourceRecord): ReturnType<Derive> {
  const service = textAt(record, 'metadata.name');
  const env = textAt(record, 'spec.destination.namespace', 'spec.destination.name', 'spec.destination.server');
  const past = listAt(record, 'status.history').flatMap((entry): readonly DerivedRow[] => {
    const finished_at = textAt(entry, 'deployedAt');
    return deployedOf(entry).map((deployed) => ({
      ...deployed,
      id: `${service ?? ''}/${textAt(entry, 'id') ?? ''}/${finished_at ?? ''}`,
      started_at: textAt(entry, 'deployStartedAt'),
      finished_at,
      status: 'success',
    }));
  });
  const [first, ...others] = [...past, ...failedOperation(record, service)].map((row) => ({ ...row, service, env }));
  if (first === undefined) return skip('not-a-deployment', 'status.history', valueAt(record, 'status.history'));
  return [first, ...others];
}

function failedOperation(record: SourceRecord, service: string | null): readonly DerivedRow[] {
  const operation = valueAt(record, 'status.operationState');
  if (!['Failed', 'Error'].includes(textAt(operation, 'phase') ?? '')) return [];
  const startedAt = textAt(operation, 'startedAt');
  return deployedOf(valueAt(operation, 'syncResult')).map((deployed) => ({
    ...deployed,
    id: `${service ?? ''}/failed/${startedAt ?? ''}`,
    started_at: startedAt,
    finished_at: textAt(operation, 'finishedAt'),
    status: 'failure',
  }));
}

const SHA = /^[0-9a-f]{40}$/i;

/** Of several sources those of git, a row each: a chart's revision is its version. */
function deployedOf(entry: Cell): readonly [DerivedRow, ...DerivedRow[]] {
  const sources = listAt(entry, 'sources');
  const revisions = listAt(entry, 'revisions');
  const pairs =
    sources.length > 0 || revisions.length > 0
      ? revisions.map((revision, i) => ({ revision, source: sources[i] ?? null }))
      : [{ revision: valueAt(entry, 'revision'), source: valueAt(entry, 'source') }];
  const texts = pairs.map(({ revision, source }) => ({ revision: textsOf([revision])[0] ?? '', source }));
  const chart = texts.find(({ source }) => textAt(source, 'chart') !== null);
  const version = chart?.revision || null;
  const repoOf = (source: Cell) => textAt(source, 'repoURL');
  // Several folders of one repository are one source, for that matter.
  const git = texts.filter(
    ({ revision, source }, i) =>
      SHA.test(revision) &&
      texts.findIndex((other) => other.revision === revision && repoOf(other.source) === repoOf(source)) === i,
  );
  const [first, ...others] = git.map(({ revision, source }) => ({ repo: repoOf(source), sha: revision, version }));
  return [first ?? { repo: repoOf(texts[0]?.source ?? null), sha: null, version }, ...others];
}

/**
 * The history of one application alone (`argocd app history -o json`), which doesn't name it: it goes by its
 * repository, unless the service is given.
 */
export const argocdHistory: Preset = {
  id: 'argocd-history',
  kind: 'deployments',
  successOnly: true,
  recognise: (columns) =>
    hasColumns(columns, 'id', 'deployedAt') &&
    (hasColumns(columns, 'source.repoURL') || hasColumns(columns, 'revisions'))
      ? 0.95
      : 0,
  fields: {
    id: ['id'],
    repo: ['source.repoURL'],
    sha: ['revision'],
    version: ['source.chart'],
    started_at: ['deployStartedAt'],
    finished_at: ['deployedAt'],
  },
  reads: ['source', 'revision', 'initiatedBy'],
  derive: (record) => {
    const [first, ...others] = deployedOf(record);
    const repo = first.repo ?? null;
    const [place, time] = [typeof repo === 'string' ? repo : '', textAt(record, 'deployedAt') ?? ''];
    const named = { service: repo, id: `${place}/${textAt(record, 'id') ?? ''}/${time}` };
    return [{ ...first, ...named }, ...others.map((row) => ({ ...row, ...named }))];
  },
};
