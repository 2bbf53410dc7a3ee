/** What is remembered of versions between questions of one resolution: it goes with it, whenever anything changes. */
import { type Groups, membersOf } from '../../../shared/metrics/group-rows.ts';
import { serviceStreams } from '../../../shared/metrics/streams.ts';
import type { Database } from '../db/connect.ts';
import { readGeneration } from '../db/settings.ts';
import type { Question } from '../queries/question.ts';
import type { Resolved } from '../workspace.ts';
import type { KnownNames } from './collect-claims.ts';
import { countedEnvironments } from './counted-environments.ts';
import { type KnownService, knownServices } from './known-services.ts';
import type { IsCounted } from './read-measurements.ts';
import { readServiceHistory, type ServiceHistory } from './service-history.ts';
import { printOfService, stampOfRows } from './service-prints.ts';
import {
  kindsIn,
  type PackedSummaries,
  packSummaries,
  type ServiceSummary,
  summarizeService,
  unpackSummaries,
} from './service-summary.ts';

export interface VersionMemory {
  readonly services: ReadonlyMap<string, KnownService>;
  readonly isCounted: IsCounted;
  /** Of a service by any of its names; one that nothing names has no versions. Some are kept. */
  historyOf(service: string): ServiceHistory;
  /** Of every service that has versions, by its name, as far as they were made. */
  readonly summaries: Map<string, ServiceSummary>;
  /** Makes the summaries that aren't there, in steps. */
  summarize(): Generator<void>;
}

const KEPT_AS = 'version-summaries';
/** Fewer versions are read faster than they are kept. */
const VERSIONS_WORTH_KEEPING = 2000;
/** A megabyte or two each, of a year by the hour. */
const HISTORIES_KEPT = 6;
const memories = new WeakMap<Resolved, VersionMemory>();

export function versionMemory(db: Database, question: Question): VersionMemory {
  const known = memories.get(question.resolved);
  if (known) return known;
  const memory = createMemory(db, question);
  memories.set(question.resolved, memory);
  return memory;
}

/** Summaries of all services as they were last known, and what they hold for. */
interface Before {
  readonly stamp: string;
  readonly prints: ReadonlyMap<string, string>;
  readonly summaries: ReadonlyMap<string, ServiceSummary>;
}
const befores = new WeakMap<Database, Before>();

/** A word of the user on one service leaves those of the others as they were. */
function adopt(before: Before | undefined, stamp: string, printOf: (service: string) => string): ServiceSummary[] {
  if (before?.stamp !== stamp) return [];
  return [...before.summaries.values()].filter(({ service }) => before.prints.get(service) === printOf(service));
}

function keepSummaries({ beside }: Question, all: readonly ServiceSummary[]): void {
  const versions = all.reduce((sum, { active }) => sum + active.length, 0);
  if (versions >= VERSIONS_WORTH_KEEPING) beside.keep(KEPT_AS, packSummaries(all));
}

function createMemory(db: Database, question: Question): VersionMemory {
  const { facts, resolved, picture, rules } = question;
  const services = knownServices(db, question);
  const isCounted: IsCounted = countedEnvironments(db, rules);
  const streams: Groups = serviceStreams(facts, resolved.resolution.counted);
  const names: KnownNames = new Map();
  const histories = new Map<string, ServiceHistory>();
  const kept = question.beside.read<PackedSummaries>(KEPT_AS);
  const stamp = stampOfRows(db, question);
  const printOf = (name: string) => {
    const service = services.get(name);
    return service === undefined ? '' : printOfService(db, question, service, streams);
  };
  const known = kept === null ? adopt(befores.get(db), stamp, printOf) : unpackSummaries(kept);
  const summaries = new Map(known.map((summary) => [summary.service, summary]));
  let isDone = false;

  function readHistory(service: KnownService): Generator<void, ServiceHistory> {
    const deployments = service.code === 0 ? new Int32Array(0) : membersOf(streams, service.code);
    const summary = summaries.get(service.name);
    const sources = { db, question, isCounted, deployments, names };
    return readServiceHistory(sources, service, summary ? kindsIn(summary) : null);
  }

  return {
    services,
    isCounted,
    summaries,
    *summarize() {
      if (isDone) return;
      for (const service of services.values()) {
        if (summaries.has(service.name)) continue;
        const history = histories.get(service.name) ?? (yield* readHistory(service));
        // Somebody else may have been quicker.
        if (!summaries.has(service.name)) summaries.set(service.name, summarizeService(history));
        yield;
      }
      if (isDone) return;
      isDone = true;
      // What changed meanwhile may be in some of them.
      if (readGeneration(db) !== facts.generation) return;
      const prints = new Map([...services.keys()].map((name) => [name, printOf(name)]));
      befores.set(db, { stamp, prints, summaries });
      if (kept === null) keepSummaries(question, [...summaries.values()]);
    },
    historyOf(asked) {
      const name = picture.serviceOf(asked);
      const service = services.get(name) ?? { name, code: 0, ids: [], names: [name], team: null };
      const history = histories.get(name) ?? atOnce(readHistory(service));
      histories.delete(name);
      histories.set(name, history);
      for (const oldest of histories.keys()) {
        if (histories.size <= HISTORIES_KEPT) break;
        histories.delete(oldest);
      }
      return history;
    },
  };
}

function atOnce<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
