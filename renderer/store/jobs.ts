/** Long work: what runs, how far it is, how it ended. A job leaves the list when it is dismissed. */
import { create } from 'zustand';
import type { JobProgress, RequestInput, RequestName, RequestOutput } from '../../shared/api.ts';
import { type ErrorData, toErrorData } from '../../shared/errors.ts';
import { request } from '../api.ts';
import type { Reaching } from '../reaching.ts';

/** Requests that take a job name: they report progress and can be cancelled. */
export type JobRequest = {
  [N in RequestName]: RequestInput<N> extends { readonly job: string } ? N : never;
}[Exclude<RequestName, 'job.cancel'>];

export interface Job {
  readonly id: string;
  readonly name: JobRequest;
  /** What it works on, as the user named it: a file, a folder, a repository. */
  readonly subject: string;
  readonly state: 'running' | 'cancelling' | 'failed' | 'cancelled';
  readonly progress: JobProgress | null;
  readonly error: ErrorData | null;
  /** performance.now() when the phase in `progress` began, and how much of it was done then. */
  readonly phaseStart: { readonly at: number; readonly done: number } | null;
  readonly secondsLeft: number | null;
  /** The same once more, reached in another way; null = it can't be tried again from where it is shown. */
  readonly again: ((how: Reaching) => void) | null;
}

interface JobsState {
  readonly jobs: readonly Job[];
}

export const useJobs = create<JobsState>()(() => ({ jobs: [] }));

function change(id: string, patch: (job: Job) => Job): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? patch(job) : job)) }));
}

/** Runs a request as a job in the tray. Throws what the request throws, after the tray shows it. */
export async function runJob<N extends JobRequest>(
  name: N,
  input: Omit<RequestInput<N>, 'job'>,
  subject: string,
  again: Job['again'] = null,
): Promise<RequestOutput[N]> {
  const id = crypto.randomUUID();
  useJobs.setState(({ jobs }) => ({
    jobs: [
      ...jobs,
      { id, name, subject, state: 'running', progress: null, error: null, phaseStart: null, secondsLeft: null, again },
    ],
  }));
  try {
    // Omit and a job name put together are the input again, which the compiler can't see for an open N.
    const answer = await request(name, { ...input, job: id } as unknown as RequestInput<N>);
    dismissJob(id);
    return answer;
  } catch (error) {
    const data = toErrorData(error);
    change(id, (job) => ({ ...job, state: data.code === 'cancelled' ? 'cancelled' : 'failed', error: data }));
    throw error;
  }
}

export function dismissJob(id: string): void {
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }));
}

export async function cancelJob(id: string): Promise<void> {
  change(id, (job) => ({ ...job, state: 'cancelling' }));
  await request('job.cancel', { job: id });
}

/** Takes a progress event; `now` in milliseconds of any steady clock. */
export function recordProgress(progress: JobProgress, now: number): void {
  change(progress.job, (job) => {
    const samePhase = job.progress?.phase === progress.phase && job.progress.subject === progress.subject;
    const phaseStart = samePhase && job.phaseStart !== null ? job.phaseStart : { at: now, done: progress.done };
    return { ...job, progress, phaseStart, secondsLeft: secondsLeft(progress, phaseStart, now) };
  });
}

/** Time left at the pace of this phase so far; null until a second has shown a pace. */
export function secondsLeft(
  progress: Pick<JobProgress, 'done' | 'total'>,
  phaseStart: { readonly at: number; readonly done: number },
  now: number,
): number | null {
  const elapsed = (now - phaseStart.at) / 1000;
  const moved = progress.done - phaseStart.done;
  if (progress.total === null || elapsed < 1 || moved <= 0) return null;
  return Math.max(0, ((progress.total - progress.done) * elapsed) / moved);
}
