import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n.ts';
import type { Reaching } from '../../reaching.ts';
import { dismissJob, type Job } from '../../store/jobs.ts';
import classes from './data-screen.module.css';
import { ErrorPanel } from './error-panel.tsx';
import { NO_TOKEN, TokenField } from './token-field.tsx';

/** Reasons of 'clone-failed' that may be gone by the next try. */
const PASSING: readonly unknown[] = ['unreachable', 'interrupted', 'timeout', 'status'];

/** A repository that could not be read, and what can be done about it here. */
export function RepositoryFailure({ job }: { readonly job: Job }) {
  const { t } = useText();
  const [typed, setTyped] = useState(NO_TOKEN);
  const { error, again } = job;
  if (error === null) return null;
  const retry = (how: Reaching): void => {
    dismissJob(job.id);
    again?.(how);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.token !== '') retry({ token: typed.token, keepToken: typed.keep });
  };
  const { host, reason } = error.params;
  const close = (
    <Button variant="default" onClick={() => dismissJob(job.id)}>
      {t('app.actions.close')}
    </Button>
  );
  const title = t('importReport.failed.repository', { name: job.subject });
  if (again === null) return <ErrorPanel title={title} error={error} actions={close} />;
  if (error.code === 'clone-unauthorised') {
    return (
      <ErrorPanel title={title} error={error} actions={close}>
        <form className={classes.tokenForm} onSubmit={submit}>
          <TokenField host={String(host)} value={typed} onChange={setTyped} wasRefused />
          <Button type="submit" disabled={typed.token === ''}>
            {t('servers.failed.again')}
          </Button>
        </form>
      </ErrorPanel>
    );
  }
  if (error.code === 'repository-outside') {
    const agree = <Button onClick={() => retry({ confirmOutside: true })}>{t('servers.failed.outside-agree')}</Button>;
    return (
      <ErrorPanel
        title={title}
        error={error}
        actions={
          <>
            {agree}
            {close}
          </>
        }
      >
        <p className={classes.soft}>{t('servers.failed.outside-text')}</p>
      </ErrorPanel>
    );
  }
  const mayPass = error.code === 'clone-failed' && PASSING.includes(reason);
  const tryAgain = mayPass ? <Button onClick={() => retry({})}>{t('servers.failed.again')}</Button> : null;
  return (
    <ErrorPanel
      title={title}
      error={error}
      actions={
        <>
          {tryAgain}
          {close}
        </>
      }
    />
  );
}
