import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../shared/api.ts';
import { writeRound } from '../../../shared/guidance/check-round.ts';
import { type QuickCheckRound, readRound } from '../../../shared/guidance/quick-check-round.ts';
import type { SavedItem } from '../../../shared/saved-items.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { draftAt, useDrafts } from '../../store/drafts.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { QUICK_CHECK } from './check.ts';
import { QuickCheckScreen } from './quick-check-screen.tsx';

/** What the workspace keeps. */
let kept: readonly SavedItem[] = [];

const ok = (value: unknown): Reply<unknown> => ({ ok: true, value });

function engine(name: string, input: unknown): Reply<unknown> {
  const { name: item = '', newName = '', content = '' } = input as Record<string, string>;
  const others = kept.filter((one) => one.name !== item);
  if (name === 'saved.save') kept = [...others, { name: item, content, savedAt: 1 }];
  if (name === 'saved.remove') kept = others;
  if (name === 'saved.rename') kept = kept.map((one) => (one.name === item ? { ...one, name: newName } : one));
  if (name.startsWith('saved.')) return ok(kept);
  return { ok: false, error: { code: 'not-found', params: { what: 'data', id: name } } };
}

beforeEach(() => {
  kept = [];
  window.location.hash = '#/quick-check';
  QUICK_CHECK.forgetPerson();
  QUICK_CHECK.forgetRounds();
  standOn(engine);
});

function show(): void {
  render(
    <MantineProvider>
      <QuickCheckScreen />
    </MantineProvider>,
  );
}

const press = (key: string): boolean => fireEvent.keyDown(document.body, { key });
const click = (name: string | RegExp): boolean => fireEvent.click(screen.getByRole('button', { name }));
const heading = (level: 1 | 2): string | null => screen.getByRole('heading', { level }).textContent;

async function begin(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Start with the first person' }));
  await screen.findByText('Question 1 of 5');
}

const roundOf = (name: string): QuickCheckRound | null => {
  const found = kept.find((one) => one.name === name);
  return found === undefined ? null : readRound(found.content);
};

const ROUND: QuickCheckRound = {
  edition: '2025',
  industry: 'retail',
  size: '100-499',
  heldOn: '2026-03-31',
  people: [
    { id: 1, name: 'Ada', group: 'Engineers', answers: { changeLeadTime: 6, changeFailureRate: 0 }, answeredAt: 5 },
    { id: 2, name: null, group: 'Managers', answers: { changeLeadTime: 2 }, answeredAt: null },
  ],
};

function keepRound(name: string, round: QuickCheckRound = ROUND): void {
  kept = [...kept, { name, content: writeRound(round), savedAt: 1 }];
}

test('two people at the keyboard: neither sees what the other said, and both are kept', async () => {
  show();
  await begin();
  expect(heading(2)).toMatch(/committed change/);
  press('Enter');
  expect(screen.getByText('Question 1 of 5')).toBeTruthy();
  press('4');
  press('ArrowDown');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Less than one day/ }).checked).toBe(true);
  press('Enter');
  press('s');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '15 %' } });
  press('Enter');
  press('ㄴ');
  press('S');
  await screen.findByRole('heading', { name: 'Thank you' });
  expect(document.body.textContent).not.toMatch(/Less than one day|15/);
  fireEvent.change(screen.getByRole('textbox', { name: 'Name (optional)' }), { target: { value: 'Ada' } });
  fireEvent.change(screen.getByRole('combobox', { name: /^Role or group/ }), { target: { value: 'Engineers' } });
  click('Next person');
  await screen.findByText('Question 1 of 5');
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
  expect(screen.getByText(/Person 2/)).toBeTruthy();
  press('6');
  press('Enter');
  for (let question = 2; question <= 5; question += 1) press('s');
  await screen.findByRole('heading', { name: 'Thank you' });
  expect(screen.getByText('2 people have answered so far.')).toBeTruthy();
  const [item] = kept;
  expect(roundOf(item?.name ?? '')?.people).toEqual([
    {
      id: 1,
      name: 'Ada',
      group: 'Engineers',
      answers: { changeLeadTime: 5, changeFailureRate: 15 },
      answeredAt: expect.any(Number),
    },
    { id: 2, name: null, group: null, answers: { changeLeadTime: 6 }, answeredAt: expect.any(Number) },
  ]);
});

test('a percentage that is none is no answer', async () => {
  show();
  await begin();
  press('s');
  press('s');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '140' } });
  expect(screen.getByText('A number from 0 to 100.')).toBeTruthy();
  press('Enter');
  expect(screen.getByText('Question 3 of 5')).toBeTruthy();
});

