import { Button, Title } from '@mantine/core';
import { useEffect } from 'react';
import type { WorkspaceSummary } from '../../../shared/answers.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { takePaths, useIntake } from '../../store/intake.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useScreenParam } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DataGaps } from './data-gaps-panel.tsx';
import classes from './data-screen.module.css';
import { DropZone } from './drop-zone.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { FoundData } from './found-data.tsx';
import { ImportReport } from './import-report.tsx';
import { lookAt, STEP_PARAM, useImportSteps } from './import-steps.ts';
import { ImportStepsScreen } from './import-steps-screen.tsx';
import { ImportsList } from './imports-list.tsx';
import { RepositoriesList } from './repositories-list.tsx';
import { usePaste } from './use-paste.ts';
import { WaitingFiles } from './waiting-files.tsx';

/** Bringing data in, what came of it, what is here, and taking it out again. */
export function DataScreen() {
  const summary = useWorkspace((state) => state.summary);
  const step = useScreenParam(STEP_PARAM);
  const hasSteps = useImportSteps(
    ({ workspace, phase, files, repositories, error }) =>
      workspace === (summary?.path ?? null) &&
      (phase !== 'choosing' || files.length + repositories.length > 0 || error !== null),
  );
  useWaitingPaths();
  usePaste(summary?.readOnly ?? true);
  if (summary === null) return null;
  return step !== null && hasSteps ? <ImportStepsScreen key={step} place={step} /> : <StoredData summary={summary} />;
}

function StoredData({ summary }: { readonly summary: WorkspaceSummary }) {
  const { t } = useText();
  const imports = useAnswer('import.list', {});
  const repositories = useAnswer('repository.list', {});
  useScreenReady(imports.value !== null || imports.error !== null);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <Title order={1} className={classes.title}>
            {t('dataScreen.title')}
          </Title>
          <p className={classes.subtitle}>{t('dataScreen.subtitle')}</p>
        </div>
        {summary.deployments > 0 && (
          <Button variant="default" onClick={() => navigate('/overview')}>
            {t('importReport.outcome.next-overview')}
          </Button>
        )}
      </header>
      <DropZone disabled={summary.readOnly} />
      <WaitingFiles />
      <FailedJobs />
      <ImportReport />
      <DataGaps summary={summary} repositories={repositories.value ?? []} />
      <FoundData summary={summary} />
      <ImportsList imports={imports} readOnly={summary.readOnly} />
      <RepositoriesList repositories={repositories} readOnly={summary.readOnly} />
    </div>
  );
}

/** What was dropped or chosen anywhere in the window is looked at here. */
function useWaitingPaths(): void {
  const waiting = useIntake((state) => state.paths.length);
  useEffect(() => {
    if (waiting === 0) return;
    const paths = takePaths();
    if (paths.length > 0) void lookAt(paths);
  }, [waiting]);
}
