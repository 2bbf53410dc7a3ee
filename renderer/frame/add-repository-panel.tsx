import { Button, Divider, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addRepository, chooseRepositoryFolder } from '../add-repository.ts';
import { attempt } from '../attempt.ts';
import { cloneAddress } from '../features/import/clone-address.ts';
import { useText } from '../i18n.ts';

interface PanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A folder on this computer, or an address whose host is named before anything connects to it. */
export function AddRepositoryPanel({ isOpen, onClose }: PanelProps) {
  const { t } = useText();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('app.repository.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <Stack gap="md">
        <Button
          variant="default"
          onClick={() => {
            onClose();
            void attempt(chooseRepositoryFolder);
          }}
        >
          {t('app.repository.folder')}
        </Button>
        <Divider label={t('app.repository.or')} />
        <CloneForm onDone={onClose} />
      </Stack>
    </Modal>
  );
}

function CloneForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const address = cloneAddress(text);
  const isWrong = text.trim() !== '' && address.kind !== 'https';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.kind !== 'https') return;
    onDone();
    void attempt(() => addRepository(text.trim()));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          label={t('app.repository.address')}
          placeholder="https://"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isWrong && text.length > 8 ? t('app.repository.address-wrong') : undefined}
        />
        {address.kind === 'https' && (
          <Text size="sm" c="var(--dd-ink-soft)">
            {t('app.repository.address-hint', { host: address.host })}
          </Text>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={address.kind !== 'https'}>
            {t('app.repository.clone')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
