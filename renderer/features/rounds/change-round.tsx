import { Button, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CheckRound, LONGEST_ROUND_NAME } from '../../../shared/guidance/check-round.ts';
import { isLocalDate } from '../../../shared/local-date.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import type { RoundKind } from './round-kind.ts';
import type { NamedRound } from './round-store.ts';
import styles from './rounds.module.css';

interface ChangeRoundProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly named: NamedRound<R>;
  readonly onClose: () => void;
  /** It has another name now. */
  readonly onRenamed?: (name: string) => void;
}

/** Name and day of a round, and what else was said of it; the answers stay. */
export function ChangeRound<R extends CheckRound>({ kind, named, onClose, onRenamed }: ChangeRoundProps<R>) {
  const { t } = useText();
  const [name, setName] = useState(named.name);
  const [round, setRound] = useState(named.round);
  const { check, Fields } = kind;
  const isDay = isLocalDate(round.heldOn);
  const newName = name.trim();
  const isUsable = newName !== '' && isDay;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isUsable) return;
    void attempt(async () => {
      await check.renameRound(named, newName);
      await check.putRound(newName, round);
      if (newName !== named.name) onRenamed?.(newName);
      onClose();
    });
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('rounds.change.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <form onSubmit={save}>
        <div className={styles.fields}>
          <TextInput
            label={t('rounds.start.name')}
            value={name}
            maxLength={LONGEST_ROUND_NAME}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <Fields round={round} onChange={setRound} />
        </div>
        <TextInput
          mt="md"
          w={220}
          label={t('rounds.change.held')}
          value={round.heldOn}
          error={isDay ? null : t('rounds.change.held-wrong')}
          onChange={({ currentTarget: { value } }) => setRound({ ...round, heldOn: value })}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('survey.cancel')}
          </Button>
          <Button type="submit" disabled={!isUsable}>
            {t('rounds.change.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
