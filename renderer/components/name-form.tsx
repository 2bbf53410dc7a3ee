import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { attempt } from '../attempt.ts';
import classes from './name-form.module.css';

interface NameFormProps {
  readonly label: string;
  readonly action: string;
  readonly initial: string;
  readonly onName: (name: string) => Promise<void>;
}

/** A name to keep something under. */
export function NameForm({ label, action, initial, onName }: NameFormProps) {
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    void attempt(async () => {
      await onName(wanted);
      setName('');
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        className={classes.field}
        size="xs"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={name.trim() === ''}>
        {action}
      </Button>
    </form>
  );
}
