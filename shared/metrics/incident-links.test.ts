import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFacts, type PlainDeployment, type PlainFacts, type PlainIncident } from './build-facts.ts';
import { PLAIN_RULES as rules } from './plain-question.ts';
import { LINK_RULES, type Rules } from './resolution.ts';
import { resolve } from './resolve.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Per incident: rule, the deployments by version, whether it is a production incident. */
function links(plain: PlainFacts, changed: Partial<Rules> = {}) {
  const facts = buildFacts(plain);
  const resolution = resolve(facts, { ...rules, ...changed });
  const names = (plain.deployments ?? []).map((deployment) => deployment.version ?? deployment.sha ?? '?');
  return Array.from(resolution.incidentRule, (rule, i) => ({
    rule: LINK_RULES[rule],
    to: Array.from(
      resolution.linkDeployment.slice(resolution.linkOffset[i], resolution.linkOffset[i + 1]),
      (row) => names[(facts.deployments.id[row] as number) - 1],
    ),
    counted: resolution.incidentCounted[i] === 1,
  }));
}

function link(deployments: readonly PlainDeployment[], incident: PlainIncident, changed: Partial<Rules> = {}) {
  return links({ deployments, incidents: [incident] }, changed)[0];
}

const web: readonly PlainDeployment[] = [
  { version: 'w1', sha: 'a', externalId: 'd1', environment: 'prod', finishedAt: 1 * DAY },
  { version: 'w2', sha: 'b', externalId: 'd2', environment: 'prod', finishedAt: 2 * DAY },
  { version: 'w3', sha: 'c', externalId: 'd3', environment: 'prod', finishedAt: 3 * DAY },
];
const inWeb = { services: ['web'], environment: 'prod' };

describe('an incident that names its deployment', () => {
  test('by id, SHA or version is linked to it, whatever else was deployed since', () => {
    const startedAt = 4 * DAY;
    expect(link(web, { ...inWeb, startedAt, deploymentExternalId: 'd1', sha: 'b', version: 'w3' })).toEqual({
      rule: 'deployment-id',
      to: ['w1'],
      counted: true,
    });
    expect(link(web, { ...inWeb, startedAt, sha: 'b', version: 'w1' })).toMatchObject({ rule: 'sha', to: ['w2'] });
    expect(link(web, { ...inWeb, startedAt, version: 'w1' })).toMatchObject({ rule: 'version', to: ['w1'] });
  });

  test('but one that nobody knows is linked by the next rule', () => {
    expect(
      link(web, { ...inWeb, startedAt: 4 * DAY, deploymentExternalId: 'd9', sha: 'f', version: 'w9' }),
    ).toMatchObject({ rule: 'latest-before', to: ['w3'] });
  });

  test('by a commit is linked to the first deployment that contains it', () => {
    const commits = [...'abxyc'].map((sha, i, all) => ({
      sha,
      at: i,
      ...(i === 0 ? {} : { parents: [all[i - 1] as string] }),
    }));
    const plain = { repositories: { app: commits }, deployments: web };
    const startedAt = 4 * DAY;
    expect(links({ ...plain, incidents: [{ ...inWeb, startedAt, sha: 'x' }] })).toMatchObject([
      { rule: 'sha', to: ['w3'] },
    ]);
    // The merge or bot that a lead time leaves out is still contained.
    const bots = commits.map((commit) => ({ ...commit, bot: true }));
    expect(
      links(
        { repositories: { app: bots }, deployments: web, incidents: [{ ...inWeb, startedAt, sha: 'y' }] },
        { excludeBots: true },
      ),
    ).toMatchObject([{ rule: 'sha', to: ['w3'] }]);
  });

  test('deployed again and again means the latest deployment before it started', () => {
    const again = [1, 2, 3].map((day) => ({ sha: 'a', version: `v${day}`, finishedAt: day * DAY }));
    expect(link(again, { services: ['web'], startedAt: 2.5 * DAY, sha: 'a' })).toMatchObject({ to: ['v2'] });
    expect(link(again, { services: ['web'], startedAt: 0.5 * DAY, sha: 'a' })).toMatchObject({ to: ['v1'] });
  });

  test('needs no service where the name is that of one deployment', () => {
    expect(link(web, { startedAt: 4 * DAY, sha: 'b' })).toMatchObject({ rule: 'sha', to: ['w2'] });
    expect(link(web, { startedAt: 4 * DAY })).toMatchObject({ rule: null, to: [] });
    const others = [...web, { service: 'api', version: 'w2', finishedAt: 2 * DAY }];
    expect(link(others, { startedAt: 4 * DAY, version: 'w2' })).toMatchObject({ rule: null, to: [] });
    expect(link(others, { startedAt: 4 * DAY, version: 'w1' })).toMatchObject({ rule: 'version', to: ['w1'] });
  });

  test('by id may name one that doesn’t count', () => {
    const failed: PlainDeployment[] = [{ version: 'w1', externalId: 'd1', status: 'failure', finishedAt: DAY }];
    expect(link(failed, { ...inWeb, startedAt: 2 * DAY, deploymentExternalId: 'd1' })).toMatchObject({
      rule: 'deployment-id',
      to: ['w1'],
    });
  });
});

