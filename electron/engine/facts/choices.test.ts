import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { breakdown } from '../../../shared/metrics/breakdown.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { measure } from '../../../shared/metrics/measure.ts';
import { PLAIN_RULES, selectPeriod } from '../../../shared/metrics/plain-question.ts';
import { resolve } from '../../../shared/metrics/resolve.ts';
import { BOT_GROUP, type NameChoice } from '../../../shared/name-mapping.ts';
import { changeNames } from '../change-names.ts';
import { connect, type Database } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { buildPicture } from './picture.ts';
import {
  type DeploymentRowFixture,
  type IncidentRowFixture,
  type RepositoryFixture,
  storeDeployments,
  storeIncidents,
  storeRepository,
} from './store-rows.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 2, 1);
const PERIOD = selectPeriod('2024-03-01', '2024-03-08');
const BEFORE = selectPeriod('2024-02-23', '2024-03-01');

interface Rows {
  readonly deployments: readonly DeploymentRowFixture[];
  readonly incidents: readonly IncidentRowFixture[];
  readonly repository: RepositoryFixture;
}

function open(): Database {
  const db = connect(':memory:', { mustExist: false });
  migrate(db, ':memory:');
  return db;
}

/** The figures of rows as they are stored, by service and by team, and in all. */
function figuresOf({ deployments, incidents, repository }: Rows, choices: readonly NameChoice[]) {
  const db = open();
  storeDeployments(db, deployments);
  storeIncidents(db, incidents);
  storeRepository(db, repository);
  if (choices.length > 0) changeNames(db, choices);
  const { facts } = buildPicture(db);
  db.close();
  const resolution = resolve(facts, { ...PLAIN_RULES, excludeBots: true });
  const deployed = new Set(Array.from(facts.deployments.service, (code) => facts.names.services[code] ?? ''));
  const by = (dimension: 'service' | 'team') =>
    breakdown(facts, resolution, PERIOD, BEFORE, dimension, LEVEL_SETS['2024']);
  return {
    all: measure(facts, resolution, PERIOD),
    // Rows can give a team to a service through its deployments alone; what the user says needs none.
    service: by('service').map((row) => (deployed.has(row.key) ? row : { ...row, team: null })),
    team: by('team'),
    services: facts.names.services.toSorted(),
    teams: facts.names.teams.toSorted(),
  };
}

