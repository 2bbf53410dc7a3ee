import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { JobProgress } from '../../shared/api.ts';
import { createJobs } from './jobs.ts';
import { pause, type Work } from './work.ts';

const cancelled = expect.objectContaining({ code: 'cancelled' });
const forever = async (work: Work) => {
  for (;;) await pause(work);
};

afterEach(() => void vi.useRealTimers());

describe('the write queue', () => {
  test('runs jobs and short writes one after another, in the order they came', async () => {
    const jobs = createJobs(() => {});
    const log: string[] = [];
    const step = (name: string) => async () => {
      log.push(`${name} begins`);
      await sleep(5);
      log.push(`${name} ends`);
    };
    await Promise.all([jobs.run('a', step('a')), jobs.inTurn(step('b')), jobs.run('c', step('c'))]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  test('goes on after a failure, which its caller gets', async () => {
    const jobs = createJobs(() => {});
    const failing = jobs.run('a', () => Promise.reject(new Error('broken')));
    const next = jobs.inTurn(() => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  test('cancels the job that is named and no other', async () => {
    const jobs = createJobs(() => {});
    const first = jobs.run('a', forever);
    const second = jobs.run('b', async () => 'b');
    jobs.cancel('unknown');
    jobs.cancel('a');
    await expect(first).rejects.toEqual(cancelled);
    expect(await second).toBe('b');
  });

  test('cancels a job that still waits: it never begins', async () => {
    const jobs = createJobs(() => {});
    const body = vi.fn(async () => 'b');
    const first = jobs.run('a', () => sleep(10));
    const second = jobs.run('b', body);
    jobs.cancel('b');
    await expect(second).rejects.toEqual(cancelled);
    await first;
    expect(body).not.toHaveBeenCalled();
  });

  test('lets work that only reads run beside a write; it is cancelled and waited for as well', async () => {
    const jobs = createJobs(() => {});
    const writing = jobs.run('a', forever);
    expect(await jobs.beside('b', async () => 'b')).toBe('b');
    let ended = false;
    const reading = jobs.beside('c', async (work) => {
      try {
        await forever(work);
      } finally {
        await sleep(5);
        ended = true;
      }
    });
    const failures = Promise.all([
      expect(writing).rejects.toEqual(cancelled),
      expect(reading).rejects.toEqual(cancelled),
    ]);
    await jobs.cancelAll();
    expect(ended).toBe(true);
    await failures;
  });

  test('cancels all of them, and waits for the one that runs', async () => {
    const jobs = createJobs(() => {});
    let ended = false;
    const first = jobs.run('a', async (work) => {
      try {
        await forever(work);
      } finally {
        await sleep(5);
        ended = true;
      }
    });
    const second = jobs.run('b', forever);
    const both = Promise.allSettled([first, second]);
    await sleep(1);
    await jobs.cancelAll();
    expect(ended).toBe(true);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('progress', () => {
  const step = (done: number): Omit<JobProgress, 'job'> => ({ phase: 'storing', subject: 'a.csv', done, total: 100 });

  test('is told twenty times a second at most, the first and the last always', async () => {
    vi.useFakeTimers();
    const told: number[] = [];
    const jobs = createJobs(({ done }) => told.push(done));
    const run = jobs.run('a', async (work) => {
      for (let done = 0; done <= 100; done++) {
        work.onProgress(step(done));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      work.onProgress(step(1000));
      work.onProgress(step(1001));
    });
    await vi.advanceTimersByTimeAsync(1500);
    await run;
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1001);
    expect(told.length).toBeGreaterThan(15);
    expect(told.length).toBeLessThan(25);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(vi.getTimerCount()).toBe(0);
  });

  test('of a job that fails is told to the end', async () => {
    const told: JobProgress[] = [];
    const jobs = createJobs((progress) => told.push(progress));
    const run = jobs.run('a', async (work) => {
      work.onProgress(step(1));
      work.onProgress(step(2));
      throw new Error('broken');
    });
    await expect(run).rejects.toThrow('broken');
    expect(told).toEqual([1, 2].map((done) => ({ job: 'a', ...step(done) })));
  });
});
