/**
 * What was made of services by whatever rules, and what each summary holds for: a filter that was asked before is answered
 * at once, also after the workspace was opened again.
 */
import type { Database } from '../db/connect.ts';
import type { KeptBeside } from '../queries/question.ts';
import { type PackedSummaries, packSummaries, type ServiceSummary, unpackSummaries } from './service-summary.ts';

export interface ServiceNotes {
  /** `print`: what the rules and the user make of the service; null = there is none of it as it is now. */
  find(service: string, print: string): ServiceSummary | null;
  add(print: string, summary: ServiceSummary): void;
  /** Those that its measurements and errors name, as ServiceSummary has them; null = nobody has read them. */
  environmentsOf(service: string): readonly number[] | null;
  /** Has them kept in the workspace, if there is anything new. */
  keep(): void;
}

const KEPT_AS = 'service-summaries';
/** Fewer versions are read faster than they are kept. */
const VERSIONS_WORTH_KEEPING = 2000;
/** Of all summaries together; some 20 bytes each. The longest unused go first. */
const MOST_VERSIONS = 2_000_000;

interface Noted {
  readonly print: string;
  readonly summary: ServiceSummary;
}
interface State {
  /** What the rows were; others, other notes. */
  readonly stamp: string;
  /** By service and print, the last used last. */
  readonly noted: Map<string, Noted>;
  readonly environments: Map<string, readonly number[]>;
  versions: number;
  isKept: boolean;
}
const states = new WeakMap<Database, State>();

export function createServiceNotes(db: Database, beside: KeptBeside, stamp: string): ServiceNotes {
  const known = states.get(db);
  const state = known?.stamp === stamp ? known : readState(beside, stamp);
  states.set(db, state);
  return {
    find(service, print) {
      const key = keyOf(service, print);
      const found = state.noted.get(key);
      if (found === undefined) return null;
      state.noted.delete(key);
      state.noted.set(key, found);
      return found.summary;
    },
    add(print, summary) {
      if (state.noted.get(keyOf(summary.service, print))?.summary === summary) return;
      note(state, { print, summary });
      state.isKept = false;
    },
    environmentsOf: (service) => state.environments.get(service) ?? null,
    keep() {
      if (state.isKept || state.versions < VERSIONS_WORTH_KEEPING) return;
      beside.keep(KEPT_AS, stamp, packNotes([...state.noted.values()]));
      state.isKept = true;
    },
  };
}

function keyOf(service: string, print: string): string {
  return `${service}\n${print}`;
}

function note(state: State, noted: Noted): void {
  const { service, environments, active } = noted.summary;
  const key = keyOf(service, noted.print);
  state.versions += active.length - (state.noted.get(key)?.summary.active.length ?? 0);
  state.noted.delete(key);
  state.noted.set(key, noted);
  state.environments.set(service, environments);
  for (const [oldest, { summary }] of state.noted) {
    if (state.versions <= MOST_VERSIONS || oldest === key) break;
    state.noted.delete(oldest);
    state.versions -= summary.active.length;
  }
}

interface PackedNotes {
  readonly prints: readonly string[];
  readonly summaries: PackedSummaries;
}

function packNotes(all: readonly Noted[]): PackedNotes {
  return { prints: all.map(({ print }) => print), summaries: packSummaries(all.map(({ summary }) => summary)) };
}

function readState(beside: KeptBeside, stamp: string): State {
  const state: State = { stamp, noted: new Map(), environments: new Map(), versions: 0, isKept: false };
  const kept = beside.read<PackedNotes>(KEPT_AS, stamp);
  if (kept === null) return state;
  for (const [i, summary] of unpackSummaries(kept.summaries).entries()) {
    note(state, { print: kept.prints[i] ?? '', summary });
  }
  return { ...state, isKept: true };
}
