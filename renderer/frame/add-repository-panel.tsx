import { Modal } from '@mantine/core';
import { AddRepositoryForm } from '../features/import/add-repository-form.tsx';
import { useText } from '../i18n.ts';

interface PanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AddRepositoryPanel({ isOpen, onClose }: PanelProps) {
  const { t } = useText();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('dataScreen.add.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <AddRepositoryForm onDone={onClose} />
    </Modal>
  );
}
