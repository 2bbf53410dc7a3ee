import { Modal } from '@mantine/core';
import { PasteForm } from '../features/import/paste-form.tsx';
import { useText } from '../i18n.ts';
import { usePanels } from '../store/panels.ts';

interface PanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function PastePanel({ isOpen, onClose }: PanelProps) {
  const { t } = useText();
  const pasted = usePanels((state) => state.pasted);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="lg"
      title={t('paste.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <PasteForm pasted={pasted} onDone={onClose} />
    </Modal>
  );
}
