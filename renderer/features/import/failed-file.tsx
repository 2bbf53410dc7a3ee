import { Button } from '@mantine/core';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { ErrorPanel } from './error-panel.tsx';
import type { FileResult } from './import-session.ts';
import { openFile } from './import-steps.ts';

/** A file that was not imported, or a sheet that wasn't meant to be: why, and the way to reading it with other choices. */
export function FailedFile({ result }: { readonly result: FileResult }) {
  const { t } = useText();
  const { outcome, path, entry, options } = result;
  if (outcome.kind === 'imported') return null;
  const known = outcome.error.code === 'already-imported';
  const title = outcome.kind === 'failed' ? 'importReport.failed.title' : 'importReport.failed.passed-over';
  return (
    <ErrorPanel
      title={known ? outcome.file : t(title, { file: outcome.file })}
      error={outcome.error}
      calm={known || outcome.kind === 'passed-over'}
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
