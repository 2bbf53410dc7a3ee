import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './row-button.module.css';

/** The keyboard's way into a row of a list; its click is the row's. */
export function RowButton({ children }: { readonly children: ReactNode }) {
  return (
    <UnstyledButton data-row className={classes.button}>
      {children}
    </UnstyledButton>
  );
}
