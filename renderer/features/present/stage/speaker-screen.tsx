import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { FailedAnswer } from '../../../components/failed-answer.tsx';
import { useText } from '../../../i18n.ts';
import { useScreenReady } from '../../../screen-ready.ts';
import type { DeckTheme } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import type { Page } from '../pages.ts';
import { ScaledSlide } from '../slide-canvas.tsx';
import { HostNotes, useHostNews } from './host-notes.tsx';
import { PageGrid } from './page-grid.tsx';
import classes from './speaker.module.css';
import { SpeakerClock } from './speaker-clock.tsx';
import { followStage, type StageFollower, type StageNews } from './stage-channel.ts';
import type { StageWish } from './stage-keys.ts';
import { FIRST, type StageAction, type StageState, stageAfter } from './stage-state.ts';
import { useDeckPages } from './use-deck-pages.ts';
import { useStageWishes } from './use-stage-wishes.ts';

/** The presenter's own window: what is shown, what comes next, what to say, and how late it is. */
export function SpeakerScreen() {
  const { t } = useText();
  const [news, setNews] = useState<StageNews | null>(null);
  const stage = useRef<StageFollower | null>(null);
  useEffect(() => {
    const follower = followStage(setNews);
    stage.current = follower;
    return () => follower.close();
  }, []);
  const host = useHostNews();
  const { data, error, isComplete, pages } = useDeckPages(news?.deck ?? null, news?.view ?? null);
  const isReady = news !== null && data !== null && isComplete && pages.length > 0;
  useScreenReady(isReady || error !== null || (news === null && host !== null));
  const title = t('present.speaker.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (news === null && host !== null) return <HostNotes news={host} />;
  if (error !== null) return <FailedAnswer error={error} />;
  if (news === null || data === null || pages.length === 0) {
    return <p className={classes.waiting}>{t(news === null ? 'present.speaker.waiting' : 'present.stage.loading')}</p>;
  }
  return (
    <Speaker
      pages={pages}
      data={data}
      theme={news.deck.theme}
      state={news.state}
      onWish={(wish) => stage.current?.wish(wish)}
    />
  );
}

interface SpeakerProps {
  readonly pages: readonly Page[];
  readonly data: DeckData;
  readonly theme: DeckTheme;
  readonly state: StageState;
  readonly onWish: (wish: StageWish) => void;
}

function Speaker({ pages, data, theme, state, onWish }: SpeakerProps) {
  const { t } = useText();
  // All pages at a glance are looked at here, out of the audience's sight.
  const [grid, setGrid] = useState<number | null>(null);
  const hear = (wish: StageWish) => {
    if (!isOwn(wish, grid)) onWish(wish);
    else if (wish.kind === 'confirm' && grid !== null) {
      onWish({ kind: 'go', page: grid });
      setGrid(null);
    } else setGrid(gridAfter(grid, state.page, wish, pages.length));
  };
  useStageWishes(hear);
  const page = pages[state.page];
  const next = pages[state.page + 1];
  return (
    <main className={classes.speaker}>
      <header className={classes.head}>
        <SpeakerClock />
        <h1 className={classes.place}>{t('present.speaker.place', { number: state.page + 1, count: pages.length })}</h1>
        <Buttons state={state} onWish={onWish} />
      </header>
      <section className={classes.now} aria-label={t('present.speaker.now')}>
        <h2>
          {t('present.speaker.now')}: {page?.name}
        </h2>
        <Picture page={page} data={data} theme={theme} number={state.page + 1} share={0.54} />
        {state.blank !== null && <p className={classes.notice}>{t(`present.speaker.is-${state.blank}`)}</p>}
      </section>
      <section className={classes.next} aria-label={t('present.speaker.next')}>
        <h2>
          {t('present.speaker.next')}
          {next === undefined ? '' : `: ${next.name}`}
        </h2>
        {next === undefined ? (
          <p>{t('present.speaker.end')}</p>
        ) : (
          <Picture page={next} data={data} theme={theme} number={state.page + 2} share={0.36} />
        )}
      </section>
      <Notes note={page?.note ?? ''} />
      {grid !== null && (
        <PageGrid
          pages={pages}
          data={data}
          theme={theme}
          at={grid}
          isCovered={() => false}
          onGo={(to) => {
            onWish({ kind: 'go', page: to });
            setGrid(null);
          }}
        />
      )}
    </main>
  );
}

function isOwn(wish: StageWish, grid: number | null): boolean {
  if (wish.kind === 'grid') return true;
  return grid !== null && ['next', 'previous', 'up', 'down', 'first', 'last', 'confirm', 'escape'].includes(wish.kind);
}

function gridAfter(grid: number | null, page: number, wish: StageWish, count: number): number | null {
  if (wish.kind === 'escape' || wish.kind === 'speaker') return null;
  const action: StageAction = wish;
  return stageAfter({ ...FIRST, page, grid }, action, count).grid;
}

interface PictureProps extends Pick<SpeakerProps, 'data' | 'theme'> {
  readonly page: Page | undefined;
  readonly number: number;
  /** Of the window's width. */
  readonly share: number;
}

function Picture({ page, share, ...props }: PictureProps) {
  const width = useWindowWidth() * share;
  return (
    <div className={classes.picture} inert>
      {page !== undefined && <ScaledSlide page={page} width={width} {...props} />}
    </div>
  );
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = () => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return width;
}

function Notes({ note }: { readonly note: string }) {
  const { t } = useText();
  return (
    <section className={classes.notes} aria-label={t('present.speaker.notes')}>
      <h2>{t('present.speaker.notes')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long notes are scrolled by keyboard */}
      <div className={classes.note} tabIndex={0}>
        {note === '' ? t('present.speaker.no-note') : note}
      </div>
    </section>
  );
}

function Buttons({ state, onWish }: Pick<SpeakerProps, 'state' | 'onWish'>) {
  const { t } = useText();
  return (
    <div className={classes.buttons}>
      <Button size="sm" variant="default" onClick={() => onWish({ kind: 'previous' })}>
        ← {t('present.speaker.back')}
      </Button>
      <Button size="sm" onClick={() => onWish({ kind: 'next' })}>
        {t('present.speaker.forward')} →
      </Button>
      <Button
        size="sm"
        variant={state.blank === 'black' ? 'filled' : 'default'}
        aria-pressed={state.blank === 'black'}
        onClick={() => onWish({ kind: 'blank', color: 'black' })}
      >
        {t('present.speaker.black')}
      </Button>
      <Button
        size="sm"
        variant={state.blank === 'white' ? 'filled' : 'default'}
        aria-pressed={state.blank === 'white'}
        onClick={() => onWish({ kind: 'blank', color: 'white' })}
      >
        {t('present.speaker.white')}
      </Button>
      <Button size="sm" variant="subtle" onClick={() => onWish({ kind: 'escape' })}>
        {t('present.speaker.stop')}
      </Button>
    </div>
  );
}
