import { Button, Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { attempt } from '../../../attempt.ts';
import { useText } from '../../../i18n.ts';
import { guardLeaving } from '../../../store/location.ts';
import page from '../quiz.module.css';
import { discardDraft, useEditor } from './editor-state.ts';

interface LeaveEditorProps {
  readonly isUnsaved: boolean;
  readonly canSave: boolean;
  readonly onSave: () => Promise<unknown>;
}

/** Asks before another place takes the editor's. The back button is not held up: there the draft is kept instead. */
export function LeaveEditor({ isUnsaved, canSave, onSave }: LeaveEditorProps) {
  const { t } = useText();
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  const mayGo = useEffectEvent((target: string, go: () => void): boolean => {
    const { place, draft } = useEditor.getState();
    const edited = new URLSearchParams(target.split('?')[1] ?? '').get('edit');
    if (!isUnsaved || draft === null || (target.startsWith('#/quiz?') && edited === place)) return true;
    setWaiting(() => go);
    return false;
  });
  useEffect(() => {
    guardLeaving((target, go) => mayGo(target, go));
    return () => guardLeaving(null);
  }, []);
  function leave(): void {
    setWaiting(null);
    discardDraft();
    waiting?.();
  }
  async function save(): Promise<void> {
    await onSave();
    leave();
  }
  return (
    <Modal
      opened={waiting !== null}
      onClose={() => setWaiting(null)}
      title={t('quizEditor.leave.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <p className={page.soft}>{t('quizEditor.leave.text')}</p>
      <div className={page.actions}>
        <Button disabled={!canSave} data-autofocus onClick={() => void attempt(save)}>
          {t('quizEditor.leave.save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('quizEditor.leave.discard')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setWaiting(null)}>
          {t('quizEditor.leave.stay')}
        </Button>
      </div>
    </Modal>
  );
}
