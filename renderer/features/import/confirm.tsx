import { Button, Group, Modal, Text } from '@mantine/core';
import { useText } from '../../i18n.ts';

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before data leaves the workspace; the focus starts on the way back. */
export function Confirm({ title, text, confirmLabel, onConfirm, onClose }: ConfirmProps) {
  const { t } = useText();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.actions.close') }}>
      <Text mb="lg">{text}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('dataScreen.imports.keep')}
        </Button>
        <Button
          color="red.9"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
