import type { Doradeck } from '../../../e2e/doradeck.ts';

/** One change of the filters, in milliseconds. */
export interface ChangeTimes {
  /** Until the new answer is painted, and the parts that this is made of. */
  readonly total: number;
  /** From the change of the location to the question. */
  readonly ask: number;
  /** From main's question to the engine until its answer is in main. */
  readonly engine: number;
  /** Between page and main, both ways. */
  readonly transfer: number;
  /** From the answer to two frames after it is in the page. */
  readonly render: number;
}

/** Changes the location as a click on a filter does, and waits until the overview has painted the answer. */
export async function timeChange({ app, page }: Doradeck, place: string): Promise<ChangeTimes> {
  await app.evaluate(() => performance.clearMeasures());
  const { total, ask, request } = await page.evaluate(async (hash) => {
    const root = document.documentElement;
    performance.clearMeasures();
    const painted = new Promise<number>((resolve) => {
      let isWaiting = false;
      const observer = new MutationObserver(() => {
        if (root.dataset.ready !== 'true') isWaiting = true;
        else if (isWaiting) {
          observer.disconnect();
          resolve(performance.now());
        }
      });
      observer.observe(root, { attributes: true, attributeFilter: ['data-ready'] });
    });
    const begun = performance.now();
    location.hash = hash;
    const ended = await painted;
    const [asked] = performance.getEntriesByName('request overview');
    if (asked === undefined) throw new Error(`nothing was asked for ${hash}`);
    return { total: ended - begun, ask: asked.startTime - begun, request: asked.duration };
  }, place);
  const engine = await app.evaluate(() => performance.getEntriesByName('engine overview')[0]?.duration ?? Number.NaN);
  return { total, ask, engine, transfer: request - engine, render: total - ask - request };
}
