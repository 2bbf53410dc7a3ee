import { Button } from '@mantine/core';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { receivePaths } from '../../receive-paths.ts';
import { openPanel, openPaste } from '../../store/panels.ts';
import classes from './data-screen.module.css';

/** Where to drop is the whole window; this says so and offers the same by button. */
export function DropZone({ disabled }: { readonly disabled: boolean }) {
  const { t } = useText();
  if (disabled) return <p className={classes.notice}>{t('dataScreen.drop.read-only')}</p>;
  return (
    <section className={classes.drop}>
      <div>
        <h2 className={classes.dropTitle}>{t('dataScreen.drop.title')}</h2>
        <p className={classes.soft}>{t('dataScreen.drop.hint')}</p>
      </div>
      <div className={classes.inline}>
        <Button onClick={() => choose('dialog.open-files')}>{t('dataScreen.drop.files')}</Button>
        <Button variant="default" onClick={() => choose('dialog.open-folder')}>
          {t('dataScreen.drop.folder')}
        </Button>
        <Button variant="default" onClick={() => openPaste('')}>
          {t('paste.action')}
        </Button>
        <Button variant="default" onClick={() => openPanel('add-repository')}>
          {t('dataScreen.drop.repository')}
        </Button>
      </div>
    </section>
  );
}

function choose(dialog: 'dialog.open-files' | 'dialog.open-folder'): void {
  void attempt(async () => receivePaths(await shell(dialog, {})));
}
