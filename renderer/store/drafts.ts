/**
 * Work that nobody has saved yet, kept by main as it is done: it outlives a reload and the application. The screens hold
 * nothing of it themselves but what they read from here.
 */
import { create } from 'zustand';
import type { DraftKind, DraftPlace } from '../../shared/drafts.ts';
import { shell } from '../api.ts';

export interface DraftAtHand {
  readonly content: string;
  /** Of an earlier page or an earlier start: when it was kept last, epoch ms. Null = begun here. */
  readonly restoredFrom: number | null;
}

interface DraftsState {
  readonly isLoaded: boolean;
  readonly drafts: ReadonlyMap<string, DraftAtHand>;
}

/** Whoever types is not waited for longer than this before it is on the disk. */
const WITHIN_MS = 500;

export const useDrafts = create<DraftsState>()(() => ({ isLoaded: false, drafts: new Map() }));

const waiting = new Map<string, { readonly place: DraftPlace; readonly timer: number }>();

export async function loadDrafts(): Promise<void> {
  // Without them the application works as if nothing had been kept.
  const kept = (await shell('drafts.list', {}).catch(() => null)) ?? [];
  useDrafts.setState({
    isLoaded: true,
    drafts: new Map(kept.map((draft) => [keyOf(draft), { content: draft.content, restoredFrom: draft.keptAt }])),
  });
  // A page that goes away takes its timers with it.
  window.addEventListener('pagehide', sendWaiting);
}

export function draftAt(place: DraftPlace): DraftAtHand | null {
  return useDrafts.getState().drafts.get(keyOf(place)) ?? null;
}

export function useDraft(kind: DraftKind, workspace: string): DraftAtHand | null {
  return useDrafts(({ drafts }) => drafts.get(keyOf({ kind, workspace })) ?? null);
}

/** What was kept as JSON; null = nothing, or damaged. */
export function draftValue(draft: DraftAtHand | null): unknown {
  try {
    return JSON.parse(draft?.content ?? 'null');
  } catch {
    return null;
  }
}

/** `content` null = saved or given up. */
export function keepDraft(place: DraftPlace, content: string | null): void {
  const before = draftAt(place);
  if ((before?.content ?? null) === content) return;
  const drafts = new Map(useDrafts.getState().drafts);
  const key = keyOf(place);
  if (content === null) drafts.delete(key);
  else drafts.set(key, { content, restoredFrom: before?.restoredFrom ?? null });
  useDrafts.setState({ drafts });
  if (!waiting.has(key)) waiting.set(key, { place, timer: window.setTimeout(() => send(key), WITHIN_MS) });
}

function send(key: string): void {
  const entry = waiting.get(key);
  if (entry === undefined) return;
  window.clearTimeout(entry.timer);
  waiting.delete(key);
  const { place } = entry;
  const draft = draftAt(place);
  const sent =
    draft === null ? shell('drafts.remove', place) : shell('drafts.keep', { ...place, content: draft.content });
  // A disk that is full doesn't stop the work; saving will say so.
  void sent.catch(() => undefined);
}

function sendWaiting(): void {
  for (const key of [...waiting.keys()]) send(key);
}

function keyOf({ kind, workspace }: DraftPlace): string {
  return `${kind} ${workspace}`;
}
