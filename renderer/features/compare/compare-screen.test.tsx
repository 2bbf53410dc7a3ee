import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../shared/api.ts';
import type { CompareAnswer } from '../../../shared/compare-answers.ts';
import type { Slice } from '../../../shared/dashboard-requests.ts';
import type { TextTable } from '../../../shared/table-text.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { measuredSlice } from './compare-fixture.ts';
import { CompareScreen } from './compare-screen.tsx';

const ANSWER: CompareAnswer = {
  bucket: 'day',
  slices: [
    measuredSlice({ deploymentFrequency: { headline: 14, n: 60, interval: [11, 18] } }, [2, 3]),
    measuredSlice(
      {
        deploymentFrequency: {
          headline: 7,
          n: 3,
          interval: [5, 10],
          difference: { difference: -7, relative: -0.5, interval: [-11, -3], verdict: 'worse', tooFew: true },
        },
      },
      [1, 0],
    ),
  ],
};
const RECENT = { path: '/clients/beta.doradeck', name: 'Beta', openedAt: 1, exists: true };
const GONE = { path: '/clients/gone.doradeck', name: 'Gone', openedAt: 1, exists: false };

let asked: readonly Slice[] = [];
let copied: { readonly name: string; readonly input: unknown }[] = [];

function show(hash: string, answer: CompareAnswer = ANSWER) {
  standOn((name, input): Reply<unknown> => {
    if (name === 'compare') asked = (input as { readonly slices: readonly Slice[] }).slices;
    return { ok: true, value: answer };
  });
  useWorkspace.setState({
    facets: {
      services: [{ name: 'web', deployments: 9 }],
      teams: ['red', 'blue', 'green', 'black', 'white'].map((name, index) => ({ name, deployments: 9 - index })),
      environments: [],
      repositories: [],
    },
  });
  const shell = async (name: string, input: unknown): Promise<Reply<unknown>> => {
    if (name.startsWith('clipboard')) copied.push({ name, input });
    return { ok: true, value: name === 'app.recent' ? [RECENT, GONE] : ['/clients/chosen.doradeck'] };
  };
  Object.assign(window.doradeck, { shell });
  window.location.hash = hash;
  render(
    <MantineProvider env="test">
      <CompareScreen />
    </MantineProvider>,
  );
}

const slicesInPlace = () => new URLSearchParams(window.location.hash.split('?')[1]).getAll('slice');
const TWO = '#/compare?range=all&slice=team%3Dred&slice=team%3Dblue';

beforeEach(() => {
  asked = [];
  copied = [];
});
afterEach(() => speak('en'));

test('from nothing: each suggestion is one click', async () => {
  show('#/compare');
  fireEvent.click(await screen.findByRole('button', { name: /^The 4 largest teams/ }));
  expect(slicesInPlace()).toEqual(['team=red', 'team=blue', 'team=green', 'team=black']);
  await waitFor(() => expect(asked.map(({ view }) => view.teams)).toEqual([['red'], ['blue'], ['green'], ['black']]));
});

test('other clients that were opened lately are offered, those that are gone are not', async () => {
  show('#/compare');
  fireEvent.click(await screen.findByRole('button', { name: /^This client and Beta/ }));
  expect(slicesInPlace()).toEqual(['', 'workspace=/clients/beta.doradeck']);
  expect(screen.queryByText(/Gone/)).toBeNull();
});

test('value, difference, interval, verdict in words, and few values marked', async () => {
  show(TWO);
  const table = within(await screen.findByRole('region', { name: 'Side by side' }));
  const [, base, other] = table.getAllByRole('row').map((row) => row.textContent?.replaceAll('\u00a0', ' '));
  expect(base).toContain('redBase14 per weekn = 60');
  expect(other).toContain('blue7 per weekclearly fewer−50 %−11 to −3 per weeknot enough data (n = 3)');
  expect(other).toContain('No deployments in this period');
});

