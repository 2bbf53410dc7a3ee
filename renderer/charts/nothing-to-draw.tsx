import type { ReactNode } from 'react';
import classes from './charts.module.css';

/** In place of a chart that would be empty. */
export function NothingToDraw({ children }: { readonly children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}
