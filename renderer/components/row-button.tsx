import type { ReactNode } from 'react';
import { PlainButton } from './plain-button.tsx';
import classes from './row-button.module.css';

/** The keyboard's way into a row of a list; its click is the row's. */
export function RowButton({ children }: { readonly children: ReactNode }) {
  return (
    <PlainButton data-row className={classes.button}>
      {children}
    </PlainButton>
  );
}
