import type { FieldReader } from '../../../../shared/import/field-reader.ts';
import { readDeployment } from '../../../../shared/import/read-deployment.ts';
import { readErrorGroup } from '../../../../shared/import/read-error-group.ts';
import { readIncident } from '../../../../shared/import/read-incident.ts';
import { readIssue } from '../../../../shared/import/read-issue.ts';
import { readListedCommit } from '../../../../shared/import/read-listed-commit.ts';
import { readPull } from '../../../../shared/import/read-pull.ts';
import { readRun } from '../../../../shared/import/read-run.ts';
import { readVersion } from '../../../../shared/import/read-version.ts';
import type { ImportKind } from '../../../../shared/import-batch.ts';
import {
  commitTexts,
  deploymentTexts,
  errorGroupTexts,
  incidentTexts,
  issueTexts,
  pullTexts,
  type RecordTexts,
  runTexts,
  versionTexts,
} from '../plan/record-texts.ts';

/** Reads a row as the import does, and tells what is made of it; null = it is no record, and the reader says why. */
export const READ_TEXTS: Readonly<Record<ImportKind, (reader: FieldReader) => RecordTexts | null>> = {
  deployments: (reader) => textsOf(readDeployment(reader), deploymentTexts),
  incidents: (reader) => textsOf(readIncident(reader), incidentTexts),
  pulls: (reader) => textsOf(readPull(reader), pullTexts),
  runs: (reader) => textsOf(readRun(reader), runTexts),
  versions: (reader) => textsOf(readVersion(reader), versionTexts),
  errors: (reader) => textsOf(readErrorGroup(reader), errorGroupTexts),
  issues: (reader) => textsOf(readIssue(reader), issueTexts),
  commits: (reader) => textsOf(readListedCommit(reader), commitTexts),
};

function textsOf<T>(record: T | null, texts: (record: T) => RecordTexts): RecordTexts | null {
  return record === null ? null : texts(record);
}
