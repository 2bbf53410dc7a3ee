/**
 * Which deployments count. A deployment counts if its environment matches the production pattern and its status is one
 * the profile takes (success). A deployment whose export names no environment counts as production: clients who export
 * production alone rarely say so. Example: env "prod-eu", success → counts; "staging" → `environment`; "prod", failure →
 * `not-success`.
 */
import { AppError } from '../errors.ts';
import { DEPLOYMENT_STATUSES, type DeploymentStatus } from '../model.ts';
import type { Facts } from './facts.ts';
import type { Profile } from './profiles.ts';
import { COUNTED_REASONS, type CountedReason } from './resolution.ts';

export interface Counting {
  readonly counted: Uint8Array;
  /** Index into COUNTED_REASONS. */
  readonly reason: Uint8Array;
}

/**
 * Per environment code: 1 = matches the pattern; absent (0) matches every one. `production` is what the user says of each
 * (Said.production), which goes before the pattern. Throws `pattern-invalid`.
 */
export function matchEnvironments(
  environments: readonly string[],
  pattern: string | null,
  production?: Uint8Array,
): Uint8Array {
  if (pattern === null) return new Uint8Array(environments.length).fill(1);
  const expression = compilePattern(pattern);
  return Uint8Array.from(environments, (name, code) => {
    const said = production?.[code] ?? 0;
    if (said !== 0) return said - 1;
    return code === 0 || expression.test(name) ? 1 : 0;
  });
}

function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'i');
  } catch (cause) {
    throw new AppError('pattern-invalid', { pattern }, { cause });
  }
}

/** `environmentMatches` as matchEnvironments gives it. */
export function countDeployments(facts: Facts, profile: Profile, environmentMatches: Uint8Array): Counting {
  const { count, environment, status } = facts.deployments;
  const reasonOfStatus = Uint8Array.from(DEPLOYMENT_STATUSES, (name) =>
    COUNTED_REASONS.indexOf(statusReason(name, profile)),
  );
  const outside = COUNTED_REASONS.indexOf('environment');
  const counted = new Uint8Array(count);
  const reason = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const inside = environmentMatches[environment[i] as number] === 1;
    reason[i] = inside ? (reasonOfStatus[status[i] as number] as number) : outside;
    counted[i] = reason[i] === 0 ? 1 : 0;
  }
  return { counted, reason };
}

function statusReason(status: DeploymentStatus, profile: Profile): CountedReason {
  if (profile.statuses.includes(status)) return 'counted';
  if (status === 'running') return 'still-running';
  return status === 'unknown' ? 'status-unknown' : 'not-success';
}
