import type { FileReading } from '../../../shared/import-inspection.ts';
import type { StepFile } from './step-file.ts';

export type Question = 'kind' | 'encoding' | 'zone' | 'order';

/**
 * What has to be answered about a file before it can be imported, columns apart. The problem names what stops the
 * reading first; the reading tells what would stop it next, so that all of it can be answered in one go.
 */
export function openQuestions({ seen, reading, options }: StepFile): readonly Question[] {
  if (seen.state === 'known' || seen.state === 'unusable') return [];
  // What is in doubt in some rows only may be left so: they are rejected, and it can be changed all the same.
  if (seen.state === 'ready' && !isAllRejected(reading)) return [];
  const code = seen.problem?.code;
  const hasKind = options.kind !== undefined && options.kind !== 'auto';
  const zoneMissing =
    reading !== null && reading.localTimes !== null && (options.inputTimeZone ?? reading.inputTimeZone) === null;
  const orderMissing = reading?.dateOrder.from === 'undecided' && options.dateOrder === undefined;
  const open: Readonly<Record<Question, boolean>> = {
    kind: code === 'file-kind-unknown' && !hasKind,
    encoding: code === 'file-encoding-unknown' && options.encoding === undefined,
    zone: zoneMissing || (code === 'file-time-zone-needed' && options.inputTimeZone === undefined),
    order: orderMissing || (code === 'file-date-order-needed' && options.dateOrder === undefined),
  };
  return QUESTIONS.filter((question) => open[question]);
}

/** Nothing of what was looked at would be stored. */
export function isAllRejected(reading: FileReading | null): boolean {
  return reading !== null && reading.counts.stored === 0 && reading.counts.rejected > 0;
}

const QUESTIONS: readonly Question[] = ['kind', 'encoding', 'zone', 'order'];
