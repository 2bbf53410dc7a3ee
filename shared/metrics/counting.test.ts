import { describe, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { DEFAULT_PRODUCTION_PATTERN, DEPLOYMENT_STATUSES } from '../model.ts';
import { buildFacts } from './build-facts.ts';
import { countDeployments, matchEnvironments } from './counting.ts';
import { PROFILES } from './profiles.ts';
import { COUNTED_REASONS } from './resolution.ts';

function reasons(deployments: Parameters<typeof buildFacts>[0]['deployments'], pattern: string | null) {
  const facts = buildFacts({ deployments: deployments ?? [] });
  const { counted, reason } = countDeployments(
    facts,
    PROFILES.doradeck,
    matchEnvironments(facts.names.environments, pattern),
  );
  expect([...counted]).toEqual([...reason].map((code) => (code === 0 ? 1 : 0)));
  return [...reason].map((code) => COUNTED_REASONS[code]);
}

describe('a deployment counts', () => {
  test('when it succeeded', () => {
    const all = DEPLOYMENT_STATUSES.map((status, i) => ({ status, finishedAt: i }));
    expect(reasons(all, DEFAULT_PRODUCTION_PATTERN)).toEqual([
      'status-unknown',
      'counted',
      'not-success',
      'not-success',
      'still-running',
    ]);
  });

  test('in every environment that looks like production, and where none is named', () => {
    const names = ['prod', 'Production-EU', 'PRD', 'live-kr', 'preprod', 'staging', 'dev', 'nonprod', undefined];
    const all = names.map((environment, i) => ({
      finishedAt: i,
      ...(environment === undefined ? {} : { environment }),
    }));
    expect(reasons(all, DEFAULT_PRODUCTION_PATTERN)).toEqual([
      'counted',
      'counted',
      'counted',
      'counted',
      'environment',
      'environment',
      'environment',
      'environment',
      'counted',
    ]);
    expect(new Set(reasons(all, null))).toEqual(new Set(['counted']));
    expect(reasons(all, '^staging$')[5]).toBe('counted');
  });
});

test('a pattern that is none is an error of the one who wrote it', () => {
  expect(() => matchEnvironments(['', 'prod'], '(prod')).toThrow(new AppError('pattern-invalid', { pattern: '(prod' }));
});
