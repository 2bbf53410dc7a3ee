import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../shared/api.ts';
import {
  type CapabilityRound,
  PRIORITY_CAPABILITIES,
  readCapabilityRound,
} from '../../../shared/guidance/capability-round.ts';
import { writeRound } from '../../../shared/guidance/check-round.ts';
import type { Advice } from '../../../shared/guidance-answers.ts';
import { compareFigures } from '../../../shared/metrics/compare.ts';
import { levelFigures } from '../../../shared/metrics/level-figures-fixture.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { SavedItem } from '../../../shared/saved-items.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { CapabilitiesScreen } from './capabilities-screen.tsx';
import { CAPABILITY_CHECK } from './check.ts';

/** What the workspace keeps. */
let kept: readonly SavedItem[] = [];
/** What its data call for; null = the engine has no answer. */
let called: readonly Advice[] | null = null;

const ok = (value: unknown): Reply<unknown> => ({ ok: true, value });
const ADVICE: Advice = {
  rule: 'review-wait',
  metric: 'changeLeadTime',
  capability: 'continuous-integration',
  scope: { kind: 'all' },
  strength: 2,
  evidence: [],
  gain: null,
  effort: 'weeks',
  tools: [],
};
const METRICS = compareFigures(
  levelFigures({ lead: 3 * 86_400, deployments: [1000, 10] }),
  null,
  LEVEL_SETS['2024'],
  PROFILES.doradeck,
);

function engine(name: string, input: unknown): Reply<unknown> {
  const { name: item = '', content = '' } = input as Record<string, string>;
  if (name === 'saved.save') kept = [...kept.filter((one) => one.name !== item), { name: item, content, savedAt: 1 }];
  if (name.startsWith('saved.')) return ok(kept);
  if (name === 'overview' && called !== null) return ok({ report: { metrics: METRICS } });
  if (name === 'advice' && called !== null) return ok({ advice: called, unjudged: [], judged: 20 });
  return { ok: false, error: { code: 'not-found', params: { what: 'data', id: name } } };
}

beforeEach(() => {
  kept = [];
  called = null;
  window.location.hash = '#/capabilities';
  CAPABILITY_CHECK.forgetPerson();
  CAPABILITY_CHECK.forgetRounds();
  standOn(engine);
});

function show(): void {
  render(
    <MantineProvider>
      <CapabilitiesScreen />
    </MantineProvider>,
  );
}

const press = (key: string): boolean => fireEvent.keyDown(document.body, { key });
const type = (keys: string): void => [...keys].forEach(press);
const roundOf = (name: string): CapabilityRound | null =>
  readCapabilityRound(kept.find((one) => one.name === name)?.content ?? '');

const ROUND: CapabilityRound = {
  capabilities: PRIORITY_CAPABILITIES,
  heldOn: '2026-03-31',
  people: [
    { id: 1, name: 'Ada', group: 'Engineers', answers: { 'ci.1': 2, 'ci.2': 1, 'arch.1': 5 }, answeredAt: 5 },
    { id: 2, name: null, group: 'Managers', answers: { 'ci.1': 4, 'culture.1': 2 }, answeredAt: null },
  ],
};

function keepRound(name: string, round: CapabilityRound = ROUND): void {
  kept = [...kept, { name, content: writeRound(round), savedAt: 1 }];
}

async function openResult(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: `Result of “${name}”` }));
  await screen.findByRole('heading', { level: 1, name });
}

test('a person answers by keys alone: digits, arrows, leaving out, back and forth', async () => {
  show();
  fireEvent.click(await screen.findByRole('radio', { name: 'DORA’s first three' }));
  expect(screen.getByText('17 statements: about 3 minutes a person.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Start with the first person' }));
  await screen.findByText('Capability 1 of 3');
  expect(screen.getAllByRole('group')).toHaveLength(5);
  type('25');
  press('ArrowRight');
  press('ArrowRight');
  expect(screen.getByText('3 of 5 answered')).toBeTruthy();
  const third = screen.getByRole('group', {
    name: /^Continuous integration Automated builds and tests pass every day/,
  });
  expect(within(third).getByRole<HTMLInputElement>('radio', { name: '4, Agree' }).checked).toBe(true);
  expect(document.activeElement).toBe(within(third).getByRole('radio', { name: '4, Agree' }));
  press('ArrowUp');
  press('ㄴ');
  expect(screen.getByText('2 of 5 answered')).toBeTruthy();
  press('Enter');
  await screen.findByText('Capability 2 of 3');
  press('PageUp');
  await screen.findByText('Capability 1 of 3');
  press('PageDown');
  press('PageDown');
  await screen.findByText('Capability 3 of 3');
  type('s1');
  press('Enter');
  await screen.findByRole('heading', { name: 'Thank you' });
  const [item] = kept;
  expect(roundOf(item?.name ?? '')).toEqual({
    capabilities: PRIORITY_CAPABILITIES,
    heldOn: expect.any(String),
    people: [
      {
        id: 1,
        name: null,
        group: null,
        answers: { 'ci.1': 2, 'ci.3': 4, 'culture.2': 1 },
        answeredAt: expect.any(Number),
      },
    ],
  });
});

