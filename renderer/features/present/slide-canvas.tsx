import { memo } from 'react';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { useText } from '../../i18n.ts';
import type { DeckTheme } from './deck.ts';
import type { DeckData } from './deck-data.ts';
import type { Page } from './pages.ts';
import classes from './slide-canvas.module.css';
import { periodWords } from './slides/period-words.ts';

/** CSS pixels: a page of 13.333 × 7.5 inches. */
export const CANVAS = { width: 1280, height: 720 } as const;

interface SlideCanvasProps {
  readonly page: Page;
  readonly data: DeckData;
  readonly theme: DeckTheme;
  /** From 1; null = not numbered. */
  readonly number: number | null;
}

/** One page at its own size, whatever it is then scaled to. */
export const SlideCanvas = memo(function SlideCanvas({ page, data, theme, number }: SlideCanvasProps) {
  const text = useText();
  const isOpening = page.slide.kind === 'title' || page.slide.kind === 'closing';
  return (
    <section className={classes.canvas} data-ground={theme} data-kind={page.slide.kind} aria-label={page.name}>
      <ErrorBoundary>{page.content}</ErrorBoundary>
      {!isOpening && (
        <footer className={classes.foot}>
          <span className={classes.footWords}>
            {[data.client, periodWords(data, text)].filter((part) => part !== '').join(' · ')}
          </span>
          {number !== null && <span className={classes.number}>{number}</span>}
        </footer>
      )}
    </section>
  );
});

interface ScaledSlideProps extends SlideCanvasProps {
  /** CSS pixels. */
  readonly width: number;
}

/** The same in little, or large. */
export function ScaledSlide({ width, ...props }: ScaledSlideProps) {
  const scale = width / CANVAS.width;
  return (
    <div className={classes.scaled} style={{ width, height: scale * CANVAS.height }}>
      <div className={classes.scale} style={{ transform: `scale(${scale})` }}>
        <SlideCanvas {...props} />
      </div>
    </div>
  );
}
