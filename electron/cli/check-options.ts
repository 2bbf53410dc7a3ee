/**
 * Values of options that can be refused before any file is read: a mistyped zone shouldn't cost an import first.
 */

import type { ImportOptions } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { ALL_FIELDS } from '../../shared/import/fields.ts';
import { GENERIC_PRESETS, PRESETS } from '../../shared/import/presets/registry.ts';
import { matchEnvironments } from '../../shared/metrics/counting.ts';
import { compileReleasePattern } from '../../shared/release-pattern.ts';
import { localClock, parsePeriod } from '../../shared/time.ts';

export interface CheckedValues {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tz?: string | undefined;
  readonly env?: string | undefined;
  readonly 'input-tz'?: string | undefined;
  readonly preset?: string | undefined;
  readonly releases?: string | undefined;
  readonly options: ImportOptions;
}

/** Throws 'usage', 'time-zone-unknown', 'pattern-invalid', 'release-pattern-invalid' or 'period-invalid'. */
export function checkOptions({ from, to, tz, env, preset, releases, options, ...others }: CheckedValues): void {
  for (const zone of [tz, others['input-tz']]) if (zone !== undefined) localClock(zone);
  if (env !== undefined) matchEnvironments([], env);
  if (releases !== undefined) compileReleasePattern(releases);
  // Without a zone a date and an instant can't be told apart yet: the workspace's own zone will say.
  if (from !== undefined && to !== undefined && (tz !== undefined || from.length === to.length)) {
    parsePeriod(from, to, tz ?? 'UTC');
  }
  checkOneOf('--preset', preset, [...Object.values(GENERIC_PRESETS), ...PRESETS.map(({ id }) => id)]);
  const { mapping = {}, constants = {}, values = {}, deploys, incidentTypes } = options;
  for (const field of Object.keys(mapping)) checkOneOf('--map', field, ALL_FIELDS);
  for (const field of Object.keys(constants)) checkOneOf('--const', field, ALL_FIELDS);
  for (const field of Object.keys(values)) checkOneOf('--value', field, ALL_FIELDS);
  for (const pattern of [deploys, incidentTypes]) if (pattern !== undefined) checkPattern(pattern);
}

function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern, 'iu');
  } catch (thrown) {
    throw new AppError('pattern-invalid', { pattern }, { cause: thrown });
  }
}

function checkOneOf(option: string, value: string | undefined, allowed: readonly string[]): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new AppError('usage', { detail: `${option} ${value}: expected ${allowed.join(' | ')}` });
}
