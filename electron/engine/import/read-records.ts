import { pause, type Work } from '../work.ts';
import type { RecordSource, SourceStep } from './record-source.ts';

/** Longest stretch of work without letting other events run. */
const SLICE_MS = 40;
const RECORDS_BETWEEN_LOOKS = 128;

/**
 * Runs a source over a file's text, letting other events run now and then. `visit` gets each record; `progress` the
 * bytes of text read so far.
 */
export async function forEachRecord(
  source: RecordSource,
  chunks: AsyncIterable<Uint8Array>,
  work: Work,
  visit: (step: Exclude<SourceStep, 'more' | 'end'>, source: RecordSource) => void,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  let bytes = 0;
  let since = performance.now();
  let looked = 0;
  async function breathe(): Promise<void> {
    if (performance.now() - since <= SLICE_MS) return;
    progress(bytes);
    await pause(work);
    since = performance.now();
  }
  async function drain(): Promise<void> {
    for (;;) {
      const step = source.next();
      if (step === 'more' || step === 'end') return;
      visit(step, source);
      looked++;
      if (looked % RECORDS_BETWEEN_LOOKS === 0) await breathe();
    }
  }
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (let read = await iterator.next(); !read.done; ) {
      source.append(read.value);
      bytes += read.value.length;
      // The source has copied it, so that the next chunk can come while this one is worked on.
      const next = iterator.next();
      await Promise.all([next, drain()]);
      read = await next;
      // There may be no record for a long while.
      await breathe();
    }
  } finally {
    await iterator.return?.();
  }
  source.finish();
  await drain();
}
