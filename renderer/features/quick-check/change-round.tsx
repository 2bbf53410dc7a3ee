import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isLocalDate } from '../../../shared/local-date.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { RoundFieldsForm } from './round-fields.tsx';
import { type NamedRound, putRound, renameRound } from './rounds.ts';

interface ChangeRoundProps {
  readonly named: NamedRound;
  readonly onClose: () => void;
  /** It has another name now. */
  readonly onRenamed?: (name: string) => void;
}

/** Name, day, edition, industry and size of a round; the answers stay. */
export function ChangeRound({ named, onClose, onRenamed }: ChangeRoundProps) {
  const { t } = useText();
  const { edition, industry, size, heldOn } = named.round;
  const [fields, setFields] = useState({ name: named.name, edition, industry, size, heldOn });
  const isDay = isLocalDate(fields.heldOn);
  const isUsable = fields.name.trim() !== '' && isDay;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isUsable) return;
    void attempt(async () => {
      const { name, ...changed } = fields;
      const newName = name.trim();
      await renameRound(named, newName);
      await putRound(newName, { ...named.round, ...changed });
      if (newName !== named.name) onRenamed?.(newName);
      onClose();
    });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('quickCheck.change.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <form onSubmit={save}>
        <RoundFieldsForm fields={fields} onChange={setFields} nameError={null} />
        <TextInput
          mt="md"
          w={220}
          label={t('quickCheck.change.held')}
          value={fields.heldOn}
          error={isDay ? null : t('quickCheck.change.held-wrong')}
          onChange={({ currentTarget: { value } }) => setFields({ ...fields, heldOn: value })}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('survey.cancel')}
          </Button>
          <Button type="submit" disabled={!isUsable}>
            {t('quickCheck.change.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
