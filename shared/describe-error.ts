import { AppError } from './errors.ts';

/** An error for a log, without its message, which can quote data: its code, or its kind and where it was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return error.code;
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.map((frame) => frame.trim())].join(' ');
}
