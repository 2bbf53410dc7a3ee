/** Which rows of a long list are in view, as its scroller moves; see long-scroll.ts. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Extent, elementHeight, offsetShowing, type Scrolled, scrolledTo, topAt } from './long-scroll.ts';

export interface RowWindow {
  /** Rows to draw: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Rows in view, from 0; `last` included. */
  readonly first: number;
  readonly last: number;
  /** Pixels of the element above and below the rows that are drawn. */
  readonly before: number;
  readonly after: number;
  /** Scrolls as far as a row needs to be seen. */
  readonly show: (row: number) => void;
}

interface RowWindowOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Of the head, which stays in view above the rows. */
  readonly headHeight: number;
  /** Another one begins at the top. */
  readonly question: string;
  /** How high the element may get, where that is known: as long as nothing is measured it is taken for its height. */
  readonly maxHeight?: number;
}

const ROWS_AROUND = 12;
/** Milliseconds without scrolling after which the scroll bar takes the place of where the list is. */
const REST = 150;
const TOP: Scrolled = { offset: 0, shift: 0 };

export function useRowWindow(options: RowWindowOptions): RowWindow {
  const { scroller, count, rowHeight, headHeight, question, maxHeight = 0 } = options;
  const view = useHeight(scroller, headHeight, maxHeight);
  const extent = { length: count * rowHeight, view };
  const { scrolled, moveTo, begin } = useScrolled(scroller, extent);
  const shown = useRef(question);
  useEffect(() => {
    if (shown.current !== question) begin();
    shown.current = question;
  }, [question, begin]);
  const offset = Math.min(scrolled.offset, Math.max(0, extent.length - view));
  const first = Math.floor(offset / rowHeight);
  const last = Math.min(count - 1, Math.floor((offset + view) / rowHeight));
  // No row can be drawn above the element's own beginning.
  const start = Math.max(0, first - ROWS_AROUND, Math.ceil(scrolled.shift / rowHeight));
  const end = Math.min(count, last + 1 + ROWS_AROUND);
  const before = Math.max(0, start * rowHeight - scrolled.shift);
  return {
    start: Math.min(start, end),
    end,
    first,
    last: Math.max(first, last),
    before,
    after: Math.max(0, elementHeight(extent) - before - (end - start) * rowHeight),
    show: (row) => moveTo(offsetShowing(extent, offset, row * rowHeight, rowHeight)),
  };
}

function useHeight(scroller: RefObject<HTMLElement | null>, headHeight: number, expected: number): number {
  const [height, setHeight] = useState(Math.max(0, expected - headHeight));
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setHeight(Math.max(0, element.clientHeight - headHeight));
    // To look at once costs a layout; whoever observes is told after the next one.
    if (expected === 0) measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, headHeight, expected]);
  return height;
}

function useScrolled(scroller: RefObject<HTMLElement | null>, extent: Extent) {
  const [scrolled, setScrolled] = useState(TOP);
  const latest = useRef({ extent, scrolled });
  latest.current = { extent, scrolled };

  const begin = useCallback(() => {
    setScrolled(TOP);
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [scroller]);

  const moveTo = useCallback(
    (offset: number) => {
      const element = scroller.current;
      if (element === null) return;
      const top = topAt(latest.current.extent, offset);
      // What is drawn and the element move in one frame, or the rows would flash by.
      flushSync(() => setScrolled({ offset, shift: offset - top }));
      element.scrollTop = top;
      // Browsers round.
      if (element.scrollTop !== top) setScrolled({ offset, shift: offset - element.scrollTop });
    },
    [scroller],
  );

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      const { extent: now, scrolled: at } = latest.current;
      if (Math.abs(topAt(now, at.offset) - element.scrollTop) > 1) moveTo(at.offset);
    };
    const follow = () => {
      clearTimeout(resting);
      resting = setTimeout(rest, REST);
      const { extent: now, scrolled: at } = latest.current;
      const next = scrolledTo(now, at, element.scrollTop);
      if (next.offset !== at.offset || next.shift !== at.shift) flushSync(() => setScrolled(next));
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      clearTimeout(resting);
      element.removeEventListener('scroll', follow);
    };
  }, [scroller, moveTo]);

  return { scrolled, moveTo, begin };
}
