import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AS_IT_IS } from '../../../shared/guidance/scenario.ts';
import type { Advice, AdviceAnswer } from '../../../shared/guidance-answers.ts';
import { standOn } from '../../screen-fixture.ts';
import { AdviceScreen } from './advice-screen.tsx';

const HOUR = 3600;

const REVIEW: Advice = {
  rule: 'review-wait',
  metric: 'changeLeadTime',
  capability: 'streamlining-change-approval',
  scope: { kind: 'service', names: ['cart', 'search'] },
  strength: 2.5,
  evidence: [
    {
      id: 'stage',
      params: {
        stage: { kind: 'stage', value: 'review' },
        median: { kind: 'seconds', value: 40 * HOUR },
        share: { kind: 'ratio', value: 0.8 },
        n: { kind: 'count', value: 1200 },
      },
      place: '/lead-time?stage=review&sort=-review',
      n: 1200,
    },
  ],
  gain: {
    scenario: { ...AS_IT_IS, stages: { review: 0.1 } },
    metrics: [
      {
        metric: 'changeLeadTime',
        now: 50 * HOUR,
        after: 14 * HOUR,
        unitNow: 'seconds',
        unitAfter: 'seconds',
        levelNow: 'high',
        levelAfter: 'elite',
      },
      {
        metric: 'recoveryTime',
        now: HOUR,
        after: HOUR,
        unitNow: 'seconds',
        unitAfter: 'seconds',
        levelNow: 'high',
        levelAfter: 'high',
      },
    ],
  },
  effort: 'days',
  tools: ['review-reminders'],
};

function show(answer: AdviceAnswer, deployments = 9): void {
  standOn(() => ({ ok: true, value: answer }), { deployments });
  window.location.hash = '#/advice?team=a&range=3mo';
  render(
    <MantineProvider env="test">
      <AdviceScreen />
    </MantineProvider>,
  );
}

test('advice names its figures, leads to its rows under the filters, says what it would bring and where to begin', async () => {
  show({ advice: [REVIEW], unjudged: [], judged: 20 });
  const card = within(await screen.findByRole('article', { name: 'Let reviews wait less' }));
  expect(card.getByText(/more than 1\.7 d from ready to approved; that is 80\.0 % of their lead time/)).toBeTruthy();
  expect(card.getByText(/cart.*, .*search/)).toBeTruthy();
  expect(card.getByText(/Review: median 1\.7 d, 80\.0 % of the lead time of 1,200 pull requests/)).toBeTruthy();
  expect(card.getByRole('link', { name: 'See the rows' }).getAttribute('href')).toBe(
    '/lead-time?team=a&range=3mo&stage=review&sort=-review',
  );
  expect(card.getByText(/Change lead time: 2\.1 d → 14 h/).textContent).toMatch(/Elite$/);
  expect(card.queryByText(/Recovery time: /)).toBeNull();
  expect(card.getByText(/first answer within half a day/)).toBeTruthy();
  expect(card.getByText('dora.dev/capabilities/streamlining-change-approval/')).toBeTruthy();
});

test('the scenario goes to the sliders', async () => {
  show({ advice: [REVIEW], unjudged: [], judged: 20 });
  const link = await screen.findByRole('link', { name: 'Try it in What if' });
  expect(link.getAttribute('href')).toBe('/what-if?team=a&range=3mo&suppose=review%3A0.1');
});

test('nothing is advised where nothing calls for it, and what could not be judged says what it lacks', async () => {
  show({ advice: [], unjudged: [{ rule: 'slow-detection', lacks: 'detection' }], judged: 19 });
  expect(await screen.findByText(/Nothing that was measured calls for a change/)).toBeTruthy();
  expect(screen.getByText('1 rule could not be judged (19 were)')).toBeTruthy();
  expect(screen.getByText(/when incidents were detected/)).toBeTruthy();
});

test('where nothing could be judged that isn’t taken for health', async () => {
  show({ advice: [], unjudged: [{ rule: 'rework', lacks: 'deployments' }], judged: 2 });
  expect(await screen.findByText(/Too little was measured here/)).toBeTruthy();
  expect(screen.queryByText(/calls for a change/)).toBeNull();
});

test('names are set apart from the sentence, whichever way they are written', async () => {
  const name = 'خدمة';
  const behind = {
    id: 'behind',
    params: {
      name: { kind: 'name', value: name },
      median: { kind: 'seconds', value: 40 * HOUR },
      others: { kind: 'seconds', value: 4 * HOUR },
      factor: { kind: 'factor', value: 10 },
      n: { kind: 'count', value: 20 },
    },
    place: '/lead-time',
    n: 20,
  } as const;
  const scope = { kind: 'service', names: [name] } as const;
  show({
    advice: [{ ...REVIEW, rule: 'behind-the-others', scope, evidence: [behind], gain: null }],
    unjudged: [],
    judged: 20,
  });
  const said = (await screen.findByRole('article')).textContent ?? '';
  expect(said).toMatch(/Expected gain.* → 4 h\. How much of that can be reached depends on the work/);
  const apart = `\u2068${name}\u2069`;
  expect(said.split(name).length).toBe(5);
  expect(said.replaceAll(apart, '')).not.toContain(name);
});

test('without data it says what to import', async () => {
  show({ advice: [], unjudged: [], judged: 0 }, 0);
  expect(await screen.findByRole('button', { name: /Import data/ })).toBeTruthy();
});
