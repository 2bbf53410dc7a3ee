import { Button } from '@mantine/core';
import { useText } from '../../i18n.ts';
import { dismissJob, useJobs } from '../../store/jobs.ts';
import { ErrorPanel } from './error-panel.tsx';

/** Repositories that could not be read, until the message is closed. */
export function FailedJobs() {
  const { t } = useText();
  const jobs = useJobs((state) => state.jobs);
  return jobs.map((job) =>
    job.state === 'failed' && job.error !== null && job.name.startsWith('repository.') ? (
      <ErrorPanel
        key={job.id}
        title={t('importReport.failed.repository', { name: job.subject })}
        error={job.error}
        actions={
          <Button variant="default" onClick={() => dismissJob(job.id)}>
            {t('app.actions.close')}
          </Button>
        }
      />
    ) : null,
  );
}
