import type { CorrectedDeployment, CorrectedIncident, Correction, CorrectionRow } from '../../../shared/corrections.ts';
import { REMEDIATIONS } from '../../../shared/model.ts';
import type { Database } from '../db/connect.ts';
import type { Picture } from '../facts/picture.ts';
import { servicesOf } from '../queries/incident-rows.ts';
import { deploymentTexts, incidentTexts } from '../queries/row-texts.ts';
import { storedKeys } from './stored-keys.ts';

interface Said {
  readonly kind: 'failure' | 'rework' | 'link';
  readonly deployment: string;
  readonly incident: string | null;
  readonly value: number;
  readonly saidAt: number;
}

const SELECT = `
SELECT kind, deployment_key AS deployment, NULL AS incident, value, said_at AS saidAt FROM deployment_correction
UNION ALL
SELECT 'link', deployment_key, incident_key, linked, said_at FROM link_correction`;
const ORDER = 'ORDER BY saidAt DESC, kind, deployment, incident';

/** Every correction, the newest first. */
export function listCorrections(db: Database, picture: Picture): readonly CorrectionRow[] {
  const said = db.prepare<[], Said>(`${SELECT} ${ORDER}`).all();
  return said.map(createDescribe(db, picture));
}

/** Those of one deployment or of one incident. */
export function correctionsOf(
  db: Database,
  picture: Picture,
  about: 'deployment' | 'incident',
  key: string,
): readonly CorrectionRow[] {
  const said = db.prepare<[string], Said>(`SELECT * FROM (${SELECT}) WHERE ${about} = ? ${ORDER}`).all(key);
  return said.map(createDescribe(db, picture));
}

function createDescribe(db: Database, picture: Picture): (said: Said) => CorrectionRow {
  const rowOf = storedKeys(db);
  const describeDeployment = createDeployments(db, picture);
  const describeIncident = createIncidents(db, picture);
  return (said) => ({
    correction: correctionOf(said),
    saidAt: said.saidAt,
    deployment: describeDeployment(rowOf('deployment', said.deployment)),
    incident: said.incident === null ? null : describeIncident(rowOf('incident', said.incident)),
  });
}

function correctionOf({ kind, deployment, incident, value }: Said): Correction {
  if (kind === 'link') return { kind, incident: incident ?? '', deployment, linked: value === 1 };
  if (kind === 'failure') return { kind, deployment, failed: value === 1 };
  return { kind, deployment, rework: REMEDIATIONS[value] ?? 'planned' };
}

function createDeployments(db: Database, { facts, deploymentOf }: Picture) {
  const { deployments, names } = facts;
  const textsOf = deploymentTexts(db);
  return (rowId: number | null): CorrectedDeployment | null => {
    const row = rowId === null ? -1 : deploymentOf(rowId);
    if (row < 0) return null;
    const id = deployments.id[row] ?? 0;
    const { externalId, version } = textsOf(id);
    return {
      id,
      externalId,
      service: names.services[deployments.service[row] ?? 0] ?? '',
      env: names.environments[deployments.environment[row] ?? 0] || null,
      version,
      finishedAt: deployments.finishedAt[row] ?? 0,
    };
  };
}

function createIncidents(db: Database, { facts, incidentOf }: Picture) {
  const { incidents } = facts;
  const textsOf = incidentTexts(db);
  return (rowId: number | null): CorrectedIncident | null => {
    const row = rowId === null ? -1 : incidentOf(rowId);
    if (row < 0) return null;
    const id = incidents.id[row] ?? 0;
    const { externalId, title } = textsOf(id);
    return {
      id,
      externalId,
      title,
      services: servicesOf(facts, row),
      startedAt: incidents.startedAt[row] ?? 0,
    };
  };
}
