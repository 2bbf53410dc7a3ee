import { Button } from '@mantine/core';
import { attempt } from '../../attempt.ts';
import { translate, useText } from '../../i18n.ts';
import { notify } from '../../notify.ts';
import { setScreenParams } from '../../store/view.ts';
import { exportPack, importPack } from './own-packs.ts';
import classes from './quiz.module.css';

/** What is done with packs as files. */
export function PackTools() {
  const { t, locale } = useText();
  async function bringIn(): Promise<void> {
    const pack = await importPack();
    if (pack === null) return;
    setScreenParams({ pack: pack.id }, true);
    notify({ color: 'green', message: t('quiz.pack.imported', { title: pack.title[locale] }) });
  }
  return (
    <div className={classes.tools}>
      <Button variant="default" onClick={() => setScreenParams({ edit: 'new' })}>
        {t('quiz.pack.new')}
      </Button>
      <Button variant="default" onClick={() => void attempt(bringIn)}>
        {t('quiz.pack.import')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        onClick={() => void attempt(async () => sayWritten(await exportPack('schema')))}
      >
        {t('quiz.pack.schema')}
      </Button>
    </div>
  );
}

/** Says where a file is; null = none was written. */
export function sayWritten(path: string | null): void {
  if (path !== null) notify({ color: 'green', message: translate('quiz.pack.exported', { path }) });
}
