import type { Doradeck } from '../../../e2e/doradeck.ts';
import type { RequestName } from '../../../shared/api.ts';

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

/** Changes the location as a click does, and waits until the screen has painted the answers, of which one is told apart. */
export async function timeChange(
  { app, page }: Doradeck,
  place: string,
  answer: RequestName = 'overview',
): Promise<ChangeTimes> {
  await app.evaluate(() => performance.clearMeasures());
  const change = async ([hash, name]: readonly [string, string]) => {
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
    const [asked] = performance.getEntriesByName(`request ${name}`);
    if (asked === undefined) throw new Error(`nothing was asked for ${hash}`);
    return { total: ended - begun, ask: asked.startTime - begun, request: asked.duration };
  };
  const { total, ask, request } = await page.evaluate(change, [place, answer] as const);
  const engine = await app.evaluate(
    (_, name) => performance.getEntriesByName(`engine ${name}`)[0]?.duration ?? Number.NaN,
    answer,
  );
  return { total, ask, engine, transfer: request - engine, render: total - ask - request };
}