test('going back keeps the answer; who skips everything leaves nothing', async () => {
  show();
  await begin();
  press('2');
  press('Enter');
  click('Back');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /One to six months/ }).checked).toBe(true);
  for (let question = 1; question <= 5; question += 1) press('s');
  expect(await screen.findByText(/nothing to keep/)).toBeTruthy();
  expect(roundOf(kept[0]?.name ?? '')?.people).toEqual([]);
});

test('the edition of 2024 asks four questions', async () => {
  keepRound('Old', { ...ROUND, edition: '2024', people: [] });
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Next person of “Old”' }));
  expect(await screen.findByText('Question 1 of 4')).toBeTruthy();
  for (let question = 1; question <= 3; question += 1) press('s');
  press('1');
  expect(screen.getByRole('button', { name: 'Done' })).toBeTruthy();
});

test('the result is shown when it is asked for: scores beside the industry, the size, the groups', async () => {
  keepRound('Spring');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Result of “Spring”' }));
  await screen.findByRole('heading', { level: 1, name: 'Spring' });
  const tiles = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(tiles.slice(0, 3)).toEqual([
    // Ada's (10 + 10) ÷ 2 and 2: the mean of two people.
    'Overall6.0of 10, mean of 2 peopleRetail and e-commerce: 7.1 on average100 to 499 people: 6.7 on average',
    'Throughput6.0of 10, mean of 2 peopleRetail and e-commerce: 6.3 ± 2.0 · within the usual100 to 499 people: 6.0 ± 2.0 · within the usual',
    'Stability10.0of 10Retail and e-commerce: 8.2 ± 1.7 · above the usual100 to 499 people: 7.9 ± 2.0 · above the usual',
  ]);
  const groups = screen.getByRole('table', { name: 'By group' });
  expect(within(groups).getAllByRole('row')[1]?.textContent).toBe('Change lead time10.02.08.0');
  expect(
    screen.getByText(/Engineers and Managers see it most differently on Change lead time: 8.0 points/),
  ).toBeTruthy();
  expect(
    screen.getByRole('img', { name: /Change lead time: 2 answers, median 6.0, quartiles 4.0 and 8.0/ }),
  ).toBeTruthy();
});

