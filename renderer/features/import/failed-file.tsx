import { Button } from '@mantine/core';
import type { ErrorCode } from '../../../shared/errors.ts';
import { addRepository } from '../../add-repository.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { ErrorPanel } from './error-panel.tsx';
import type { FileResult } from './import-session.ts';
import { openFile } from './import-steps.ts';

/** A file that was not imported, or a sheet that wasn't meant to be: why, and the way to reading it with other choices. */
export function FailedFile({ result }: { readonly result: FileResult }) {
  const { t } = useText();
  const { outcome, path } = result;
  if (outcome.kind === 'imported') return null;
  const known = outcome.error.code === 'already-imported';
  const title = outcome.kind === 'failed' ? 'importReport.failed.title' : 'importReport.failed.passed-over';
  return (
    <ErrorPanel
      title={known ? outcome.file : t(title, { file: outcome.file })}
      error={outcome.error}
      calm={known || outcome.kind === 'passed-over'}
      actions={!known && path !== null && <WayOut path={path} result={result} code={outcome.error.code} />}
    />
  );
}

interface WayOutProps {
  readonly path: string;
  readonly result: FileResult;
  readonly code: ErrorCode;
}

function WayOut({ path, result, code }: WayOutProps) {
  const { t } = useText();
  if (code === 'repository-outside') {
    return (
      <Button onClick={() => void attempt(() => addRepository(path, [], { confirmOutside: true }))}>
        {t('servers.failed.outside-agree')}
      </Button>
    );
  }
  return (
    <Button variant="default" onClick={() => void attempt(() => openFile(path, result.entry, result.options))}>
      {t('importReport.failed.choose')}
    </Button>
  );
}
