import { UnstyledButton } from '@mantine/core';
import type { ComponentProps } from 'react';

/** Mantine's UnstyledButton to look at. It takes no style properties, which is what that one takes its time for: tables hold hundreds. */
export function PlainButton({ className = '', ...attributes }: ComponentProps<'button'>) {
  const look = `mantine-focus-auto ${UnstyledButton.classes.root} ${className}`;
  return <button type="button" {...attributes} className={look} />;
}
