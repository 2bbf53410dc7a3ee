/** The deck at hand: a kept one, or Doradeck's own, with what was changed since and is not kept yet. */
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { type DraftAtHand, draftAt, draftValue, keepDraft, useDraft } from '../../store/drafts.ts';
import { useSaved } from '../../store/saved.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DEFAULT_DECK, type Deck } from './deck.ts';
import { type DeckReading, readDeck, writeDeck } from './deck-file.ts';

/** In the location; absent = Doradeck's own. */
const DECK_PARAM = 'deck';

/** What was changed of a deck and is not kept by name. */
interface DeckDraft {
  readonly restoredFrom: number | null;
  /** null = Doradeck's own deck. */
  readonly name: string | null;
  readonly deck: Deck;
}

interface DeckState {
  /** Of the deck that was last arranged, so that F5 presents it from anywhere. */
  readonly last: { readonly workspace: string; readonly name: string | null } | null;
}

const useDeckState = create<DeckState>()(() => ({ last: null }));

export interface DeckAtHand {
  /** null = it is being read. */
  readonly deck: Deck | null;
  readonly name: string | null;
  readonly isChanged: boolean;
  /** When what was changed was kept, where that was in an earlier start; else null. */
  readonly restoredFrom: number | null;
  /** Why the deck that was named is not the one shown, else null. */
  readonly problem: Exclude<DeckReading['kind'], 'deck'> | null;
  readonly change: (deck: Deck) => void;
  readonly discard: () => void;
}

export function useDeck(): DeckAtHand {
  const name = useScreenParam(DECK_PARAM);
  const workspace = useWorkspace((state) => state.summary?.path ?? '');
  const draft = useDeckDraft(workspace);
  const { value: saved, error } = useSaved('deck');
  const own = draft !== null && draft.name === name ? draft : null;
  const item = name === null ? null : saved?.find((each) => each.name === name);
  const isReading = name !== null && saved === null && error === null;
  const reading: DeckReading =
    item === null || item === undefined ? { kind: 'deck', deck: DEFAULT_DECK } : readDeck(item.content);
  const kept = reading.kind === 'deck' ? reading.deck : DEFAULT_DECK;
  return {
    deck: own?.deck ?? (isReading ? null : kept),
    name,
    isChanged: own !== null,
    restoredFrom: own?.restoredFrom ?? null,
    problem: reading.kind === 'deck' ? null : reading.kind,
    change: (deck) => keepDraft({ kind: 'deck', workspace }, JSON.stringify({ name, deck: writeDeck(deck) })),
    discard: () => keepDraft({ kind: 'deck', workspace }, null),
  };
}

function useDeckDraft(workspace: string): DeckDraft | null {
  const draft = useDraft('deck', workspace);
  return useMemo(() => readDraft(draft), [draft]);
}

function readDraft(draft: DraftAtHand | null): DeckDraft | null {
  const value = draftValue(draft);
  const { name = null, deck = null } = (value ?? {}) as { readonly name?: unknown; readonly deck?: unknown };
  const reading = readDeck(typeof deck === 'string' ? deck : '');
  if (draft === null || reading.kind !== 'deck') return null;
  return { name: typeof name === 'string' ? name : null, deck: reading.deck, restoredFrom: draft.restoredFrom };
}

/** The deck whose draft an earlier start left, where another is shown that nobody chose. */
export function useRestoredDeck(name: string | null): void {
  const draft = useDeckDraft(useWorkspace((state) => state.summary?.path ?? ''));
  const left = draft !== null && draft.restoredFrom !== null ? draft.name : null;
  useEffect(() => {
    if (name === null && left !== null) setScreenParam(DECK_PARAM, left, true);
  }, [name, left]);
}

/** Which deck is arranged; what was changed of another is given up. */
export function chooseDeck(name: string | null): void {
  keepDraft({ kind: 'deck', workspace: useWorkspace.getState().summary?.path ?? '' }, null);
  setScreenParam(DECK_PARAM, name);
}

export function rememberDeck(name: string | null): void {
  const workspace = useWorkspace.getState().summary?.path ?? '';
  useDeckState.setState({ last: { workspace, name } });
}

/** Name of the deck that F5 presents: the one last arranged in this workspace. */
export function deckToPresent(): string | null {
  const { last } = useDeckState.getState();
  const workspace = useWorkspace.getState().summary?.path ?? '';
  if (last !== null && last.workspace === workspace) return last.name;
  return readDraft(draftAt({ kind: 'deck', workspace }))?.name ?? null;
}
