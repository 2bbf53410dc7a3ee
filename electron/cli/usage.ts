import { AppError } from '../../shared/errors.ts';

/** What is wrong with the words of a command. */
export function usage(detail: string): AppError {
  return new AppError('usage', { detail });
}

/** An option's value as one of those allowed; throws 'usage' for any other. */
export function oneOf<const T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw usage(`${option} ${value}: expected ${allowed.join(' | ')}`);
  return found;
}
