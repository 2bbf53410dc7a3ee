import { CloseButton, Progress, Text } from '@mantine/core';
import type { Translate } from '../../shared/i18n/translator.ts';
import { attempt } from '../attempt.ts';
import { mark, splitMarked } from '../components/marked-text.ts';
import { errorText } from '../error-text.ts';
import { useText } from '../i18n.ts';
import { cancelJob, dismissJob, type Job, useJobs } from '../store/jobs.ts';
import classes from './jobs-tray.module.css';

/** Long work in the corner: what, how far, how long yet, cancel. */
export function JobsTray() {
  const { t } = useText();
  const jobs = useJobs((state) => state.jobs);
  return (
    <section className={classes.tray} aria-label={t('app.jobs.label')} hidden={jobs.length === 0}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {/* Announced when a job starts or ends, not with every row it reads. */}
      <div role="status" className={classes.spoken}>
        {jobs.map((job) => `${titleOf(job, t)}: ${stateText(job, t)}`).join('\n')}
      </div>
    </section>
  );
}

function JobCard({ job }: { readonly job: Job }) {
  const { t } = useText();
  const title = titleOf(job, t);
  const isActive = job.state === 'running' || job.state === 'cancelling';
  return (
    <article className={classes.job}>
      <div className={classes.head}>
        <div className={classes.title} title={title}>
          {splitMarked(titleOf({ ...job, subject: mark(job.subject) }, t)).map(({ text, isMarked, at }) =>
            isMarked ? <strong key={at}>{text}</strong> : text,
          )}
        </div>
        <CloseButton
          size="sm"
          disabled={job.state === 'cancelling'}
          aria-label={t(isActive ? 'app.jobs.cancel' : 'app.jobs.dismiss', { title })}
          onClick={() => (isActive ? void attempt(() => cancelJob(job.id)) : dismissJob(job.id))}
        />
      </div>
      {isActive && <JobBar job={job} title={title} />}
      <Text className={classes.state} data-failed={job.state === 'failed'}>
        {isActive && job.progress !== null && job.state === 'running' ? progressText(job, t) : stateText(job, t)}
      </Text>
    </article>
  );
}

function JobBar({ job, title }: { readonly job: Job; readonly title: string }) {
  const total = job.progress?.total ?? null;
  const isKnown = job.progress !== null && total !== null && total > 0;
  return (
    <Progress
      size="sm"
      aria-label={title}
      value={isKnown ? Math.min(100, ((job.progress?.done ?? 0) / total) * 100) : 100}
      animated={!isKnown}
      striped={!isKnown}
    />
  );
}

function titleOf({ name, subject }: Pick<Job, 'name' | 'subject'>, t: Translate): string {
  return t(`app.jobs.titles.${name}`, { subject });
}

function stateText(job: Job, t: Translate): string {
  if (job.state === 'failed' && job.error !== null) return errorText(job.error);
  return t(`app.jobs.states.${job.state}`);
}

function progressText({ progress, secondsLeft }: Job, t: Translate): string {
  if (progress === null) return '';
  const parts = [t(`jobs.phase.${progress.phase}`)];
  if (progress.total !== null && progress.total > 0) {
    parts.push(t('app.jobs.counted', { done: progress.done, total: progress.total }));
  } else if (progress.done > 0) parts.push(t('app.jobs.counted-open', { done: progress.done }));
  if (secondsLeft !== null) parts.push(t('app.jobs.left', { seconds: Math.ceil(secondsLeft) }));
  return parts.join(' · ');
}
