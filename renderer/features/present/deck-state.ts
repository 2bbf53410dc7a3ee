/** The deck at hand: a kept one, or Doradeck's own, with what was changed since and is not kept yet. */
import { create } from 'zustand';
import { useSaved } from '../../store/saved.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DEFAULT_DECK, type Deck } from './deck.ts';
import { type DeckReading, readDeck } from './deck-file.ts';

/** In the location; absent = Doradeck's own. */
const DECK_PARAM = 'deck';

interface Draft {
  readonly workspace: string;
  /** null = Doradeck's own deck. */
  readonly name: string | null;
  readonly deck: Deck;
}

interface DeckState {
  readonly draft: Draft | null;
  /** Of the deck that was last arranged, so that F5 presents it from anywhere. */
  readonly last: { readonly workspace: string; readonly name: string | null } | null;
}

const useDeckState = create<DeckState>()(() => ({ draft: null, last: null }));

export interface DeckAtHand {
  /** null = it is being read. */
  readonly deck: Deck | null;
  readonly name: string | null;
  readonly isChanged: boolean;
  /** Why the deck that was named is not the one shown, else null. */
  readonly problem: Exclude<DeckReading['kind'], 'deck'> | null;
  readonly change: (deck: Deck) => void;
  readonly discard: () => void;
}

export function useDeck(): DeckAtHand {
  const name = useScreenParam(DECK_PARAM);
  const workspace = useWorkspace((state) => state.summary?.path ?? '');
  const draft = useDeckState((state) => state.draft);
  const { value: saved, error } = useSaved('deck');
  const own = draft !== null && draft.workspace === workspace && draft.name === name ? draft : null;
  const item = name === null ? null : saved?.find((each) => each.name === name);
  const isReading = name !== null && saved === null && error === null;
  const reading: DeckReading =
    item === null || item === undefined ? { kind: 'deck', deck: DEFAULT_DECK } : readDeck(item.content);
  const kept = reading.kind === 'deck' ? reading.deck : DEFAULT_DECK;
  return {
    deck: own?.deck ?? (isReading ? null : kept),
    name,
    isChanged: own !== null,
    problem: reading.kind === 'deck' ? null : reading.kind,
    change: (deck) => useDeckState.setState({ draft: { workspace, name, deck } }),
    discard: () => useDeckState.setState({ draft: null }),
  };
}

/** Which deck is arranged; what was changed of another is given up. */
export function chooseDeck(name: string | null): void {
  useDeckState.setState({ draft: null });
  setScreenParam(DECK_PARAM, name);
}

export function rememberDeck(name: string | null): void {
  const workspace = useWorkspace.getState().summary?.path ?? '';
  useDeckState.setState({ last: { workspace, name } });
}

/** Name of the deck that F5 presents: the one last arranged in this workspace. */
export function deckToPresent(): string | null {
  const { last } = useDeckState.getState();
  return last !== null && last.workspace === useWorkspace.getState().summary?.path ? last.name : null;
}
