import type { IncidentDetail } from '../../../shared/answers.ts';
import { AppError } from '../../../shared/errors.ts';
import { correctionsOf } from '../corrections/list-corrections.ts';
import type { Database } from '../db/connect.ts';
import { createDeploymentRows } from './deployment-rows.ts';
import { importedRecords } from './imported-records.ts';
import { createIncidentRows } from './incident-rows.ts';
import type { Question } from './question.ts';

/** One incident with the deployments that it is linked to. Throws 'not-found'. */
export function incidentDetail(db: Database, question: Question, id: number): IncidentDetail {
  const { picture, resolved } = question;
  const row = picture.incidentOf(id);
  if (row < 0) throw new AppError('not-found', { what: 'incident', id });
  const { linkOffset, linkDeployment } = resolved.resolution;
  const incident = createIncidentRows(db, question)(row);
  const linked = linkDeployment.subarray(linkOffset[row], linkOffset[row + 1]);
  return {
    incident,
    deployments: Array.from(linked, createDeploymentRows(db, question)),
    ...importedRecords(db, 'incidents', id),
    corrections: correctionsOf(db, picture, 'incident', incident.key),
  };
}