test('what is asked is chosen, and at least one thing is', async () => {
  show();
  fireEvent.click(await screen.findByRole('radio', { name: 'DORA’s first three' }));
  fireEvent.click(screen.getByRole('radio', { name: 'My own choice' }));
  for (const name of ['Loosely coupled teams', 'Generative culture', 'Continuous integration'])
    fireEvent.click(screen.getByLabelText(name));
  expect(screen.getByLabelText<HTMLInputElement>('Continuous integration').disabled).toBe(true);
  fireEvent.click(screen.getByLabelText('Documentation quality'));
  fireEvent.click(screen.getByRole('button', { name: 'Start with the first person' }));
  await screen.findByText('Capability 1 of 2');
  expect(roundOf(kept[0]?.name ?? '')?.capabilities).toEqual(['continuous-integration', 'documentation-quality']);
});

test('lowest first; what people and data both say stands above, with the advice', async () => {
  keepRound('Spring');
  called = [ADVICE];
  show();
  await openResult('Spring');
  expect(
    await screen.findByText('Start with Continuous integration: rated 4.4 of 10, and the data agrees.'),
  ).toBeTruthy();
  const verdicts = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
  expect(verdicts.slice(0, 3)).toEqual([
    'Rated low, and the data agrees: start here',
    'Rated low, and the metrics it moves could be better',
    'Rated high, and the data calls for nothing',
  ]);
  expect(screen.getByRole('link', { name: 'Advice: Let reviews wait less' }).getAttribute('href')).toMatch(/advice$/);
  expect(screen.getByText('dora.dev/capabilities/continuous-integration/')).toBeTruthy();
  expect(screen.getAllByRole('img', { name: / of 10$/ }).map((image) => image.getAttribute('aria-label'))).toEqual([
    'Generative culture: 1 answer, 2.5 of 10',
    'Continuous integration: 2 answers, mean 4.4, median 4.4, quartiles 2.8 and 5.9, of 10',
    'Loosely coupled teams: 1 answer, 10.0 of 10',
  ]);
  expect(
    screen.getByText(/Managers and Engineers see it most differently on Continuous integration: 6.3 points/),
  ).toBeTruthy();
  const statements = screen.getByRole('table', { name: 'Continuous integration' });
  expect(within(statements).getAllByRole('row')[1]?.textContent).toBe('Every commit starts an automated build.3.02');
});

test('one person’s answers stand alone, in words', async () => {
  keepRound('Spring');
  called = [];
  show();
  await openResult('Spring');
  fireEvent.click(await screen.findByRole('button', { name: 'Answers of Ada' }));
  await screen.findByRole('heading', { level: 1, name: 'Answers of Ada' });
  const statements = screen.getByRole('table', { name: 'Continuous integration' });
  expect(within(statements).getAllByRole('row')[1]?.textContent).toBe(
    'Every commit starts an automated build.Disagree',
  );
  expect(within(statements).getAllByRole('row')[3]?.textContent).toMatch(/left out$/);
});

test('rounds over time stand side by side; a damaged one is told and left alone', async () => {
  keepRound('Spring');
  keepRound('Autumn', {
    ...ROUND,
    heldOn: '2025-09-30',
    people: [{ id: 1, name: null, group: null, answers: { 'ci.1': 1 }, answeredAt: 1 }],
  });
  kept = [...kept, { name: 'Bad', content: '{}', savedAt: 1 }];
  show();
  expect(await screen.findByText(/“Bad” can’t be read/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show the rounds side by side' }));
  const table = await screen.findByRole('table', { name: 'Rounds side by side' });
  expect(within(table).getAllByRole('row')[1]?.textContent).toBe('Continuous integration0.04.4▲ up 4.4');
});

test('without a workspace it works until the window closes, and claims nothing of data', async () => {
  useWorkspace.setState({ status: 'none', summary: null });
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Start with the first person' }));
  await screen.findByText('Capability 1 of 12');
  type('11111');
  for (let page = 1; page <= 12; page += 1) press('Enter');
  await screen.findByRole('heading', { name: 'Thank you' });
  fireEvent.click(screen.getByRole('button', { name: 'Result of the round' }));
  expect(await screen.findByText(/Open a workspace with deployments/)).toBeTruthy();
  expect(screen.getByText('Rated lowest: Continuous integration, 0.0 of 10.')).toBeTruthy();
  press('Escape');
  await waitFor(() => expect(screen.getByText('not saved yet')).toBeTruthy());
  expect(kept).toEqual([]);
});

test('where nothing can be written, changes are told to last as long as the window', async () => {
  keepRound('Spring');
  const before = kept;
  holdWorkspace({ readOnly: true });
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Remove “Spring”' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByText('Spring')).toBeNull());
  expect(screen.getByText(/can’t be written to/)).toBeTruthy();
  expect(kept).toEqual(before);
});
