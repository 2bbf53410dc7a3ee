import type { ReactNode } from 'react';
import classes from './slides.module.css';

interface SlideFrameProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly children: ReactNode;
}

/** Title above, what is shown below. */
export function SlideFrame({ title, subtitle, children }: SlideFrameProps) {
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {subtitle !== undefined && subtitle !== '' && <p className={classes.subtitle}>{subtitle}</p>}
      </header>
      <div className={classes.body}>{children}</div>
    </>
  );
}

/** In place of what there is no data for: what is missing, and what brings it. */
export function NothingOnSlide({ children }: { readonly children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
