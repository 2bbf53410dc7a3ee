/** What is remembered of versions between questions of one resolution: it goes with it, whenever anything changes. */
import { keepLatest } from '../../../shared/keep-latest.ts';
import { type Groups, membersOf } from '../../../shared/metrics/group-rows.ts';
import { serviceStreams } from '../../../shared/metrics/streams.ts';
import type { Database } from '../db/connect.ts';
import { readGeneration } from '../db/settings.ts';
import type { Question } from '../queries/question.ts';
import type { Resolved } from '../workspace.ts';
import { countedEnvironments } from './counted-environments.ts';
import { createDeploymentNames } from './deployment-names.ts';
import { type KnownService, knownServices } from './known-services.ts';
import type { IsCounted } from './read-in-turn.ts';
import { readServiceHistory, type ServiceHistory } from './service-history.ts';
import { createServiceNotes } from './service-notes.ts';
import { createPrints, stampOfRows } from './service-prints.ts';
import { kindsIn, type ServiceSummary, summariseService } from './service-summary.ts';

export interface VersionMemory {
  readonly services: ReadonlyMap<string, KnownService>;
  readonly isCounted: IsCounted;
  /** Of a service by any of its names; one that nothing names has no versions. Some are kept. */
  historyOf(service: string): ServiceHistory;
  /** The same in steps, before somebody asks for it. */
  readAhead(service: string): Generator<void, ServiceHistory>;
  /** Of every service that has versions, by its name, as far as they were made. */
  readonly summaries: Map<string, ServiceSummary>;
  /** Makes the summaries that aren't there, in steps. */
  summarise(): Generator<void>;
}

/** Of whatever rules. A megabyte or two each, of a year by the hour. */
export const HISTORIES_KEPT = 6;
const histories = new WeakMap<Database, Map<string, ServiceHistory>>();
/** Names of more deployments are read faster from all rows in their order than from their own. */
const PART_OF_ALL = 0.1;
const memories = new WeakMap<Resolved, VersionMemory>();

export function versionMemory(db: Database, question: Question): VersionMemory {
  const known = memories.get(question.resolved);
  if (known) return known;
  const memory = createMemory(db, question);
  memories.set(question.resolved, memory);
  return memory;
}

let memoriesMade = 0;

/** Names of services that somebody summarises, by whatever rules: often it will do for others. */
const underways = new WeakMap<Database, Set<string>>();

function createMemory(db: Database, question: Question): VersionMemory {
  const { facts, resolved, picture, rules } = question;
  const services = knownServices(db, question);
  const isCounted: IsCounted = countedEnvironments(db, rules);
  const streams: Groups = serviceStreams(facts, resolved.resolution.counted);
  const names = createDeploymentNames(db, picture);
  const read = histories.get(db) ?? new Map<string, ServiceHistory>();
  histories.set(db, read);
  // Others' histories are of other rules.
  const number = ++memoriesMade;
  const prints = createPrints(db, question, streams);
  const notes = createServiceNotes(db, question.beside, stampOfRows(db));
  const summaries = new Map<string, ServiceSummary>();
  for (const service of services.values()) findSummary(service);
  const underway = underways.get(db) ?? new Set<string>();
  underways.set(db, underway);
  let isDone = false;

  function keyOf(service: string): string {
    return `${number} ${service}`;
  }

  /** What the rules and the user make of the service; equal texts, equal summaries. */
  function printOf(service: KnownService, environments: readonly number[]): string {
    return JSON.stringify([prints(service), environments.map((id) => isCounted(id === 0 ? null : id))]);
  }

  function findSummary(service: KnownService): ServiceSummary | null {
    const environments = notes.environmentsOf(service.name);
    const known = environments && notes.find(service.name, printOf(service, environments));
    if (known) summaries.set(service.name, known);
    return known;
  }

  function deploymentsOf({ code }: KnownService): Int32Array {
    return code === 0 ? new Int32Array(0) : membersOf(streams, code);
  }

  function readHistory(service: KnownService, isBrief = false): Generator<void, ServiceHistory> {
    const deployments = deploymentsOf(service);
    const summary = summaries.get(service.name);
    const environments = notes.environmentsOf(service.name);
    const sources = { db, question, isCounted, environments, deployments, names };
    return readServiceHistory(sources, service, summary ? kindsIn(summary) : null, isBrief);
  }

  function* summariseAnew(service: KnownService): Generator<void> {
    underway.add(service.name);
    try {
      const history = read.get(keyOf(service.name)) ?? (yield* readHistory(service, true));
      summaries.set(service.name, summariseService(history));
    } finally {
      underway.delete(service.name);
    }
  }

  function* summariseOne(service: KnownService): Generator<void> {
    if (!summaries.has(service.name) && findSummary(service) === null) yield* summariseAnew(service);
    const summary = summaries.get(service.name);
    // What changed meanwhile may be in it.
    if (summary === undefined || readGeneration(db) !== facts.generation) return;
    notes.add(printOf(service, summary.environments), summary);
  }

  function* fetchHistory(asked: string): Generator<void, ServiceHistory> {
    const name = picture.serviceOf(asked);
    const service = services.get(name) ?? { name, code: 0, ids: [], names: [name], team: null };
    const history = read.get(keyOf(name)) ?? (yield* readHistory(service));
    keepLatest(read, keyOf(name), history, HISTORIES_KEPT);
    return history;
  }

  return {
    services,
    isCounted,
    summaries,
    *summarise() {
      if (isDone) return;
      const missing = [...services.values()].filter(({ name }) => !summaries.has(name));
      const rows = missing.reduce((sum, service) => sum + deploymentsOf(service).length, 0);
      if (rows > facts.deployments.count * PART_OF_ALL) yield* names.readAll();
      // Somebody else may be at one: the others first.
      for (const service of missing) {
        if (underway.has(service.name)) continue;
        yield* summariseOne(service);
        yield;
      }
      for (const service of missing) if (!summaries.has(service.name)) yield* summariseOne(service);
      if (isDone) return;
      isDone = true;
      names.release();
      notes.keep();
    },
    historyOf: (service) => atOnce(fetchHistory(service)),
    readAhead: fetchHistory,
  };
}

function atOnce<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
