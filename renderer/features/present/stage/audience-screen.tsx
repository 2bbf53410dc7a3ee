import { useEffect, useReducer, useRef, useState } from 'react';
import { onShellEvents, shell } from '../../../api.ts';
import { FailedAnswer } from '../../../components/failed-answer.tsx';
import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';
import { endPresenting } from '../../../store/presenting.ts';
import { setScreenParam, useScreenParam, useView } from '../../../store/view.ts';
import type { DeckTheme } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import { useDeck } from '../deck-state.ts';
import type { Page } from '../pages.ts';
import { ScaledSlide } from '../slide-canvas.tsx';
import { useStageChoice } from './displays.ts';
import { KeysSheet } from './keys-sheet.tsx';
import { PageGrid } from './page-grid.tsx';
import { PointerDot } from './pointer-dot.tsx';
import classes from './stage.module.css';
import { openStagePublisher, type StagePublisher } from './stage-channel.ts';
import type { StageWish } from './stage-keys.ts';
import { FIRST, isCovered, type StageAction, type StageState, stageAfter } from './stage-state.ts';
import { useDeckPages } from './use-deck-pages.ts';
import { useStageWishes } from './use-stage-wishes.ts';
import { useFittingWidth } from './use-window-size.ts';

/** What the audience sees: one page, and nothing of the application. */
export function AudienceScreen() {
  const { t } = useText();
  const view = useView();
  const { deck } = useDeck();
  const { data, error, isComplete, pages } = useDeckPages(deck, view);
  // What comes later (advice, versions) must not change the pages before the audience's eyes.
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady((before) => before || isComplete), [isComplete]);
  useScreenReady((isReady && pages.length > 0) || error !== null);
  useWindows();
  if (error !== null) return <FailedAnswer error={error} />;
  if (deck === null || view === null || data === null || !isReady || pages.length === 0) {
    return (
      <div className={classes.stage} data-blank="black">
        <p className={classes.waiting} role="status">
          {t(isReady && pages.length === 0 ? 'present.list.none' : 'present.stage.loading')}
        </p>
        <EscapeOnly />
      </div>
    );
  }
  return <Audience pages={pages} data={data} theme={deck.theme} news={(state) => ({ deck, view, state })} />;
}

function EscapeOnly() {
  useStageWishes((wish) => {
    if (wish.kind === 'escape') endPresenting();
  });
  return null;
}

/** Full screen, and the presenter's window where there is a display for it; all as before at the end. */
function useWindows(): void {
  const hasSpeaker = useStageChoice((state) => state.hasSpeaker);
  const display = useStageChoice((state) => state.display);
  const [isKnown, setKnown] = useState(false);
  useEffect(() => {
    void shell('stage.displays', {}).then((displays) => {
      useStageChoice.setState({ hasSpeaker: (displays ?? []).length > 1 });
      setKnown(true);
    });
    const stop = onShellEvents({
      'speaker-closed': () => useStageChoice.setState({ hasSpeaker: false }),
    });
    return () => {
      stop();
      void shell('stage.set', { audience: false, speaker: false, display: null });
    };
  }, []);
  useEffect(() => {
    if (isKnown) void shell('stage.set', { audience: true, speaker: hasSpeaker, display });
  }, [isKnown, hasSpeaker, display]);
}

interface AudienceProps {
  readonly pages: readonly Page[];
  readonly data: DeckData;
  readonly theme: DeckTheme;
  readonly news: (state: StageState) => Parameters<StagePublisher['publish']>[0];
}

function Audience({ pages, data, theme, news }: AudienceProps) {
  const count = pages.length;
  const asked = Number(useScreenParam('slide') ?? 1) - 1;
  const [kept, act] = useReducer(
    (before: StageState, action: StageAction) => stageAfter(before, action, count),
    stageAfter(FIRST, { kind: 'go', page: asked }, count),
  );
  // Fewer pages than before, where the data changed meanwhile.
  const state = kept.page < count ? kept : { ...kept, page: count - 1 };
  const seen = useSeen(pages[state.page]?.key ?? '');
  const hear = (wish: StageWish) => {
    if (wish.kind === 'speaker') useStageChoice.setState((before) => ({ hasSpeaker: !before.hasSpeaker }));
    else if (wish.kind !== 'escape') act(wish);
    else if (isCovered(state)) act({ kind: 'clear' });
    else endPresenting();
  };
  useStageWishes(hear);
  usePublished(news(state), hear);
  useEffect(() => setScreenParam('slide', String(state.page + 1), true), [state.page]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys do all that a click does
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={classes.stage}
      data-theme={theme}
      data-blank={state.blank}
      onClick={() => {
        if (state.grid === null) hear({ kind: 'next' });
      }}
    >
      <Pages pages={pages} data={data} theme={theme} at={state.page} />
      {state.grid !== null && (
        <PageGrid
          pages={pages}
          data={data}
          theme={theme}
          at={state.grid}
          isCovered={(page) => page.isSecret && !seen.has(page.key)}
          onGo={(page) => act({ kind: 'go', page })}
        />
      )}
      {state.showsKeys && <KeysSheet />}
      {state.digits !== '' && <Digits digits={state.digits} />}
      {state.blank !== null && <div className={classes.blank} data-color={state.blank} />}
      {state.hasPointer && state.blank === null && <PointerDot />}
    </div>
  );
}

function Digits({ digits }: { readonly digits: string }) {
  const { t } = useText();
  return <p className={classes.digits}>{t('present.stage.digits', { digits })}</p>;
}

/** Keys of the pages that were shown. */
function useSeen(key: string): ReadonlySet<string> {
  const seen = useRef(new Set<string>());
  seen.current.add(key);
  return seen.current;
}

function usePublished(news: ReturnType<AudienceProps['news']>, hear: (wish: StageWish) => void): void {
  const publisher = useRef<StagePublisher | null>(null);
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const opened = openStagePublisher((wish) => latest.current(wish));
    publisher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => publisher.current?.publish(news));
}

interface PagesProps extends Pick<AudienceProps, 'pages' | 'data' | 'theme'> {
  readonly at: number;
}

/** The page at hand, and those beside it made ready out of sight, but for answers: those are nowhere before their turn. */
function Pages({ pages, data, theme, at }: PagesProps) {
  const width = useFittingWidth();
  return pages.map((page, index) => {
    const isHere = index === at;
    if (!isHere && (Math.abs(index - at) > 1 || page.isSecret)) return null;
    return (
      <div key={page.key} className={classes.page} data-here={isHere} aria-hidden={!isHere}>
        <ScaledSlide page={page} data={data} theme={theme} number={index + 1} width={width} />
      </div>
    );
  });
}
