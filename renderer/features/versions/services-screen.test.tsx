import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { ServiceVersionsAnswer } from '../../../shared/version-answers.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import { serviceVersions, summary, verdict } from './versions-fixture.ts';
import { VersionsScreen } from './versions-screen.tsx';

const DAY = 86_400_000;
const END = Date.UTC(2024, 10, 10);
const SERVICES = [
  serviceVersions('cart', {
    team: 'red',
    versions: 3,
    faulty: 2,
    alsoActive: ['v2.0.0'],
    lastFaulty: summary('v1.9.0', { active: false }),
    current: summary('v2.1.0', {
      firstSeenAt: END - 2 * DAY,
      errorRate: 0.019,
      requests: 10_000,
      p95: 412,
      verdict: verdict('faulty', { since: END - DAY }),
    }),
  }),
  serviceVersions('search', {
    current: summary('v9', { firstSeenAt: END - 5 * DAY, requests: 30, verdict: verdict('not-enough') }),
  }),
  serviceVersions('mail', { current: summary('v10', { p95: 8.7, requests: 900, verdict: verdict('fine') }) }),
  serviceVersions('batch', { versions: 0 }),
];
let answer: ServiceVersionsAnswer;

beforeEach(async () => {
  await speak('en');
  answer = {
    services: SERVICES,
    perWeek: [
      { start: 0, day: '2024-10-28', versions: 3, faulty: 1 },
      { start: 0, day: '2024-11-04', versions: 0, faulty: 0 },
    ],
  };
  stand();
});

function stand(holdings = {}): void {
  standOn((name) => ({ ok: true, value: name === 'versions.services' ? answer : null }), {
    versions: 20,
    dataRange: { from: 0, to: END },
    ...holdings,
  });
}