describe('figures with choices are those of the same rows under other names', () => {
  const service = fc.constantFrom('web', 'Web', 'web-service', 'api', 'cart');
  const team = fc.option(fc.constantFrom('red', 'blue'), { nil: null });
  const environment = fc.constantFrom('prod', 'stage', 'PRD-2', 'qa');
  const author = fc.constantFrom('Kim', 'Lee', 'renovate[bot]');
  const hour = fc.integer({ min: 1, max: 160 });

  const commits = fc.array(fc.record({ author, hour, branch: fc.nat(3) }), { minLength: 1, maxLength: 10 });
  const deployment = fc.record({ service, team, environment, hour, commit: fc.nat(9) });
  const incident = fc.record({ service: fc.option(service), team, environment, hour, length: fc.nat(40) });
  const choice: fc.Arbitrary<NameChoice> = fc.oneof(
    fc.record({ kind: fc.constant('alias' as const), service, aliasOf: fc.constantFrom('web', 'api', 'new', null) }),
    fc.record({ kind: fc.constant('team' as const), service, team: fc.constantFrom('red', 'green', null) }),
    fc.record({
      kind: fc.constant('environment' as const),
      environment,
      production: fc.constantFrom(true, false, null),
    }),
    fc.record({
      kind: fc.constant('bot' as const),
      person: author.map((name) => `${name}@example.com`),
      bot: fc.constantFrom(true, false, null),
    }),
  );

  test('whatever the choices', () => {
    const rows = fc.record({
      commits,
      deployments: fc.array(deployment, { maxLength: 15 }),
      incidents: fc.array(incident, { maxLength: 6 }),
      mapped: fc.uniqueArray(service, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(rows, fc.array(choice, { maxLength: 6 }), (drawn, tried) => {
        const choices = withoutCircles(tried);
        const renamed = rename(choices);
        expect(figuresOf(rowsOf(drawn, SAME), choices)).toEqual(figuresOf(rowsOf(drawn, renamed), []));
      }),
      { numRuns: 150 },
    );
  });

  type Drawn = {
    readonly commits: readonly { readonly author: string; readonly hour: number; readonly branch: number }[];
    readonly deployments: readonly {
      readonly service: string;
      readonly team: string | null;
      readonly environment: string;
      readonly hour: number;
      readonly commit: number;
    }[];
    readonly incidents: readonly {
      readonly service: string | null;
      readonly team: string | null;
      readonly environment: string;
      readonly hour: number;
      readonly length: number;
    }[];
    readonly mapped: readonly string[];
  };

  interface Renaming {
    readonly service: (name: string) => string;
    readonly team: (service: string | null, team: string | null) => string | null;
    readonly environment: (name: string) => string;
    readonly author: (name: string) => string;
  }

  const SAME: Renaming = {
    service: (name) => name,
    team: (_, name) => name,
    environment: (name) => name,
    author: (name) => name,
  };

  /** The last word on each name holds; as plain as can be, to be compared with. */
  function rename(choices: readonly NameChoice[]): Renaming {
    const means = new Map<string, string>();
    const teams = new Map<string, string>();
    const production = new Map<string, boolean>();
    const bots = new Map<string, boolean>();
    for (const said of choices) {
      if (said.kind === 'alias')
        said.aliasOf === null ? means.delete(said.service) : means.set(said.service, said.aliasOf);
      if (said.kind === 'team') said.team === null ? teams.delete(said.service) : teams.set(said.service, said.team);
      if (said.kind === 'environment')
        said.production === null
          ? production.delete(said.environment)
          : production.set(said.environment, said.production);
      if (said.kind === 'bot') said.bot === null ? bots.delete(said.person) : bots.set(said.person, said.bot);
    }
    const end = (name: string): string => (means.has(name) ? end(means.get(name) ?? '') : name);
    return {
      service: end,
      team: (name, own) => (name === null ? own : (teams.get(end(name)) ?? own)),
      environment: (name) => {
        const said = production.get(name) ?? /^prod/i.test(name);
        return said ? `prod ${name}` : `no ${name}`;
      },
      author: (name) => {
        const isBot =
          bots.get(`${name.toLowerCase()}@example.com`) ?? bots.get(`${name}@example.com`) ?? name.includes('[bot]');
        return isBot ? `${name.slice(0, 3)}[bot]` : name.slice(0, 3);
      },
    };
  }

  function rowsOf({ commits: history, deployments, incidents, mapped }: Drawn, names: Renaming): Rows {
    const sha = (i: number) => `abcdef${i}`;
    return {
      repository: {
        name: 'shop',
        services: [...new Set(mapped.map(names.service))],
        commits: history.map((commit, i) => ({
          sha: sha(i),
          parents: i === 0 ? [] : [sha(Math.max(0, i - 1 - commit.branch))],
          at: START + commit.hour * HOUR - 20 * HOUR,
          author: names.author(commit.author),
        })),
        tags: { v1: sha(0) },
      },
      deployments: deployments.map((row, i) => ({
        key: `d${i}`,
        service: names.service(row.service),
        team: names.team(row.service, row.team),
        environment: names.environment(row.environment),
        finishedAt: START + row.hour * HOUR,
        ...(row.commit % 4 === 3 ? { version: 'v1' } : { sha: sha(row.commit).padEnd(40, '0') }),
      })),
      incidents: incidents.map((row, i) => ({
        key: `i${i}`,
        services: row.service === null ? [] : [names.service(row.service)],
        team: names.team(row.service, row.team),
        environment: names.environment(row.environment),
        startedAt: START + row.hour * HOUR,
        resolvedAt: row.length === 0 ? null : START + (row.hour + row.length) * HOUR,
      })),
    };
  }
});

/** Choices that would make a circle are refused; the others count. */
function withoutCircles(tried: readonly NameChoice[]): NameChoice[] {
  const db = open();
  const taken = tried.filter((one) => {
    try {
      changeNames(db, [one]);
      return true;
    } catch {
      return false;
    }
  });
  db.close();
  return taken;
}

describe('a store', () => {
  let db: Database;
  beforeEach(() => {
    db = open();
  });
  afterEach(() => void db.close());

  test('an incident of several services has the team of each: what is said of it, else what its row says', () => {
    storeDeployments(db, [{ service: 'api', team: 'blue', environment: 'prod', finishedAt: START + HOUR }]);
    storeIncidents(db, [
      { services: ['web', 'api'], team: 'ops', startedAt: START + 2 * HOUR },
      { services: ['web', 'api'], startedAt: START + 2 * HOUR },
      { services: ['web'], team: 'ops', startedAt: START + 2 * HOUR },
    ]);
    changeNames(db, [{ kind: 'team', service: 'web', team: 'red' }]);
    const { facts } = buildPicture(db);
    const resolution = resolve(facts, PLAIN_RULES);
    const incidentsOf = (team: string) =>
      measure(facts, resolution, { ...PERIOD, teams: new Set([facts.names.teams.indexOf(team)]) }).recoveryTime.open;
    const services = breakdown(facts, resolution, PERIOD, BEFORE, 'service', LEVEL_SETS['2024']);
    expect(services.map(({ key, team }) => [key, team]).sort()).toEqual([
      ['api', 'blue'],
      ['web', 'red'],
    ]);
    expect({ red: incidentsOf('red'), ops: incidentsOf('ops'), blue: incidentsOf('blue') }).toEqual({
      red: 3,
      ops: 1,
      blue: 1,
    });
  });

  test('a person under several names is one: bots and names of authors', () => {
    storeRepository(db, {
      name: 'shop',
      commits: ['Kim', 'Kim', 'kim.private', 'builder', 'Lee'].map((author, i) => ({ sha: `a${i}`, author })),
    });
    changeNames(db, [
      { kind: 'same-person', person: 'KIM.private@example.com', sameAs: 'kim@example.com' },
      { kind: 'same-person', person: 'builder@example.com', sameAs: 'gone@example.com' },
      { kind: 'bot', person: 'gone@example.com', bot: true },
    ]);
    const { people, facts } = buildPicture(db);
    expect([...people.nameOf.values()]).toEqual(['Kim', 'Kim', 'gone@example.com', 'Lee']);
    expect([...facts.commits.flags]).toEqual([0, 0, 0, 2, 0]);
    expect(people.list.find(({ key }) => key === 'gone@example.com')).toEqual({
      key: 'gone@example.com',
      name: 'gone@example.com',
      email: '',
      commits: 0,
      looksLikeBot: false,
      bot: true,
      sameAs: null,
      domain: null,
      group: null,
    });
  });

  test('the group of an author: what is said of the person, else bots, else the domain of the person’s address', () => {
    storeRepository(db, {
      name: 'shop',
      commits: ['Kim', 'Lee', 'Lee <lee@HOME>', 'renovate[bot]', 'deploy[bot]', 'Na <na@Partner.example>'].map(
        (author, i) => ({ sha: `a${i}`, author }),
      ),
    });
    const groups = () => [...buildPicture(db).people.groupOf.values()];
    const domain = 'example.com';
    expect(groups()).toEqual([domain, domain, 'home', BOT_GROUP, BOT_GROUP, 'partner.example']);
    changeNames(db, [
      { kind: 'group', person: 'kim@example.com', group: 'core' },
      { kind: 'same-person', person: 'lee@home', sameAs: 'kim@example.com' },
      { kind: 'group', person: 'lee@home', group: 'of the other name alone' },
      { kind: 'group', person: 'renovate[bot]@example.com', group: 'machines' },
      { kind: 'bot', person: 'deploy[bot]@example.com', bot: false },
    ]);
    expect(groups()).toEqual(['core', domain, 'core', 'machines', domain, 'partner.example']);
  });
});
