import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { readTeamList, teamListText } from '../../../shared/team-list.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useText } from '../../i18n.ts';
import type { Names } from './names-state.ts';

interface TeamListPanelProps {
  readonly services: readonly MappedService[];
  readonly say: Names['say'];
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

const UNKNOWN_SHOWN = 5;

/** All services and their teams in one text, for a spreadsheet and from one. */
export function TeamListPanel({ services, say, readOnly, onClose }: TeamListPanelProps) {
  const { t } = useText();
  const [text, setText] = useState(() => teamListText(services));
  const { choices, unknown } = useMemo(() => readTeamList(text, services), [text, services]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('namesScreen.team-list.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <Text size="sm" mb="sm">
        {t('namesScreen.team-list.text')}
      </Text>
      <Textarea
        aria-label={t('namesScreen.team-list.title')}
        ff="monospace"
        rows={14}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" mt="xs" role="status">
        {t('namesScreen.team-list.changes', { count: choices.length })}
        {unknown.length > 0 && (
          <>
            {' '}
            {t('namesScreen.team-list.unknown', {
              count: unknown.length,
              names: unknown.slice(0, UNKNOWN_SHOWN).join(', ') + (unknown.length > UNKNOWN_SHOWN ? ' …' : ''),
            })}
          </>
        )}
      </Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <CopyButton text={text} label={t('namesScreen.team-list.copy')} />
        <Button
          disabled={readOnly || choices.length === 0}
          onClick={() => {
            say(choices);
            onClose();
          }}
        >
          {t('namesScreen.team-list.apply')}
        </Button>
      </Group>
    </Modal>
  );
}