async function show(place = '/versions?range=all'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <VersionsScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

function rows(): readonly (readonly (string | null)[])[] {
  return within(screen.getByRole('table', { name: 'Services and the versions they run' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
}

const names = () => rows().map(([name]) => name);

test('a sentence says how it stands, a row a service, those in trouble first', async () => {
  await show();
  expect(screen.getByText('1 of 4 services runs a version that looks faulty.')).toBeTruthy();
  expect(rows()).toEqual([
    ['cartred', 'v2.1.0beside it v2.0.0', 'Faultysince 9 Nov 00:00', '2 d', '1.9 %', '412 ms', '10,000', '32 faulty'],
    ['search', 'v9', 'Not enough datan = 30', '5 d', '–', '–', '30', '1'],
    ['mail', 'v10', 'Fine', '–', '–', '8.70 ms', '900', '1'],
    ['batch', 'none in this period', '–', '–', '–', '–', '–', '0'],
  ]);
});

test('in a period that is past it is said when the version runs, and its age is counted to there', async () => {
  await show('/versions?from=2024-11-01&to=2024-11-04');
  expect(screen.getByText(/^Which version runs, .* are as of 10 Nov 2024, where the data end\./)).toBeTruthy();
  expect(rows().map((row) => row[3])).toEqual(['2 d', '5 d', '–', '–']);
});

test('in a period that holds the end of the data nothing has to be said of it', async () => {
  await show('/versions?from=2024-11-01&to=2024-11-11');
  expect(rows()).toHaveLength(4);
  expect(screen.queryByText(/where the data end/)).toBeNull();
});

test('below a version that is fine stands the one that was not, and leads to it', async () => {
  answer = {
    ...answer,
    services: [
      serviceVersions('mail', {
        current: summary('v10', { verdict: verdict('fine') }),
        faulty: 1,
        lastFaulty: summary('v9'),
      }),
    ],
  };
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'v9 was faulty' }));
  const query = new URLSearchParams(currentQuery());
  expect([query.get('of'), query.get('head')]).toEqual(['mail', 'v9']);
});

test('a head sorts; services without a figure stay at the end; the order is in the location', async () => {
  await show();
  const table = screen.getByRole('table', { name: 'Services and the versions they run' });
  const sortBy = async (name: string) => {
    fireEvent.click(within(table).getByRole('button', { name }));
    await act(async () => {});
  };
  await sortBy('p95');
  expect(names()).toEqual(['cartred', 'mail', 'search', 'batch']);
  expect(currentQuery()).toContain('sort=-p95');
  await sortBy('p95');
  expect(names()).toEqual(['mail', 'cartred', 'search', 'batch']);
  await sortBy('Runs');
  expect(rows().map((row) => row[1])).toEqual(['v2.1.0beside it v2.0.0', 'v9', 'v10', 'none in this period']);
  await sortBy('Verdict');
  expect(names()).toEqual(['cartred', 'mail', 'search', 'batch']);
});

test('the search finds by service, team and version', async () => {
  await show('/versions?range=all&search=RED');
  expect(names()).toEqual(['cartred']);
  await act(async () => navigate('/versions?range=all&search=v10'));
  expect(names()).toEqual(['mail']);
  await act(async () => navigate('/versions?range=all&search=nothing'));
  screen.getByText('No service is called so.');
});

test('arrows go from row to row; a row leads to its service and keeps the search for the way back', async () => {
  await show('/versions?range=all&search=a');
  const first = screen.getByRole('button', { name: 'cart' });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('search');
  fireEvent.click(document.activeElement as HTMLElement);
  expect(new URLSearchParams(currentQuery()).get('of')).toBe('search');
  expect(new URLSearchParams(currentQuery()).get('search')).toBe('a');
});

test('new versions per week as a table, the faulty ones told', async () => {
  await show();
  const panel = screen.getByRole('heading', { name: 'New versions per week' }).closest('section') as HTMLElement;
  expect(panel.textContent).toContain('3 new versions, 1 looks faulty');
  fireEvent.click(within(panel).getByRole('button', { name: 'Show as table' }));
  expect([...panel.querySelectorAll('tbody tr')].map(({ textContent }) => textContent)).toEqual([
    '28 Oct 202431',
    '4 Nov 202400',
  ]);
});

test('without measurements it says what would bring a verdict', async () => {
  answer = { ...answer, services: [serviceVersions('cart', { current: summary('v1') })] };
  stand({ versions: 0 });
  await show();
  screen.getByText(/whether it is good is not/);
  fireEvent.click(screen.getByRole('button', { name: 'What to import…' }));
  expect(window.location.hash).toContain('#/data');
});

test('with nothing at all it teaches which exports tell of versions', async () => {
  answer = { services: [], perWeek: [] };
  stand({ versions: 0, deployments: 0 });
  await show();
  screen.getByRole('heading', { name: 'No version is known yet' });
  for (const source of ['Deployments', 'Prometheus', 'OpenTelemetry', 'Error groups', 'Sentry releases']) {
    screen.getByText(source);
  }
  fireEvent.click(screen.getByRole('button', { name: 'Import data' }));
  expect(window.location.hash).toContain('#/data');
});

test('where the filters let no version through it offers all data', async () => {
  answer = { services: [serviceVersions('cart', { versions: 0 })], perWeek: [] };
  await show('/versions?team=red');
  screen.getByRole('heading', { name: 'No versions in this period' });
});

test('several hundred services with terrible names: rows in view alone exist, in Korean too', async () => {
  await speak('ko');
  const awful = `مرحبا <b>${'x'.repeat(200)}`;
  answer = {
    services: Array.from({ length: 800 }, (_, index) =>
      serviceVersions(`${index} ${awful}`, { current: summary(awful, { verdict: verdict('suspect') }) }),
    ),
    perWeek: [],
  };
  await show();
  screen.getByText('문제가 있어 보이는 버전은 없지만, 서비스 800개 중 800개의 버전이 의심스럽습니다.');
  const table = screen.getByRole('table', { name: '서비스와 실행 중인 버전' });
  expect(table.getAttribute('aria-rowcount')).toBe('801');
  expect(within(table).getAllByRole('row').length).toBeLessThan(60);
});
