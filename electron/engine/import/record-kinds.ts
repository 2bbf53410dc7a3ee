import type { FieldReader } from '../../../shared/import/field-reader.ts';
import { readDeployment } from '../../../shared/import/read-deployment.ts';
import { readIncident } from '../../../shared/import/read-incident.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { deploymentTexts, incidentTexts, type RecordTexts } from './record-texts.ts';

/** Reads a row as the import does, and tells what is made of it; null = it is no record, and the reader says why. */
export function readTexts(kind: ImportKind, reader: FieldReader): RecordTexts | null {
  switch (kind) {
    case 'deployments':
      return textsOf(readDeployment(reader), deploymentTexts);
    default:
      return textsOf(readIncident(reader), incidentTexts);
  }
}

function textsOf<T>(record: T | null, texts: (record: T) => RecordTexts): RecordTexts | null {
  return record === null ? null : texts(record);
}
