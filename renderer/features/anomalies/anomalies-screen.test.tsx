import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { AnomaliesAnswer, Anomaly } from '../../../shared/anomaly-answers.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { AnomaliesScreen } from './anomalies-screen.tsx';

const CART: Anomaly = {
  metric: 'deploymentFrequency',
  service: 'cart',
  day: '2024-04-08',
  before: 12,
  after: 4,
  size: -2 / 3,
  tone: 'bad',
  probability: 0.9954,
  course: { from: '2024-04-05', values: [12, null, 11, 4, 0, 3] },
  context: {
    from: '2024-04-07',
    to: '2024-04-09',
    deployments: 16,
    deploymentIds: [1, 2],
    incidents: 1,
    incidentIds: [7],
    services: ['search'],
    versions: [{ service: 'cart', version: 'v98' }],
    stages: [],
    related: [{ metric: 'reworkRate', service: 'cart', day: '2024-04-09', size: 1.5, tone: 'bad' }],
    share: 0.4,
  },
};
const WHOLE: Anomaly = {
  ...CART,
  metric: 'changeLeadTime',
  service: '',
  day: '2024-03-01',
  before: 3600,
  after: 7200,
  size: 1,
  probability: 0.99999,
  context: {
    ...CART.context,
    deployments: 0,
    incidents: 0,
    services: [],
    versions: [{ service: 'cart', version: 'v98' }],
    related: [],
    stages: [{ stage: 'review', before: 600, after: 3600 }],
    share: 1,
  },
};

let answer: AnomaliesAnswer;
beforeEach(async () => {
  await speak('en');
  answer = { anomalies: [CART, WHOLE], series: 40, tooShort: 3 };
  standOn(() => ({ ok: true, value: answer }));
});

async function show(place = '/anomalies?team=red&range=1y'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <AnomaliesScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

/** Where a click leads, by its words. */
async function follow(words: string): Promise<string> {
  const before = window.location.hash;
  fireEvent.click(screen.getByRole('button', { name: words }));
  const place = decodeURIComponent(window.location.hash.slice(1));
  await act(async () => navigate(before.slice(1)));
  return place;
}

test('each shift says what, since when, how far, how surely, and what else happened then', async () => {
  await show();
  const [cart, whole] = screen.getAllByRole('article').map((card) => card.textContent ?? '');
  expect(cart).toContain('cart: fewer deployments since 8 Apr 2024−67 %12 per day before, 4 per day from then on');
  expect(cart).toContain('almost certain (99.5 %)');
  expect(cart).toContain('At the same time (7 Apr – 8 Apr)16 deployments1 incident beganv98 was newShifted too:search');
  expect(cart).toContain('cart makes 40 % of all deployments.Rework rate got worse on 9 Apr (+150 %).');
  expect(whole).toContain('All services together: changes have taken longer since 1 Mar 2024+100 %1 h before, 2 h');
  expect(whole).toContain('practically certain (> 99.9 %)');
  // Which version of which service is new every day says nothing about all of them.
  expect(whole).toContain('Review: 10 min → 1 h on average');
  expect(whole).not.toContain('v98');
  expect(screen.getByText(/2 shifts in 40 daily series\. 3 series have too little data to tell\./)).toBeTruthy();
  screen.getByRole('img', { name: 'Day by day around 8 Apr: 12 per day before, 4 per day from then on' });
});

test('what is named leads to its rows, with the other filters kept', async () => {
  await show();
  const rows = 'team=red&service=cart&from=2024-04-07&to=2024-04-09';
  expect(await follow('16 deployments')).toBe(`/deployments?${rows}`);
  expect(await follow('1 incident began')).toBe(`/failures?${rows}&open=7`);
  expect(await follow('v98 was new')).toBe('/versions?team=red&range=1y&of=cart');
  expect(await follow('Rework rate got worse on 9 Apr (+150 %).')).toBe(
    '/rework?team=red&service=cart&from=2024-02-27&to=2024-05-21',
  );
  expect(await follow('See which deployments no longer come')).toBe(
    '/frequency?team=red&service=cart&from=2024-02-26&to=2024-05-20',
  );
  expect(await follow('Read the changes since then, the slowest first')).toBe(
    '/lead-time?team=red&from=2024-03-01&to=2024-04-12&chart=stages&stage=review&sort=-review',
  );
});

test('the list is narrowed by metric and by service, from the location', async () => {
  await show('/anomalies?range=1y&of=*');
  expect(
    screen.getAllByRole('article').map((card) => within(card).getByRole('heading', { level: 2 }).textContent),
  ).toEqual(['◆All services together: changes have taken longer since 1 Mar 2024']);
  await act(async () => navigate('/anomalies?range=1y&metric=recoveryTime'));
  screen.getByText('No shift of this metric or service.');
  fireEvent.click(screen.getByRole('button', { name: 'Show all shifts' }));
  await act(async () => {});
  expect(screen.getAllByRole('article')).toHaveLength(2);
});

test('without shifts it says whether nothing shifted or too little is known', async () => {
  answer = { anomalies: [], series: 40, tooShort: 0 };
  await show();
  screen.getByText(/In 40 daily series nothing has changed for good/);
  await act(async () => navigate('/anomalies?range=1w'));
  answer = { anomalies: [], series: 0, tooShort: 4 };
  await act(async () => navigate('/anomalies?range=3mo'));
  screen.getByText(/There is too little data yet: a series needs 28 days/);
  fireEvent.click(screen.getByRole('button', { name: 'Look at a year' }));
  expect(window.location.hash).toBe('#/anomalies?range=1y');
});
