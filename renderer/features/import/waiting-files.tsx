import { Button } from '@mantine/core';
import { useText } from '../../i18n.ts';
import { setScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './data-screen.module.css';
import { FILES_STEP, leaveSteps, STEP_PARAM, useImportSteps } from './import-steps.ts';

/** Files that were handed in and left before they were imported. */
export function WaitingFiles() {
  const { t } = useText();
  const { workspace, files, repositories } = useImportSteps();
  const isHere = useWorkspace((state) => (state.summary?.path ?? null) === workspace);
  const count = files.length + repositories.length;
  if (!isHere || count === 0) return null;
  return (
    <section className={classes.waiting}>
      <span>{t('importSteps.waiting.text', { count })}</span>
      <div className={classes.inline}>
        <Button onClick={() => setScreenParam(STEP_PARAM, FILES_STEP)}>{t('importSteps.waiting.go')}</Button>
        <Button variant="subtle" color="gray" onClick={leaveSteps}>
          {t('importSteps.waiting.discard')}
        </Button>
      </div>
    </section>
  );
}