test('the base is changed, slices move and go, by mouse and by keyboard', async () => {
  show(TWO);
  await screen.findByRole('region', { name: 'Side by side' });
  fireEvent.click(screen.getByRole('button', { name: 'Swap the two' }));
  expect(slicesInPlace()).toEqual(['team=blue', 'team=red']);
  fireEvent.click(await screen.findByRole('button', { name: /^2\s*red/ }));
  expect(slicesInPlace()).toEqual(['team=red', 'team=blue']);
  fireEvent.keyDown(await screen.findByRole('button', { name: /^Base\s*red/ }), { key: 'ArrowRight', altKey: true });
  expect(slicesInPlace()).toEqual(['team=blue', 'team=red']);
  fireEvent.keyDown(screen.getByRole('button', { name: /^2\s*red/ }), { key: 'Delete' });
  expect(slicesInPlace()).toEqual(['team=blue']);
  expect(await screen.findByText(/One slice is chosen/)).toBeTruthy();
});

test('a slice gets a name of the user’s own', async () => {
  show(TWO);
  fireEvent.click(await screen.findByRole('button', { name: 'Name this slice: blue' }));
  fireEvent.change(await screen.findByLabelText('Name of this slice'), { target: { value: ' Ours, since May ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Keep the name' }));
  expect(slicesInPlace()).toEqual(['team=red', 'team=blue,label=Ours,, since May']);
});

test('the warnings stand beside the ranking', async () => {
  show(TWO);
  const warnings = within(await screen.findByRole('complementary', { name: 'Before you rank' }));
  expect(warnings.getAllByRole('term')).toHaveLength(5);
  const ranks = within(screen.getByRole('region', { name: /^Ranked by/ })).getAllByRole('row');
  expect(ranks.map((row) => row.textContent?.slice(0, 4))).toEqual(['Rank', '1red', '2blu']);
});

test('the table is copied as cells and as Markdown', async () => {
  show(TWO);
  const panel = within(await screen.findByRole('region', { name: 'Side by side' }));
  fireEvent.click(panel.getByRole('button', { name: 'Copy as table' }));
  fireEvent.click(panel.getByRole('button', { name: 'Copy as Markdown' }));
  await waitFor(() => expect(copied).toHaveLength(2));
  const table = copied[0]?.input as TextTable | undefined;
  expect([table?.columns.length, table?.rows.length]).toEqual([7, 10]);
  expect(table?.rows[1]).toEqual([
    'Deployment frequency',
    'blue',
    '7 per week',
    '−7 per week',
    '−11 to −3 per week',
    'clearly fewer; not enough data (n = 3)',
    '3',
  ]);
  expect(copied[1]?.input).toMatchObject({ text: expect.stringMatching(/^\| Metric \| Slice \|.*\n\| --- \|/) });
});

test('a file that nobody chose here is asked for before anything is read', async () => {
  show('#/compare?slice=&slice=workspace%3D%2Felse%2Fwhere.doradeck');
  expect(await screen.findByRole('heading', { name: 'Which file is this?' })).toBeTruthy();
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Choose a workspace file…' }));
  await waitFor(() => expect(slicesInPlace()).toEqual(['', 'workspace=/clients/chosen.doradeck']));
  await waitFor(() => expect(asked.map(({ workspace }) => workspace)).toEqual([null, '/clients/chosen.doradeck']));
});

test('a slice that failed says why in its row; in Korean', async () => {
  await speak('ko');
  const error = { code: 'workspace-missing', params: { path: '/clients/beta.doradeck' } } as const;
  show('#/compare?slice=&slice=workspace%3D%2Fclients%2Fbeta.doradeck', {
    ...ANSWER,
    slices: [ANSWER.slices[0] as never, { kind: 'failed', label: '', error }],
  });
  const table = within(await screen.findByRole('region', { name: '나란히 보기' }));
  expect(table.getAllByRole('row')[2]?.textContent).toMatch(/^Beta.*beta\.doradeck/);
});
