/** A file of the import steps: what was seen in it, what the user chose for it, and what would become of it. */
import type { ImportOptions } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { FileReading, InspectedFile, InspectedState } from '../../../shared/import-inspection.ts';
import { openQuestions, type Question } from './open-questions.ts';

export interface StepFile {
  readonly key: string;
  readonly seen: InspectedFile;
  /** The last reading that could be said: what the user sees and changes, also while a choice makes it unreadable. */
  readonly reading: FileReading | null;
  readonly options: ImportOptions;
  readonly included: boolean;
  /** A look with the newest options is on its way. */
  readonly pending: boolean;
  /** Why it could not be looked at again, else null. */
  readonly error: ErrorData | null;
}

/** A path never holds the character that keeps it apart from the entry. */
export function fileKey(path: string, entry: string | null): string {
  return `${path}\0${entry ?? ''}`;
}

export function stepFile(seen: InspectedFile, options: ImportOptions): StepFile {
  return {
    key: fileKey(seen.path, seen.entry),
    seen,
    reading: seen.reading,
    options,
    included: seen.state === 'ready' || seen.state === 'needs-choice',
    pending: false,
    error: null,
  };
}

/** The file after another look; one that could not be used before is taken once it can. */
export function seenAgain(file: StepFile, seen: InspectedFile): StepFile {
  const included = file.included || (file.seen.state === 'unusable' && seen.state !== 'unusable');
  return { ...file, seen, included, reading: seen.reading ?? file.reading, pending: false, error: null };
}

/** The earlier import that takes a file's place where it is here already; null where there is none. */
export function replacedBatch({ seen }: StepFile): number | null {
  const batch = seen.state === 'known' ? seen.problem?.params.batchId : undefined;
  return typeof batch === 'number' ? batch : null;
}

/** Whether it can be taken or left out at all. */
export function isUsable(file: StepFile): boolean {
  return file.seen.state === 'known' ? replacedBatch(file) !== null : file.seen.state !== 'unusable';
}

/** Whether something has to be answered, be the file left out or not. */
export function hasQuestion(file: StepFile): boolean {
  return file.seen.state === 'needs-choice' || openQuestions(file).length > 0;
}

export function isAsking(file: StepFile): boolean {
  return file.included && hasQuestion(file);
}

export function isReady(file: StepFile): boolean {
  return file.included && !hasQuestion(file) && (file.seen.state === 'ready' || replacedBatch(file) !== null);
}

const ORDER: Readonly<Record<InspectedState, number>> = { 'needs-choice': 0, ready: 1, known: 2, unusable: 3 };

function place(file: StepFile): number {
  return hasQuestion(file) ? 0 : ORDER[file.seen.state];
}

/** What needs an answer first, what can't be used last; otherwise as handed in. */
export function inOrder(files: readonly StepFile[]): readonly StepFile[] {
  return [...files].sort((a, b) => place(a) - place(b));
}

/** The next file with a question after this one, around the end; null = no other. */
export function nextAsking(files: readonly StepFile[], key: string | null): StepFile | null {
  const at = files.findIndex((file) => file.key === key);
  const around = [...files.slice(at + 1), ...files.slice(0, Math.max(0, at))];
  return around.find((file) => file.key !== key && isAsking(file)) ?? null;
}

/** Other files that ask the same as this one asked: what answers it may answer them. */
export function askingAlike(files: readonly StepFile[], key: string, question: Question): readonly StepFile[] {
  return files.filter((file) => file.key !== key && isAsking(file) && openQuestions(file).includes(question));
}
