import { dirname } from 'node:path';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { isSheet } from '../archives/archive.ts';

/** Something that was looked at or imported; `error` is null for what is data. */
export interface Candidate {
  readonly path: string;
  readonly entry: string | null;
  /** What people call it. */
  readonly file: string;
  readonly error: ErrorCode | null;
}

/** What a sheet lacks that isn't meant to be imported. */
const NO_DATA = new Set<ErrorCode>([
  'file-empty',
  'file-kind-unknown',
  'file-no-time-column',
  'file-no-service-column',
  'file-column-needed',
]);

/** In a workbook with a sheet that is data, those that can't be told what they are were not meant. */
export function areMeant(candidates: readonly Candidate[]): readonly boolean[] {
  const books = new Set(candidates.filter((one) => !lacksData(one)).map(bookOf));
  return candidates.map((one) => !lacksData(one) || !books.has(bookOf(one)));
}

function lacksData({ error }: Candidate): boolean {
  return error !== null && NO_DATA.has(error);
}

/** Each file that is no sheet is a book of its own. */
function bookOf({ path, entry, file }: Candidate): string {
  return isSheet(path, entry) ? dirname(file) : file;
}
