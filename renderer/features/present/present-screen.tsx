import { useEffect, useState } from 'react';
import { DraftNote } from '../../components/draft-note.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useView } from '../../store/view.ts';
import { DeckBar } from './deck-bar.tsx';
import { DeckOptions } from './deck-options.tsx';
import { rememberDeck, useDeck, useRestoredDeck } from './deck-state.ts';
import classes from './present-screen.module.css';
import { SavePdf } from './save-pdf.tsx';
import { SlideEditor } from './slide-editor.tsx';
import { SlideList } from './slide-list.tsx';
import { useDeckPages } from './stage/use-deck-pages.ts';

/** The deck while it is arranged. */
export function PresentScreen() {
  const { t } = useText();
  const view = useView();
  const { deck, name, isChanged, restoredFrom, problem, change, discard } = useDeck();
  const { data, error, isComplete, pages } = useDeckPages(deck, view);
  const [chosen, choose] = useState('title');
  useRestoredDeck(name);
  useEffect(() => rememberDeck(name), [name]);
  useScreenReady((isComplete && deck !== null) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (deck === null || data === null)
    return <div role="status" aria-busy="true" aria-label={t('app.states.loading')} />;
  const slide = deck.slides.find(({ id }) => id === chosen) ?? deck.slides[0];
  return (
    <div className={classes.screen}>
      <DeckBar
        deck={deck}
        name={name}
        isChanged={isChanged}
        isRestored={restoredFrom !== null}
        discard={discard}
        pageCount={pages.length}
      >
        <SavePdf deck={deck} data={data} pages={pages} />
      </DeckBar>
      {restoredFrom !== null && <DraftNote from={restoredFrom} onDiscard={discard} />}
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {t(`present.deck.${problem}`, { name: name ?? '' })}
        </p>
      )}
      <DeckOptions deck={deck} onChange={change} />
      <div className={classes.work}>
        <SlideList deck={deck} data={data} pages={pages} chosen={slide?.id ?? ''} onChoose={choose} onChange={change} />
        {slide !== undefined && (
          <SlideEditor key={slide.id} deck={deck} slide={slide} data={data} onChange={change} onChoose={choose} />
        )}
      </div>
    </div>
  );
}
