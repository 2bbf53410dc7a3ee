import { useMemo } from 'react';
import type { View } from '../../../../shared/view.ts';
import { useText } from '../../../i18n.ts';
import type { Deck } from '../deck.ts';
import { type DeckAnswer, useDeckData } from '../deck-data.ts';
import { type Page, pagesOf } from '../pages.ts';

/** The deck's pages, once their data are there: the same in every window. */
export function useDeckPages(deck: Deck | null, view: View | null): DeckAnswer & { readonly pages: readonly Page[] } {
  const text = useText();
  const answer = useDeckData(view, deck?.hidesNames ?? false);
  const { data } = answer;
  const pages = useMemo(() => (deck === null || data === null ? [] : pagesOf(deck, data, text)), [deck, data, text]);
  return { ...answer, pages };
}
