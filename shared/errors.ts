/**
 * What can go wrong, as data: a code and its parameters. An error crosses processes as `{ code, params }` and becomes
 * a sentence only at the edge (renderer, command line), in the reader's language (shared/i18n/texts/errors.ts).
 */

export type ErrorCode =
  // files handed in
  | 'file-missing' // { path }
  | 'file-unreadable' // { path, reason }
  | 'file-empty' // { file }
  | 'file-wrong-kind' // { file, kind }  kind: png | xls | 7z | pdf | html | sqlite | binary …
  | 'file-no-time-column' // { file, columns }
  | 'file-no-service-column' // { file, columns }
  | 'file-column-needed' // { file, field, columns }   no column for a field that this kind of data needs
  | 'file-kind-unknown' // { file, columns }   neither deployments nor incidents
  | 'query-failed' // { file, type, message }   the answer to a query of monitoring that failed
  | 'series-too-large' // { file, limit }   more values than can be joined at once
  | 'file-column-ambiguous' // { file, column, first }   several columns of this name that differ; #first is the first
  | 'file-encoding-unknown' // { file, guess }
  | 'file-time-zone-needed' // { file, column, example }
  | 'file-date-order-needed' // { file, column, example }
  | 'json-malformed' // { file, line, column }
  | 'json-truncated' // { file, line }
  | 'json-too-deep' // { file, limit }
  | 'csv-quote-unclosed' // { file, line }
  | 'too-many-columns' // { file, limit }
  | 'archive-damaged' // { file, reason, method }   reason: texts/archive.ts; method of packing where that is the reason, else ''
  | 'archive-encrypted' // { file }
  | 'archive-too-large' // { file, limit }   limit: a size, a ratio or a count
  | 'already-imported' // { file, importedAt, batchId }
  | 'nothing-to-import' // { path }
  | 'quiz-pack-invalid' // { file, place, problem, problems }   place in the JSON: "questions[3].correct"; problem: texts/quiz-pack.ts; all of them: guidance/quiz-pack-problems.ts
  // repositories
  | 'not-a-repository' // { path }
  | 'repository-unsupported' // { path, feature }
  | 'repository-outside' // { path, target }
  | 'repository-corrupt' // { path, reason }
  | 'repository-empty' // { path }
  | 'clone-url-invalid' // { reason }
  | 'clone-failed' // { host, reason }
  | 'clone-unauthorised' // { host }
  | 'clone-redirected' // { from, to }
  // workspaces
  | 'workspace-missing' // { path }
  | 'workspace-newer' // { path, version, supported }
  | 'workspace-not-ours' // { path }
  | 'workspace-damaged' // { path, reason }
  | 'workspace-read-only' // { path }
  | 'workspace-locked' // { path }
  | 'workspace-not-open' // {}
  | 'workspace-exists' // { path }
  | 'disk-full' // { path }
  | 'migration-failed' // { path, version, reason }
  // requests
  | 'bad-request' // { name, detail }
  | 'forbidden' // {}
  | 'not-found' // { what, id }
  | 'cancelled' // {}
  | 'engine-stopped' // {}
  | 'period-invalid' // { from, to }
  | 'time-zone-unknown' // { timeZone }
  | 'pattern-invalid' // { pattern }
  | 'name-taken' // { name }   something else is kept under it
  | 'names-circular' // { name, other }   one would mean the other and the other the one
  | 'path-pattern-invalid' // { pattern }
  | 'release-pattern-invalid' // { pattern }
  | 'paths-need-folder' // { name }   a clone, made for its history alone
  | 'write-failed' // { path, reason }
  | 'usage' // { detail }
  | 'internal'; // { detail }

export type ErrorParams = Readonly<Record<string, string | number>>;

export interface ErrorData {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  toData(): ErrorData {
    return { code: this.code, params: this.params };
  }
}

/** Any thrown value as data; what was not foreseen becomes `internal` with its message. */
export function toErrorData(thrown: unknown): ErrorData {
  if (thrown instanceof AppError) return thrown.toData();
  return { code: 'internal', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}

export function assertNever(value: never): never {
  throw new AppError('internal', { detail: `unexpected value ${JSON.stringify(value)}` });
}
