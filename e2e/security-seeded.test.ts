/** The page without its content security policy: what security-policy.test.ts checks must be seen to fail. */
import { openDoradeck } from './doradeck.ts';
import { expect, test } from './fixtures.ts';
import { scriptsThatRan } from './scripts-that-ran.ts';

const WAIT_MS = 500;

test('seeded: without a policy, strange scripts run', async ({ runtime }) => {
  const doradeck = await openDoradeck(runtime);
  try {
    const { app, page } = doradeck;
    expect(await scriptsThatRan(page, WAIT_MS)).toEqual([]);
    await app.evaluate(({ session }) => {
      session.defaultSession.webRequest.onHeadersReceived(({ responseHeaders = {} }, answer) => {
        const kept = Object.entries(responseHeaders).filter(([name]) => !/^content-security-policy$/i.test(name));
        answer({ responseHeaders: Object.fromEntries(kept) });
      });
    });
    await page.reload();
    expect(await scriptsThatRan(page, WAIT_MS)).toEqual(
      expect.arrayContaining(['eval', 'function', 'timer', 'element', 'handler']),
    );
  } finally {
    await doradeck.close();
  }
});
