import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { RequestInput } from '../../../shared/api.ts';
import type { ChangeRow, LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import { speak } from '../../i18n.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { ANSWER, COMMIT, change, nothing, SHA, WITHOUT_COMMIT } from './lead-time-fixture.ts';
import { LeadTimeScreen } from './lead-time-screen.tsx';

const engine = {
  answer: ANSWER as LeadTimeAnswer,
  rows: [] as readonly ChangeRow[],
  groupings: [] as string[],
  lists: [] as RequestInput<'lead-time.changes'>[],
};

function answerTo(name: string, input: unknown): unknown {
  if (name === 'lead-time') {
    engine.groupings.push((input as RequestInput<'lead-time'>).by);
    return engine.answer;
  }
  if (name === 'anomalies') return { anomalies: [], series: 0, tooShort: 0 };
  if (name === 'commit.detail') return COMMIT;
  engine.lists.push(input as RequestInput<'lead-time.changes'>);
  return { total: engine.rows.length, offset: 0, rows: engine.rows };
}

beforeEach(async () => {
  await speak('en');
  Object.assign(engine, { answer: ANSWER, rows: [change(), WITHOUT_COMMIT], groupings: [], lists: [] });
  standOn((name, input) => ({ ok: true, value: answerTo(name, input) }), { deployments: 4 });
});

async function show(place = '/lead-time?range=all'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <LeadTimeScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function place(): URLSearchParams {
  return new URLSearchParams(window.location.hash.split('?')[1]);
}

test('the headline with its level, change, coverage, and where changes wait', async () => {
  await show();
  const headline = screen.getByRole('region', { name: 'Change lead time' });
  expect(headline.textContent).toContain('Elite2024' + '10 hmedian over 10 changes' + '+25 % clearly slower');
  expect(headline.textContent).toContain(
    '8 of 10 changes have a pull request. 1 pull request has a time missing. 2 values of zero or less are set aside. ' +
      'The history of a repository begins on 15 Jan 2024: lead times before that are incomplete.',
  );
  screen.getByText(/^Review takes most of the way: 41 % of the total, 9 h on average\./);
  screen.getByText(/^Time to deploy grew most: 3 h → 7 h on average\./);
});

test('what the period is set against is said wherever it is', async () => {
  engine.answer = { ...ANSWER, period: { ...ANSWER.period, comparedWith: 'year-before' } };
  await show();
  screen.getByText('a year before (14 Oct – 27 Oct 2024): 8 h');
  screen.getByTitle('Of the average, against: a year before');
  fireEvent.click(screen.getByRole('button', { name: 'How is this calculated?' }));
  const drawer = await screen.findByRole('dialog', { name: 'How is this calculated?' });
  within(drawer).getByText('median of 10 commits = 10 h');
  within(drawer).getByText('a year before (14 Oct – 27 Oct 2024)');
});

test('a finding shows its changes, and leads to all of its stage', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Show 2 changes' }));
  const evidence = screen.getByRole('list', { name: 'Changes that show it: Review' });
  expect(
    within(evidence)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(['9 hCouponscart', '9 hAnothercart']);
  fireEvent.click(screen.getByRole('button', { name: 'All changes, longest in this stage first' }));
  await waitFor(() =>
    expect(engine.lists.at(-1)).toMatchObject({
      stage: 'review',
      sort: { column: 'review', descending: true },
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Remove: Stage: Review' }));
  expect([place().get('stage'), place().get('sort')]).toEqual([null, null]);
});

test('a stage without data says what would bring it; a partial one says so', async () => {
  await show();
  const stages = screen.getByRole('region', { name: 'Stages' });
  const cells = (name: RegExp) => within(stages).getByRole('row', { name }).textContent;
  expect(cells(/^Merge/)).toBe(
    'Merge' + 'No data. It needs pull requests with the time of the last approval and of the merge.',
  );
  expect(cells(/Time to PR ready/)).toContain('3 of them with a time missing');
  expect(cells(/Review/)).toBe('Review10' + '9 h4 h 30 min18 h3.8 d9 h41 %+13 %');
});

test('groups: another grouping is asked for and stands in the location; a click looks at one alone', async () => {
  await show();
  expect(engine.groupings).toEqual(['service']);
  fireEvent.click(screen.getByRole('radio', { name: 'Author group' }));
  await waitFor(() => expect(engine.groupings.at(-1)).toBe('author-group'));
  expect(place().get('by')).toBe('author-group');
  fireEvent.click(screen.getByRole('button', { name: 'search' }));
  await waitFor(() => expect(engine.lists.at(-1)).toMatchObject({ authorGroup: 'search' }));
  screen.getByRole('button', { name: 'Remove: Author group: search' });
});

test('a service of the groups becomes a filter of the whole screen', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'search' }));
  expect(place().getAll('service')).toEqual(['search']);
});

test('a change opens its commit over the list, Escape goes back to it', async () => {
  await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Count coupons once' }));
  const drawer = await screen.findByRole('dialog', { name: 'Count coupons once' });
  expect(place().get('commit')).toBe(`${SHA}@acme/shop`);
  const course = within(drawer).getByRole('list', { name: 'From commit to production' });
  expect(
    within(course)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Commit written5 Nov 2024, 16:00',
    '1 h Time to PR readyReady for review5 Nov 2024, 17:00',
    '9 h ReviewLast approval6 Nov 2024, 02:00',
    '0 s MergeMerged6 Nov 2024, 02:00',
    '9 h 30 min Time to deployDeployment started6 Nov 2024, 11:30',
    '30 min DeployIn production6 Nov 2024, 12:00',
  ]);
  within(drawer).getByText('https://x.example/41');
  within(drawer).getByText('Lee');
  fireEvent.keyDown(drawer, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(place().get('commit')).toBeNull();
});

test('a change without a commit shows what its deployment says', async () => {
  await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Version v8' }));
  const drawer = await screen.findByRole('dialog', { name: 'Version v8' });
  within(drawer).getByText('20 h');
  within(drawer).getByRole('button', { name: 'cart · v8 · prod' });
  expect(place().get('change')).toBe('8-0');
});

test.each([
  ['no-deployments', 1, 'No deployments in this period'],
  ['no-commits', 1, 'No lead times in this period'],
  ['no-commits', 0, 'No lead times yet'],
] as const)('nothing to show (%s, %d repositories) teaches: %s', async (reason, repositories, title) => {
  engine.answer = nothing(reason);
  holdWorkspace({ deployments: 4, repositories });
  await show();
  screen.getByRole('heading', { level: 1, name: title });
});

test('a workspace without deployments asks for them', async () => {
  holdWorkspace({ deployments: 0, repositories: 1 });
  await show();
  screen.getByRole('button', { name: 'Open the sample' });
  expect(engine.groupings).toEqual([]);
});

test('the same in Korean', async () => {
  await speak('ko');
  await show();
  screen.getByText(/^가장 오래 걸리는 단계는 리뷰: 전체의 41%, 평균 9시간\./);
  screen.getByText('변경 10건의 중앙값');
  screen.getByRole('heading', { name: '서비스별' });
});