describe('an incident that names none', () => {
  test('is linked to the latest deployment of its service that finished strictly before', () => {
    expect(link(web, { ...inWeb, startedAt: 3 * DAY })).toMatchObject({ rule: 'latest-before', to: ['w2'] });
    expect(link(web, { ...inWeb, startedAt: 3 * DAY + 1 })).toMatchObject({ rule: 'latest-before', to: ['w3'] });
    expect(link(web, { ...inWeb, startedAt: 1 * DAY })).toMatchObject({ rule: null, to: [] });
    expect(link(web, { services: ['api'], startedAt: 3 * DAY })).toMatchObject({ rule: null, to: [] });
  });

  test('within the window, its end included', () => {
    expect(link(web, { ...inWeb, startedAt: 10 * DAY })).toMatchObject({ to: ['w3'] });
    expect(link(web, { ...inWeb, startedAt: 10 * DAY + 1 })).toMatchObject({ rule: null, to: [] });
    expect(link(web, { ...inWeb, startedAt: 4 * DAY }, { linkWindowSeconds: 3600 })).toMatchObject({ to: [] });
  });

  test('is linked once a service it touches', () => {
    const both = [...web, { service: 'api', version: 'p1', finishedAt: 2.5 * DAY }];
    expect(link(both, { services: ['web', 'api', 'web', 'mail'], startedAt: 3.5 * DAY })).toMatchObject({
      to: ['w3', 'p1'],
    });
  });

  test('passes over deployments that failed or went elsewhere', () => {
    const more: PlainDeployment[] = [
      ...web,
      { version: 'w4', environment: 'prod', status: 'failure', finishedAt: 3.1 * DAY },
      { version: 'w5', environment: 'staging', finishedAt: 3.2 * DAY },
      { version: 'w6', environment: 'prod-us', finishedAt: 3.3 * DAY },
    ];
    expect(link(more, { ...inWeb, startedAt: 4 * DAY })).toMatchObject({ to: ['w3'] });
    expect(link(more, { services: ['web'], startedAt: 4 * DAY })).toMatchObject({ to: ['w6'] });
  });

  test('blames the deployment that was repaired later, not the harmless one in between', () => {
    const back = [...web, { version: 'w1', sha: 'a', environment: 'prod', finishedAt: 3.5 * DAY }];
    expect(link(back, { ...inWeb, startedAt: 3.2 * DAY })).toMatchObject({ rule: 'remediation', to: ['w2'] });
    expect(link(back, { ...inWeb, startedAt: 1.5 * DAY })).toMatchObject({ rule: 'latest-before', to: ['w1'] });
    expect(link(back, { ...inWeb, startedAt: 3.6 * DAY })).toMatchObject({ rule: 'latest-before', to: ['w1'] });
  });
});

