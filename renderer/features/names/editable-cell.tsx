import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import classes from './names.module.css';

interface EditableCellProps {
  /** What is chosen here, for a reader. */
  readonly label: string;
  /** What was chosen; null = nothing. */
  readonly value: string | null;
  /** What holds where nothing was chosen. */
  readonly otherwise: string;
  readonly disabled: boolean;
  /** The field that the cell becomes; `done` makes it a cell again. */
  readonly editor: (done: () => void) => ReactNode;
}

/** A value that becomes a field when it is pressed: thousands of fields at once would be slow and restless. */
export function EditableCell({ label, value, otherwise, disabled, editor }: EditableCellProps) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = (): void => {
    const hadFocus = document.activeElement instanceof HTMLInputElement;
    flushSync(() => setEditing(false));
    // Only where nothing else was reached for meanwhile.
    if (hadFocus) button.current?.focus();
  };
  if (editing) return editor(done);
  return (
    <UnstyledButton
      ref={button}
      className={classes.editable}
      data-said={value !== null}
      aria-label={`${label}: ${value ?? otherwise}`}
      title={value ?? otherwise}
      disabled={disabled}
      onClick={() => setEditing(true)}
    >
      {value ?? otherwise}
    </UnstyledButton>
  );
}
