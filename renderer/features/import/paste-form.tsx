import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { LONGEST_PASTE } from '../../../shared/paste-limit.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { receivePaths } from '../../receive-paths.ts';
import classes from './paste-form.module.css';

interface PasteFormProps {
  /** What is in the clipboard; '' = it is to be pasted or typed here. */
  readonly pasted: string;
  readonly onDone: () => void;
}

/** A table as text becomes a file of the import, under a name that stands for its service where the table has none. */
export function PasteForm({ pasted, onDone }: PasteFormProps) {
  const { t } = useText();
  const [text, setText] = useState(pasted);
  const [name, setName] = useState('');
  const isTooLong = text.length > LONGEST_PASTE;
  const isEmpty = text.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isEmpty || isTooLong) return;
    onDone();
    const named = name.trim() || t('paste.default-name');
    void attempt(async () => receivePaths([await shell('paste.keep', { name: named, text })]));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Textarea
          data-autofocus={pasted === '' || undefined}
          label={t('paste.text')}
          description={t('paste.text-hint')}
          classNames={{ input: classes.table }}
          rows={12}
          wrap="off"
          value={text}
          spellCheck={false}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={isTooLong ? t('paste.too-long', { most: LONGEST_PASTE }) : null}
        />
        <TextInput
          data-autofocus={pasted !== '' || undefined}
          label={t('paste.name')}
          description={t('paste.name-hint')}
          placeholder={t('paste.default-name')}
          value={name}
          maxLength={200}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('paste.cancel')}
          </Button>
          <Button type="submit" disabled={isEmpty || isTooLong}>
            {t('paste.look')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