describe('environments', () => {
  const startedAt = 4 * DAY;

  test('outside the counted ones an incident is none of production’s', () => {
    expect(link(web, { services: ['web'], environment: 'dev', startedAt })).toEqual({
      rule: null,
      to: [],
      counted: false,
    });
    expect(link(web, { services: ['web'], environment: 'dev', startedAt, sha: 'c' })).toMatchObject({ to: [] });
    const facts = buildFacts({
      deployments: web,
      incidents: [{ services: ['web'], environment: 'dev', startedAt, deploymentExternalId: 'd3' }],
    });
    expect([...resolve(facts, rules).failedBy]).toEqual([0, 0, 0]);
  });

  test('an incident without one counts, unless it names a deployment elsewhere', () => {
    expect(link(web, { services: ['web'], startedAt })).toMatchObject({ counted: true, to: ['w3'] });
    expect(link(web, { startedAt })).toMatchObject({ counted: true });
    const staging: PlainDeployment[] = [{ version: 's', externalId: 's', environment: 'staging', finishedAt: DAY }];
    expect(link(staging, { startedAt, deploymentExternalId: 's' })).toMatchObject({ counted: false, to: ['s'] });
  });

  test('deployments without one fit every counted incident', () => {
    const bare = web.map(({ environment: _, ...rest }) => rest);
    expect(link(bare, { ...inWeb, startedAt })).toMatchObject({ rule: 'latest-before', to: ['w3'] });
    expect(link(bare, { services: ['web'], environment: 'dev', startedAt })).toMatchObject({ to: [] });
  });

  test('two names of production are the same while only one of them is deployed to', () => {
    expect(link(web, { services: ['web'], environment: 'production', startedAt })).toMatchObject({ to: ['w3'] });
    expect(link(web, { services: ['web'], environment: 'production', startedAt, sha: 'a' })).toMatchObject({
      to: ['w1'],
    });
    const both: PlainDeployment[] = [...web, { version: 'p', environment: 'production', finishedAt: 0.5 * DAY }];
    expect(link(both, { services: ['web'], environment: 'production', startedAt })).toMatchObject({ to: ['p'] });
    expect(link(both, { services: ['web'], environment: 'production', startedAt, sha: 'a' })).toMatchObject({
      rule: 'latest-before',
      to: ['p'],
    });
    expect(
      link(web, { services: ['web'], environment: 'staging', startedAt }, { environmentPattern: null }),
    ).toMatchObject({ rule: null, to: [] });
  });
});

test('resolved incidents are found in order of resolution', () => {
  const incidents: PlainIncident[] = [
    { startedAt: 1, resolvedAt: 90 },
    { startedAt: 2 },
    { startedAt: 3, resolvedAt: 30, environment: 'dev' },
    { startedAt: 4, resolvedAt: 40 },
  ];
  expect([...resolve(buildFacts({ incidents }), rules).incidentsByResolved]).toEqual([3, 0]);
});

test('a link is never to a later deployment, another service or beyond the window', () => {
  const services = fc.constantFrom('web', 'api', 'mail');
  const environments = fc.constantFrom('prod', 'prod-us', undefined);
  const hours = fc.integer({ min: 0, max: 400 });
  const deployments = fc.array(
    fc.record({ service: services, environment: environments, hour: hours, version: hours }),
  );
  const incidents = fc.array(fc.record({ service: services, environment: environments, hour: hours }));
  const environment = (name: string | undefined) => (name === undefined ? {} : { environment: name });
  fc.assert(
    fc.property(deployments, incidents, (deployed, happened) => {
      const facts = buildFacts({
        deployments: deployed.map((row) => ({
          service: row.service,
          ...environment(row.environment),
          version: `v${row.version % 5}`,
          finishedAt: row.hour * HOUR,
        })),
        incidents: happened.map((row) => ({
          services: [row.service],
          ...environment(row.environment),
          startedAt: row.hour * HOUR,
        })),
      });
      const { linkOffset, linkDeployment } = resolve(facts, rules);
      for (let i = 0; i < facts.incidents.count; i++) {
        const linked = linkDeployment.slice(linkOffset[i], linkOffset[i + 1]);
        expect(linked.length).toBeLessThanOrEqual(1);
        for (const row of linked) {
          const age = (facts.incidents.startedAt[i] as number) - (facts.deployments.finishedAt[row] as number);
          expect(age).toBeGreaterThan(0);
          expect(age).toBeLessThanOrEqual(7 * DAY);
          expect(facts.deployments.service[row]).toBe(facts.incidents.serviceRef[i]);
        }
      }
    }),
  );
});
