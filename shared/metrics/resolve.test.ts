import { describe, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { buildFacts, type PlainDeployment } from './build-facts.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { resolve } from './resolve.ts';

describe('a resolution', () => {
  const deployments: readonly PlainDeployment[] = [
    { service: 'web', team: 'blue', environment: 'prod-eu', finishedAt: 0 },
    { service: 'api', environment: 'prod', finishedAt: 1 },
    { service: 'web', team: 'red', environment: 'staging', finishedAt: 2 },
    { service: 'web', environment: 'prod-us', finishedAt: 3 },
  ];

  test('knows the counted deployment of the service just before, in whatever environment', () => {
    expect([...resolve(buildFacts({ deployments }), rules).previous]).toEqual([-1, -1, 0, 0]);
    expect([...resolve(buildFacts({ deployments }), { ...rules, environmentPattern: null }).previous]).toEqual([
      -1, -1, 0, 2,
    ]);
  });

  test('knows the team that a service’s newest deployment to name one names', () => {
    const facts = buildFacts({ deployments });
    const { serviceTeam } = resolve(facts, rules);
    expect(Array.from(serviceTeam, (code) => facts.names.teams[code])).toEqual(['', 'red', '']);
  });

  test('of nothing is empty', () => {
    const resolution = resolve(buildFacts({}), rules);
    expect(resolution.leadOffset).toEqual(new Int32Array(1));
    expect(resolution.linkOffset).toEqual(new Int32Array(1));
  });

  test('needs a pattern that is one', () => {
    expect(() => resolve(buildFacts({}), { ...rules, environmentPattern: '[' })).toThrow(AppError);
  });
});
