import { Button } from '@mantine/core';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { ErrorPanel } from './error-panel.tsx';
import type { FileResult } from './import-session.ts';
import { openFile } from './import-steps.ts';

/** A file that was not imported: why, and the way to reading it with other choices. */
export function FailedFile({ result }: { readonly result: FileResult }) {
  const { t } = useText();
  const { outcome, path, entry, options } = result;
  if (outcome.kind !== 'failed') return null;
  const known = outcome.error.code === 'already-imported';
  return (
    <ErrorPanel
      title={known ? outcome.file : t('importReport.failed.title', { file: outcome.file })}
      error={outcome.error}
      calm={known}
      actions={
        !known &&
        path !== null && (
          <Button variant="default" onClick={() => void attempt(() => openFile(path, entry, options))}>
            {t('importReport.failed.choose')}
          </Button>
        )
      }
    />
  );
}
