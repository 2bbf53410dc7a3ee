import { Button } from '@mantine/core';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { ChoiceForm } from './choice-form.tsx';
import classes from './data-screen.module.css';
import { ErrorPanel } from './error-panel.tsx';
import { choicesFor, NO_ANSWERS } from './import-choice.ts';
import { type FileResult, retryFile, useImportSession } from './import-session.ts';

/** A file that was not imported: why, and where one answer would help, that question in place. */
export function FailedFile({ result }: { readonly result: FileResult }) {
  const { t } = useText();
  const running = useImportSession((state) => state.running);
  const { outcome } = result;
  if (outcome.kind !== 'failed') return null;
  const choices = result.path === null ? [] : choicesFor(outcome.error);
  const known = outcome.error.code === 'already-imported';
  return (
    <ErrorPanel
      title={known ? outcome.file : t('dataScreen.failed.title', { file: outcome.file })}
      error={outcome.error}
      calm={known || choices.length > 0}
      actions={
        choices.length === 0 && !known && result.path !== null ? (
          <Button variant="default" loading={running} onClick={() => void attempt(() => retryFile(result, NO_ANSWERS))}>
            {t('dataScreen.failed.retry')}
          </Button>
        ) : null
      }
    >
      {choices.length > 0 && (
        <div className={classes.choice}>
          <h4 className={classes.choiceTitle}>{t('dataScreen.choice.title')}</h4>
          <ChoiceForm
            choices={choices}
            error={outcome.error}
            kind={result.options.kind === 'incidents' ? 'incidents' : 'deployments'}
            submitLabel={t('dataScreen.choice.submit')}
            busy={running}
            onSubmit={(answers) => void attempt(() => retryFile(result, answers))}
          />
        </div>
      )}
    </ErrorPanel>
  );
}
