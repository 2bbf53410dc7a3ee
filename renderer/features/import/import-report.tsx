import { CloseButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './data-screen.module.css';
import { FailedFile } from './failed-file.tsx';
import report from './import-report.module.css';
import { closeReport, type FileResult, useImportSession } from './import-session.ts';
import { ImportedFile } from './imported-file.tsx';

/** What the last import brought, file by file: what needs an answer first. */
export function ImportReport() {
  const { t } = useText();
  const { workspace, results, repositories } = useImportSession();
  const isHere = useWorkspace((state) => (state.summary?.path ?? null) === workspace);
  const heading = useRef<HTMLHeadingElement>(null);
  // The report is what the steps end in: it has the focus once it is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results are another report
  useEffect(() => heading.current?.focus(), [results, repositories]);
  const failed = results.filter((result) => result.outcome.kind === 'failed');
  const passedOver = results.filter((result) => result.outcome.kind === 'passed-over');
  if (!isHere) return null;
  if (results.length === 0 && repositories.length === 0) return null;
  return (
    <section className={classes.card} aria-labelledby="import-report">
      <div className={classes.cardHead}>
        <div>
          <h2 className={classes.heading} id="import-report" ref={heading} tabIndex={-1}>
            {t('importReport.outcome.title')}
          </h2>
          <p className={classes.soft} role="status">
            <Counts failed={failed} passedOver={passedOver.length} />
          </p>
        </div>
        <CloseButton aria-label={t('importReport.outcome.close')} onClick={closeReport} />
      </div>
      {failed.map((result) => (
        <FailedFile key={result.id} result={result} />
      ))}
      {results.map((result) =>
        result.outcome.kind === 'imported' ? (
          <ImportedFile key={result.id} batch={result.outcome.batch} result={result} />
        ) : null,
      )}
      {passedOver.map((result) => (
        <FailedFile key={result.id} result={result} />
      ))}
      {repositories.map((repository) => (
        <p key={repository.id} className={report.line}>
          {t('importReport.outcome.repository-read', {
            name: repository.name,
            commits: repository.commits,
            tags: repository.tags,
          })}
        </p>
      ))}
    </section>
  );
}

/** In one line: how many came in, were here already, could not be used. */
function Counts({ failed, passedOver }: { readonly failed: readonly FileResult[]; readonly passedOver: number }) {
  const { t } = useText();
  const { results, repositories } = useImportSession();
  const known = failed.filter(({ outcome }) => outcome.kind === 'failed' && outcome.error.code === 'already-imported');
  const count = results.length - passedOver;
  const counts = [
    ...(count > 0 ? [t('importReport.outcome.summary', { count, imported: count - failed.length })] : []),
    ...(known.length > 0 ? [t('importReport.outcome.summary-known', { count: known.length })] : []),
    ...(failed.length > known.length
      ? [t('importReport.outcome.summary-failed', { count: failed.length - known.length })]
      : []),
    ...(passedOver > 0 ? [t('importReport.outcome.summary-passed-over', { count: passedOver })] : []),
    ...(repositories.length > 0
      ? [t('importReport.outcome.summary-repositories', { count: repositories.length })]
      : []),
  ];
  return counts.join(' · ');
}
