import { Button, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { takePaths, useIntake } from '../../store/intake.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DataGaps } from './data-gaps-panel.tsx';
import classes from './data-screen.module.css';
import { DropZone } from './drop-zone.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { FoundData } from './found-data.tsx';
import { ImportReport } from './import-report.tsx';
import { importPaths } from './import-session.ts';
import { ImportsList } from './imports-list.tsx';
import { RepositoriesList } from './repositories-list.tsx';

/** Bringing data in, what came of it, what is here, and taking it out again. */
export function DataScreen() {
  const { t } = useText();
  const summary = useWorkspace((state) => state.summary);
  const imports = useAnswer('import.list', summary === null ? null : {});
  const repositories = useAnswer('repository.list', summary === null ? null : {});
  useWaitingPaths();
  useScreenReady(imports.value !== null || imports.error !== null);
  if (summary === null) return null;
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
            {t('dataScreen.outcome.next-overview')}
          </Button>
        )}
      </header>
      <DropZone disabled={summary.readOnly} />
      <FailedJobs />
      <ImportReport />
      <DataGaps summary={summary} repositories={repositories.value ?? []} />
      <FoundData summary={summary} />
      <ImportsList imports={imports} readOnly={summary.readOnly} />
      <RepositoriesList repositories={repositories} readOnly={summary.readOnly} />
    </div>
  );
}

/** What was dropped or chosen anywhere in the window is imported here. */
function useWaitingPaths(): void {
  const waiting = useIntake((state) => state.paths.length);
  useEffect(() => {
    if (waiting === 0) return;
    const paths = takePaths();
    if (paths.length > 0) void importPaths(paths);
  }, [waiting]);
}
