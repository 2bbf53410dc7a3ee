/** A table of versions from the clipboard: pasted on the data screen, looked at, imported, as it was on the screen it came from. */
import { request, shell } from './ask.ts';
import { expect, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

const SCREEN = [
  'VERSION\tFIRST SEEN\tLAST SEEN\tERROR TYPES\tREQS/10s\tERROR RATE\tP99 LATENCY',
  'v2\t21 minutes ago\tACTIVE\t1\t33.6 req/s\t< 0.1%\t8.70 ms',
  'v1\t51 minutes ago\t12 minutes ago\t0\t10.3 req/s\t0%\t8.18 ms',
].join('\n');

const VIEW = {
  ...{ from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false },
};

test('a table in the clipboard is imported under the name given', async ({ doradeck }) => {
  const { app, page } = doradeck;
  const { workspaceFolder } = await shell(doradeck, 'app.info', {});
  await request(doradeck, 'workspace.create', { path: `${workspaceFolder}/pasted.doradeck` });
  await page.reload();
  await page.evaluate(() => {
    location.hash = '#/data';
  });
  await expect(page.getByRole('button', { name: 'Paste a table…' })).toBeVisible();
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), SCREEN);
  await page.keyboard.press('ControlOrMeta+v');
  const dialog = page.getByRole('dialog', { name: 'Paste a table' });
  await expect(dialog.getByLabel('The table')).toHaveValue(SCREEN);
  await expect(dialog.getByLabel('Name')).toBeFocused();
  expect(await violationsOf(page)).toEqual([]);

  await page.keyboard.type('cart');
  await page.keyboard.press('Enter');
  const importButton = page.getByRole('button', { name: 'Import 1 file' });
  await expect(importButton).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('every row is taken as of “cart”')).toBeVisible();
  const sort = { column: 'version', descending: true };
  const list = await request(doradeck, 'version-stats.list', { view: VIEW, search: '', sort, offset: 0, limit: 10 });
  expect(list.rows.map(({ service, version, active, texts }) => ({ service, version, active, texts }))).toEqual([
    {
      ...{ service: 'cart', version: 'v2', active: true },
      texts: {
        ...{ first_seen: '21 minutes ago', last_seen: 'ACTIVE', request_rate: '33.6 req/s' },
        ...{ error_rate: '< 0.1%', p99: '8.70 ms' },
      },
    },
    {
      ...{ service: 'cart', version: 'v1', active: false },
      texts: {
        ...{ first_seen: '51 minutes ago', last_seen: '12 minutes ago', request_rate: '10.3 req/s' },
        ...{ error_rate: '0%', p99: '8.18 ms' },
      },
    },
  ]);
});
