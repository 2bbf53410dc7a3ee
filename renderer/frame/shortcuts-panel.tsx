import { Modal, Table, Text } from '@mantine/core';
import { commandIds, shortcuts } from '../../shared/commands.ts';
import { Shortcut } from '../components/shortcut.tsx';
import { useText } from '../i18n.ts';

interface PanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ShortcutsPanel({ isOpen, onClose }: PanelProps) {
  const { t } = useText();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('app.commands.shortcuts')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <Table verticalSpacing={5} withRowBorders={false}>
        <Table.Tbody>
          {commandIds
            .filter((id) => shortcuts[id] !== undefined)
            .map((id) => (
              <Table.Tr key={id}>
                <Table.Td>{t(`menu.command.${id}`)}</Table.Td>
                <Table.Td ta="right">
                  <Shortcut keys={shortcuts[id]} />
                </Table.Td>
              </Table.Tr>
            ))}
          <Table.Tr>
            <Table.Td>{t('app.commands.shortcuts')}</Table.Td>
            <Table.Td ta="right">
              <Shortcut keys="?" />
            </Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>{t('app.commands.escape')}</Table.Td>
            <Table.Td ta="right">
              <Shortcut keys="Esc" />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="sm" c="var(--dd-ink-faint)" mt="sm">
        {t('app.commands.shortcuts-text')}
      </Text>
    </Modal>
  );
}
