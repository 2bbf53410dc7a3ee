import { Autocomplete } from '@mantine/core';
import { useRef, useState } from 'react';

interface NameFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly known: readonly string[];
  /** The name, known or new; '' = none. */
  readonly onCommit: (name: string) => void;
  readonly onDone: () => void;
}

/** A name to choose among those known or to write anew; Enter and leaving the field keep it, Escape does not. */
export function NameField({ label, placeholder, value, known, onCommit, onDone }: NameFieldProps) {
  const [text, setText] = useState(value);
  const over = useRef(false);
  const finish = (name: string | null): void => {
    if (over.current) return;
    over.current = true;
    if (name !== null && name.trim() !== value) onCommit(name.trim());
    onDone();
  };
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      data={[...known]}
      limit={50}
      value={text}
      onChange={setText}
      onOptionSubmit={finish}
      onBlur={() => finish(text)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') finish(null);
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        // Else the button that the field becomes would be pressed by the same key.
        event.preventDefault();
        // An option that the arrows chose comes first.
        queueMicrotask(() => finish(text));
      }}
      autoFocus
      clearable
    />
  );
}