test('people are changed and removed, rounds renamed and removed; Escape leads back', async () => {
  keepRound('Spring');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Result of “Spring”' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Change the answers of Ada' }));
  expect(await screen.findByText(/Changing the answers of Ada/)).toBeTruthy();
  press('1');
  press('Enter');
  press('s');
  press('Enter');
  press('s');
  press('s');
  await screen.findByRole('heading', { name: 'Thank you' });
  expect(roundOf('Spring')?.people[0]?.answers).toEqual({ changeLeadTime: 1, changeFailureRate: 0 });
  click('Result of the round');
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Person 2' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(roundOf('Spring')?.people.map(({ id }) => id)).toEqual([1]));
  press('Escape');
  fireEvent.click(await screen.findByRole('button', { name: 'Change “Spring”' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name of the round' }), { target: { value: 'April' } });
  fireEvent.change(within(dialog).getByRole('textbox', { name: /^Held on/ }), { target: { value: '2026-04-02' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(roundOf('April')?.heldOn).toBe('2026-04-02'));
  expect(kept).toHaveLength(1);
  fireEvent.click(await screen.findByRole('button', { name: 'Remove “April”' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(kept).toEqual([]));
});

test('what is damaged is told and left alone, and the rest works', async () => {
  keepRound('Spring');
  const damaged = ['{', '{"version":2}', '[]', writeRound({ ...ROUND, heldOn: 'soon' })];
  kept = [...kept, ...damaged.map((content, index) => ({ name: `Bad ${index}`, content, savedAt: 1 }))];
  const before = kept;
  show();
  expect(await screen.findAllByText(/can’t be read/)).toHaveLength(damaged.length);
  expect(screen.getByRole('button', { name: 'Result of “Spring”' })).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Name of the round' }), { target: { value: 'Bad 1' } });
  expect(screen.getByText('There is a round of this name already.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start with the first person' }).disabled).toBe(true);
  expect(kept).toEqual(before);
});

test('rounds over time stand side by side, oldest first', async () => {
  keepRound('Spring');
  keepRound('Autumn', {
    ...ROUND,
    heldOn: '2025-09-30',
    people: [{ id: 1, name: null, group: null, answers: { changeLeadTime: 1 }, answeredAt: 1 }],
  });
  show();
  const open = await screen.findByRole('button', { name: 'Show the rounds side by side' });
  expect(screen.queryByText('6.0')).toBeNull();
  fireEvent.click(open);
  const table = await screen.findByRole('table', { name: 'Rounds side by side' });
  const [head, overall] = within(table).getAllByRole('row');
  expect(head?.textContent).toMatch(/^ScoreAutumn.*Spring/);
  expect(overall?.textContent).toBe('Overall0.06.0▲ up 6.0');
});

test('without a workspace it works until the window closes, and is kept once there is one', async () => {
  useWorkspace.setState({ status: 'none', summary: null });
  show();
  expect(screen.getByText(/No workspace is open/)).toBeTruthy();
  await begin();
  press('6');
  for (let question = 1; question <= 5; question += 1) press(question === 1 ? 'Enter' : 's');
  await screen.findByRole('heading', { name: 'Thank you' });
  click('Result of the round');
  expect(await screen.findByText(/Open a workspace with deployments/)).toBeTruthy();
  press('Escape');
  expect(await screen.findByText('not saved yet')).toBeTruthy();
  expect(kept).toEqual([]);
  holdWorkspace({});
  fireEvent.click(await screen.findByRole('button', { name: 'Save in this workspace' }));
  await waitFor(() => expect(kept).toHaveLength(1));
  await waitFor(() => expect(screen.queryByText('not saved yet')).toBeNull());
});

test('who looks at something else goes on where they were; the next person begins anew', async () => {
  keepRound('Spring');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Next person of “Spring”' }));
  await screen.findByText('Question 1 of 5');
  press('4');
  press('Enter');
  press('Escape');
  fireEvent.click(await screen.findByRole('button', { name: 'Go on answering' }));
  expect(await screen.findByText('Question 2 of 5')).toBeTruthy();
  press('Escape');
  fireEvent.click(await screen.findByRole('button', { name: 'Next person of “Spring”' }));
  expect(await screen.findByText('Question 1 of 5')).toBeTruthy();
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
  press('4');
  click('Stop here');
  expect(await screen.findByRole('button', { name: 'Next person of “Spring”' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Go on answering' })).toBeNull();
});

test('who was answering when the application ended goes on, and nobody sees their answers before', async () => {
  keepRound('Spring');
  QUICK_CHECK.startPerson('Spring');
  QUICK_CHECK.answer('changeLeadTime', 5);
  const place = { kind: 'quick-check', workspace: '/x/client.doradeck' } as const;
  const content = draftAt(place)?.content ?? '';
  expect(JSON.parse(content)).toEqual({ round: 'Spring', person: null, answers: { changeLeadTime: 5 } });
  // The next start: what main kept, and a sheet that is nobody's.
  QUICK_CHECK.forgetPerson();
  expect(draftAt(place)).toBeNull();
  useDrafts.setState({ drafts: new Map([['quick-check /x/client.doradeck', { content, restoredFrom: 5 }]]) });
  window.location.hash = '#/quick-check?round=Spring&show=ask';
  show();
  await screen.findByText(/^Somebody was answering “Spring” .* stopped after 1 answer\./);
  expect(document.body.textContent).not.toMatch(/Less than one day|Question 1/);
  click('That was me, go on');
  await screen.findByText('Question 1 of 5');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Less than one day/ }).checked).toBe(true);
  for (let question = 1; question <= 5; question += 1) press(question === 1 ? 'Enter' : 's');
  await screen.findByRole('heading', { name: 'Thank you' });
  expect(roundOf('Spring')?.people.at(-1)?.answers).toEqual({ changeLeadTime: 5 });
  expect(draftAt(place)).toBeNull();
});

test('answers left behind give way to the next person, and are dropped where they are no answers', async () => {
  keepRound('Spring');
  const left = (answers: unknown): void => {
    const content = JSON.stringify({ round: 'Spring', person: null, answers });
    useDrafts.setState({ drafts: new Map([['quick-check /x/client.doradeck', { content, restoredFrom: 5 }]]) });
  };
  left({ changeLeadTime: 9 });
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'That was me, go on' }));
  await waitFor(() => expect(screen.queryByText(/stopped after/)).toBeNull());
  expect(screen.queryByText(/^Question 1/)).toBeNull();
  act(() => left({ changeLeadTime: 5 }));
  click('Next person of “Spring”');
  await screen.findByText('Question 1 of 5');
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
});
