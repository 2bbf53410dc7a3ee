import type { SourceColumn } from '../cell.ts';
import { eitherWay } from './deploying.ts';
import type { Derive, DerivedRow, Preset, SourceRecord } from './preset.ts';
import { hasColumns, hasColumnUnder, listAt, skip, textAt, textsOf } from './source-record.ts';

const SHA = /^[0-9a-f]{40}$/;

const sure = eitherWay(isRelease, isDeployed);

/**
 * Releases of Sentry that were deployed, by their last deployment: the only one that a list of releases keeps. They are
 * taken for deployments rather than for version statistics, since delivery is what is measured by them; the same file
 * can be imported as version statistics as well.
 */
export const sentryDeployment: Preset = {
  id: 'sentry-deployment',
  kind: 'deployments',
  successOnly: true,
  recognise: sure.when,
  fields: {
    id: ['lastDeploy.id', 'version'],
    service: ['projects[].slug'],
    env: ['lastDeploy.environment'],
    sha: ['lastCommit.id', 'ref', 'version'],
    version: ['version', 'shortVersion'],
    started_at: ['lastDeploy.dateStarted'],
    finished_at: ['lastDeploy.dateFinished'],
    committed_at: ['lastCommit.dateCreated'],
  },
  reads: ['projects', 'lastDeploy.', 'lastCommit.', 'ref', 'version', 'date'],
  derive: (record) => deployments(record),
};

/** Releases of Sentry as what it saw of each version. */
export const sentryVersion: Preset = {
  id: 'sentry-version',
  kind: 'versions',
  recognise: sure.unless,
  fields: {
    service: ['projects[].slug'],
    env: ['lastDeploy.environment'],
    version: ['version', 'shortVersion'],
    sha: ['lastCommit.id', 'ref', 'version'],
    first_seen: ['firstEvent', 'dateReleased', 'dateCreated'],
    last_seen: ['lastEvent'],
    error_types: ['newGroups'],
  },
  reads: ['projects', 'lastDeploy.', 'lastCommit.', 'ref', 'version', 'date', 'firstEvent'],
  derive: (record) => {
    const first_seen = textAt(record, 'firstEvent', 'dateReleased', 'dateCreated');
    const [first, ...others] = ofEachProject(record, { first_seen });
    return [withNewGroups(record, first), ...others.map((row) => withNewGroups(record, row))];
  },
};

function isRelease(columns: readonly SourceColumn[]): boolean {
  return (
    hasColumns(columns, 'version', 'dateCreated') &&
    (hasColumns(columns, 'shortVersion') || hasColumns(columns, 'dateReleased')) &&
    hasColumnUnder(columns, 'projects')
  );
}

function isDeployed(record: SourceRecord): boolean {
  return textAt(record, 'lastDeploy.dateFinished', 'lastDeploy.dateStarted') !== null;
}

function deployments(record: SourceRecord): ReturnType<Derive> {
  if (!isDeployed(record)) return skip('not-a-deployment', 'lastDeploy.dateFinished', null);
  return ofEachProject(record, {
    started_at: textAt(record, 'lastDeploy.dateStarted'),
    committed_at: textAt(record, 'lastCommit.dateCreated'),
  });
}

/** Of several projects the release's own number is the sum. */
function withNewGroups(record: SourceRecord, row: DerivedRow): DerivedRow {
  const projects = listAt(record, 'projects');
  const own = projects.find((project) => textAt(project, 'slug', 'name') === row.service) ?? null;
  const error_types = textAt(own, 'newGroups');
  return error_types === null && projects.length < 2 ? row : { ...row, error_types };
}

/** A release may be of several projects, each a service. */
function ofEachProject(record: SourceRecord, row: DerivedRow): readonly [DerivedRow, ...DerivedRow[]] {
  const commit = [textAt(record, 'lastCommit.id'), textAt(record, 'ref'), textAt(record, 'version')];
  const version = textAt(record, 'version', 'shortVersion');
  const common: DerivedRow = {
    ...row,
    // "shop@1.2.0+45" as every other export has it; of a SHA its beginning is what people know.
    version: version !== null && SHA.test(version) ? textAt(record, 'shortVersion', 'version') : version,
    sha: commit.find((text) => text !== null && SHA.test(text)) ?? null,
  };
  const id = textAt(record, 'lastDeploy.id', 'version');
  const [first, ...others] = textsOf(listAt(record, 'projects'), 'slug', 'name');
  if (first === undefined) return [{ ...common, service: null }];
  // The deployment's id is one, its rows are several.
  const named = others.length === 0 ? [{ ...common, id, service: first }] : [];
  const several = [first, ...others].map((service) => ({ ...common, id: `${service}/${id ?? ''}`, service }));
  const [head, ...tail] = named.length > 0 ? named : several;
  return [head ?? common, ...tail];
}
