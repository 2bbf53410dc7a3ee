import type { ReactNode } from 'react';
import classes from './scroll-region.module.css';

interface ScrollRegionProps {
  readonly label: string;
  /** Scrolls inside at this height instead of growing. */
  readonly maxHeight?: number;
  readonly children: ReactNode;
}

/** A table that may be wider or longer than its place; the keyboard can scroll it too. */
export function ScrollRegion({ label, maxHeight, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.region} tabIndex={0} aria-label={label} style={{ maxHeight }}>
      {children}
    </section>
  );
}
