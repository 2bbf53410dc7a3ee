/** What runs and jobs of GitHub's workflows have in common, whichever of its interfaces gave them. */
import { deploys, environmentIn, skipNotDeploying } from './deploying.ts';
import { githubRepository } from './github-deployments.ts';
import type { Derive, DerivedRow, ReadChoices, SourceRecord } from './preset.ts';
import { skip, textAt } from './source-record.ts';

/** What a run or job says of itself, whatever its fields are called. */
export interface GithubRun {
  readonly id: string | null;
  readonly attempt: string | null;
  /** Name of the workflow, its file, and the name of the job. */
  readonly names: readonly (string | null)[];
  readonly repository: string | null;
  readonly event: string | null;
  readonly conclusion: string | null;
  readonly status: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/**
 * How a run ended; until it has a conclusion it runs, whatever is written beside it. GitHub's words are those of the
 * generic table: skipped, neutral and stale are cancelled, timed_out and startup_failure failed, action_required waits.
 */
export function githubStatus({ conclusion, status }: GithubRun): string {
  if (conclusion !== null) return conclusion.toLowerCase();
  return status?.toLowerCase() === 'completed' ? 'unknown' : 'running';
}

/** A skipped job "starts" after its end; and until there is a conclusion, the time of the last change is no end. */
export function githubRunTimes({ conclusion, startedAt, endedAt }: GithubRun): DerivedRow {
  const finished = conclusion === null ? null : endedAt;
  const isBackwards = finished !== null && startedAt !== null && startedAt > finished;
  return { started_at: isBackwards ? finished : startedAt, finished_at: finished };
}

/** Events of pull requests deploy previews and try things out, unless the user says what deploys. */
const TRIAL = /^(?:pull_request|merge_group)/;

export function githubRunDeploys(run: GithubRun, choices: ReadChoices): boolean {
  return deploys(run.names, choices) && !isTrial(run, choices);
}

function isTrial({ event }: GithubRun, choices: ReadChoices): boolean {
  return choices.deploys === null && TRIAL.test(event ?? '');
}

/** A run, called by the first of its names. */
export function githubRunRow(run: GithubRun): DerivedRow {
  return { service: nameOf(run), repo: run.repository, status: githubStatus(run), ...githubRunTimes(run) };
}

function nameOf({ names }: GithubRun): string | null {
  return names.find((name) => name !== null) ?? null;
}

/**
 * A run of a workflow that deploys, as a deployment of its repository. A re-run keeps the id and is a deployment of its
 * own: the first attempt failed all the same.
 */
export function githubRunDeployment(run: GithubRun, column: string, choices: ReadChoices): ReturnType<Derive> {
  const other = skipNotDeploying(run.names, column, choices);
  if (other !== null) return other;
  if (isTrial(run, choices)) return skip('not-a-deployment', 'event', run.event);
  const attempt = Number(run.attempt ?? 1);
  return [
    {
      id: run.id !== null && attempt > 1 ? `${run.id}#${attempt}` : run.id,
      service: run.repository ?? nameOf(run),
      env: environmentIn(...run.names),
      repo: run.repository,
      status: githubStatus(run),
      ...githubRunTimes(run),
    },
  ];
}

/** By the repository's own name, else out of the run's address. */
export function githubRunRepository(record: SourceRecord): string | null {
  return (
    textAt(record, 'repository.full_name') ??
    githubRepository(textAt(record, 'html_url', 'url', 'workflow_url', 'run_url'))
  );
}
