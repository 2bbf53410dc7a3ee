import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../shared/api.ts';
import { cancelJob, dismissJob, recordProgress, runJob, secondsLeft, useJobs } from './jobs.ts';

type Answer = (reply: Reply<unknown>) => void;

/** Requests asked and not yet answered. */
let asked: { name: string; input: unknown; answer: Answer }[] = [];

beforeEach(() => {
  asked = [];
  useJobs.setState({ jobs: [] });
  vi.stubGlobal('doradeck', {
    request: (name: string, input: unknown) =>
      new Promise<Reply<unknown>>((answer) => {
        asked.push({ name, input, answer });
      }),
  });
});

afterEach(() => vi.unstubAllGlobals());

function progress(job: string, done: number, total: number | null) {
  return { job, phase: 'reading' as const, subject: 'a.csv', done, total };
}

test('a job shows how far it is, and leaves when it is done', async () => {
  const finished = runJob('import.paths', { paths: ['/a.csv'], options: {} }, 'a.csv');
  const [job] = useJobs.getState().jobs;
  expect(job).toMatchObject({ name: 'import.paths', subject: 'a.csv', state: 'running', progress: null });
  expect(asked[0]?.input).toEqual({ paths: ['/a.csv'], options: {}, job: job?.id });
  recordProgress(progress(job?.id ?? '', 100, 1000), 0);
  recordProgress(progress(job?.id ?? '', 300, 1000), 2000);
  expect(useJobs.getState().jobs[0]).toMatchObject({ progress: { done: 300, total: 1000 }, secondsLeft: 7 });
  asked[0]?.answer({ ok: true, value: 'outcome' });
  expect(await finished).toBe('outcome');
  expect(useJobs.getState().jobs).toEqual([]);
});

test('a job that fails stays with its error until it is dismissed', async () => {
  const finished = runJob('sample.create', { path: '/x' }, 'Sample');
  asked[0]?.answer({ ok: false, error: { code: 'disk-full', params: { path: '/x' } } });
  await expect(finished).rejects.toMatchObject({ code: 'disk-full', params: { path: '/x' } });
  const [job] = useJobs.getState().jobs;
  expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
  dismissJob(job?.id ?? '');
  expect(useJobs.getState().jobs).toEqual([]);
});

test('cancelling asks the engine and is not an error', async () => {
  const finished = runJob('sample.create', { path: '/x' }, 'Sample');
  const id = useJobs.getState().jobs[0]?.id ?? '';
  const cancelled = cancelJob(id);
  expect(useJobs.getState().jobs[0]?.state).toBe('cancelling');
  expect(asked[1]).toMatchObject({ name: 'job.cancel', input: { job: id } });
  asked[1]?.answer({ ok: true, value: null });
  await cancelled;
  asked[0]?.answer({ ok: false, error: { code: 'cancelled', params: {} } });
  await expect(finished).rejects.toMatchObject({ code: 'cancelled' });
  expect(useJobs.getState().jobs[0]?.state).toBe('cancelled');
});

test('progress of a job that is not here changes nothing', () => {
  recordProgress(progress('other', 1, 2), 0);
  expect(useJobs.getState().jobs).toEqual([]);
});

test('time left needs a total, a second and some movement', () => {
  const start = { at: 1000, done: 10 };
  expect([
    secondsLeft({ done: 20, total: null }, start, 5000),
    secondsLeft({ done: 20, total: 100 }, start, 1500),
    secondsLeft({ done: 10, total: 100 }, start, 9000),
    secondsLeft({ done: 20, total: 100 }, start, 2000),
    secondsLeft({ done: 120, total: 100 }, start, 2000),
  ]).toEqual([null, null, null, 8, 0]);
});
