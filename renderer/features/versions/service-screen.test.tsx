import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RequestInput } from '../../../shared/api.ts';
import type { MeasuredVersion, VersionsAnswer, VersionTimeline } from '../../../shared/version-answers.ts';
import { speak } from '../../i18n.ts';
import { standOn } from '../../screen-fixture.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import { verdict, versionRow, versionsAnswer } from './versions-fixture.ts';
import { VersionsScreen } from './versions-screen.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2024, 10, 4);
const NO_LATENCIES = { p50: null, p75: null, p90: null, p95: null, p99: null, max: null, mean: null };

function said(known: Partial<MeasuredVersion>): MeasuredVersion {
  return {
    source: 'table',
    points: 0,
    requests: null,
    requestsPerSecond: null,
    errors: null,
    errorRate: null,
    errorInterval: null,
    errorTypes: null,
    latencies: NO_LATENCIES,
    texts: {},
    ...known,
  };
}

function milliseconds(value: number) {
  return { milliseconds: value, interval: null, from: 'said' as const };
}

const ROWS = [
  versionRow('v3', {
    tag: 'release-3',
    sha: 'b97de359da9ee657667d4b86fbef71d35a21463e',
    aliases: ['3.0'],
    active: true,
    firstSeenAt: BEGIN + 2 * DAY,
    lastSeenAt: BEGIN + 4 * DAY,
    deployments: 1,
    commits: 12,
    authors: 3,
    authorGroups: [
      { name: 'core', commits: 9 },
      { name: '', commits: 3 },
    ],
    medianLeadSeconds: 3600,
    incidents: 2,
    failed: true,
    measured: said({
      source: 'series',
      requests: 10_000,
      errors: 190,
      errorRate: 0.019,
      errorInterval: [0.0165, 0.0218],
      latencies: { ...NO_LATENCIES, p95: { milliseconds: 412, interval: [400, 430], from: 'buckets' } },
    }),
    verdict: verdict('faulty', { against: 'v2' }),
  }),
  versionRow('v2', { firstSeenAt: BEGIN + DAY, lastSeenAt: BEGIN + 2 * DAY, verdict: verdict('fine') }),
  versionRow('v1', { firstSeenAt: BEGIN, lastSeenAt: BEGIN + DAY }),
];
const TIMELINE: VersionTimeline = {
  from: BEGIN,
  to: BEGIN + 4 * DAY,
  lanes: [
    { version: 'v1', verdict: null, active: false, basis: 'deployments', runs: [{ from: BEGIN, to: BEGIN + DAY }] },
    {
      version: 'v2',
      verdict: 'fine',
      active: false,
      basis: 'deployments',
      runs: [{ from: BEGIN + DAY, to: BEGIN + 2 * DAY }],
    },
    {
      version: 'v3',
      verdict: 'faulty',
      active: true,
      basis: 'traffic',
      runs: [{ from: BEGIN + 2 * DAY, to: BEGIN + 4 * DAY }],
    },
  ],
  laneCount: 40,
  bucketSeconds: 7200,
  traffic: [
    { at: BEGIN, requests: [90, 0, 0], others: 10, errorRate: 0.001 },
    { at: BEGIN + 2 * HOUR, requests: [0, 0, 0], others: 0, errorRate: null },
  ],
  incidents: [
    { id: 7, title: '장바구니 오류', severity: 'SEV-1', from: BEGIN + 50 * HOUR, to: BEGIN + 52 * HOUR },
    { id: 8, title: null, severity: null, from: BEGIN + 60 * HOUR, to: null },
  ],
};
let answer: VersionsAnswer;
let asked: unknown[];
/** From when, and which two. */
let compared: Set<string>;

beforeEach(async () => {
  await speak('en');
  asked = [];
  compared = new Set();
  answer = versionsAnswer(ROWS, { timeline: TIMELINE, saidNames: ['3.0'] });
  standOn((name, input) => {
    if (name === 'versions.list') return { ok: true, value: answer };
    if (name === 'versions.compare') compared.add(comparisonOf(input as RequestInput<'versions.compare'>));
    if (name === 'versions.alias' || name === 'versions.table') {
      asked.push(input);
      return { ok: true, value: name === 'versions.table' ? { path: '/x/cart.csv', rows: 3 } : null };
    }
    return { ok: false, error: { code: 'not-found', params: {} } };
  });
});

function comparisonOf({ view, base, head }: RequestInput<'versions.compare'>): string {
  return `${view.from} ${base} ${head}`;
}

async function show(place = '/versions?range=all&search=ca&of=cart'): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <VersionsScreen />
    </MantineProvider>,
  );
  await act(async () => {});
}

const param = (name: string) => new URLSearchParams(currentQuery()).get(name);

function panelOf(title: string): HTMLElement {
  return screen.getByRole('heading', { name: title }).closest('section') as HTMLElement;
}

function table(): readonly (readonly (string | null)[])[] {
  return within(screen.getByRole('table', { name: 'Versions of cart' }))
    .getAllByRole('row')
    .map((row) => [...row.querySelectorAll('th,td')].slice(2).map(({ textContent }) => textContent));
}

test('every version with what is known of it; columns that nothing fills or that have no room are left out', async () => {
  await show();
  expect(table()).toEqual([
    ['Version', 'Verdict', 'Last seen', 'Requests', 'Error rate', 'p95'],
    ['v3Failedtag release-3 · b97de359 · also 3.0', 'Faulty', 'Active', '10,000', '1.9 %', '412 ms'],
    ['v2', 'Fine', '6 Nov 00:00', '–', '–', '–'],
    ['v1', '–', '5 Nov 00:00', '–', '–', '–'],
  ]);
  screen.getByTitle(/190 errors in 10,000 requests 95 % interval 1\.7 % – 2\.2 %/);
  screen.getByTitle(/From histogram buckets 95 % interval 400 ms – 430 ms/);
});

test('of another period only what its answer names is compared', async () => {
  await show('/versions?range=all&of=cart');
  answer = versionsAnswer(ROWS.slice(1), { timeline: TIMELINE });
  await act(async () => navigate('/versions?from=2024-11-01&to=2024-11-06&of=cart'));
  expect([...compared]).toEqual(['null v2 v3', '2024-11-01 v1 v2']);
});

test('the columns are chosen in the location; authors by group', async () => {
  await show('/versions?range=all&of=cart&columns=commits,authors,lead,incidents,deployments');
  expect(table()[1]).toEqual(['v3Failedtag release-3 · b97de359 · also 3.0', '12', '3', '1 h', '2', '1']);
  screen.getByTitle('core: 9 no group: 3');
});

test('a table of an APM shows row for row as it was written', async () => {
  const texts = (first: string, last: string, rate: string, share: string, p99: string, mean: string) => ({
    first_seen: first,
    last_seen: last,
    request_rate: rate,
    error_rate: share,
    p99,
    mean,
  });
  answer = versionsAnswer([
    versionRow('vbe4ck11fi-917', {
      active: true,
      firstSeenAt: BEGIN,
      lastSeenAt: BEGIN + DAY,
      measured: said({
        errorTypes: 0,
        requestsPerSecond: 33.6,
        errorRate: 0.001,
        latencies: { ...NO_LATENCIES, p99: milliseconds(8.7), mean: milliseconds(1.2) },
        texts: texts('21 minutes ago', 'ACTIVE', '33.6 req/s', '< 0.1 %', '8.70 ms', '1.20 ms'),
      }),
    }),
    versionRow('v-760c8', {
      firstSeenAt: BEGIN - 3 * DAY,
      lastSeenAt: BEGIN,
      measured: said({
        errorTypes: 2,
        requestsPerSecond: 31,
        errorRate: 0.004,
        latencies: { ...NO_LATENCIES, p99: milliseconds(9.1), mean: milliseconds(1.3) },
        texts: texts('3 days ago', '31 minutes ago', '31.0 req/s', '0.4 %', '9.10 ms', '1.30 ms'),
      }),
    }),
  ]);
  await show('/versions?range=all&of=cart&columns=firstSeen,lastSeen,errorTypes,requestRate,errorRate,p99,mean');
  expect(table()).toEqual([
    ['Version', 'First seen', 'Last seen', 'Error types', 'Requests/s', 'Error rate', 'p99', 'Average'],
    ['vbe4ck11fi-917', '21 minutes ago', 'Active', '0', '33.6 req/s', '< 0.1 %', '8.70 ms', '1.20 ms'],
    ['v-760c8', '3 days ago', '31 minutes ago', '2', '31.0 req/s', '0.4 %', '9.10 ms', '1.30 ms'],
  ]);
  expect(screen.getByText('31 minutes ago').title).toBe('4 Nov 2024, 00:00');
});

test('two versions are chosen with the radios; a press on a row judges that version', async () => {
  await show();
  fireEvent.click(screen.getByRole('radio', { name: 'Compare from version v1' }));
  expect([param('base'), param('head')]).toEqual(['v1', 'v3']);
  fireEvent.click(screen.getByRole('radio', { name: 'Compare to version v1' }));
  expect([param('base'), param('head')]).toEqual(['v3', 'v1']);
  fireEvent.click(screen.getByRole('button', { name: 'v2' }));
  expect([param('base'), param('head')]).toEqual([null, 'v2']);
  fireEvent.click(screen.getByRole('button', { name: 'Why: v3, Faulty' }));
  expect(param('head')).toBe('v3');
});

test('lanes and incidents are one stop of the keyboard: arrows go between them, a press chooses or opens', async () => {
  await show();
  const keys = screen.getByRole('region', { name: /arrow keys go from one to the next/ });
  const links = within(keys).getAllByRole('link');
  expect(links.filter(({ tabIndex }) => tabIndex === 0).map((link) => link.dataset.key)).toEqual(['lane v3']);
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  act(() =>
    within(keys)
      .getByRole('link', { name: /^v3, Faulty, 6 Nov 2024, 00:00 – runs$/ })
      .focus(),
  );
  press('ArrowUp');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('v2, Fine, 5 Nov 2024, 00:00 – 6 Nov 2024, 00:00');
  press('Home');
  press('ArrowRight');
  expect(document.activeElement?.getAttribute('aria-label')).toBe(
    'Incident: Untitled, from 6 Nov 2024, 12:00, still open',
  );
  expect(links.filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
  press('ArrowDown');
  fireEvent.click(document.activeElement as Element);
  expect([param('base'), param('head')]).toEqual([null, 'v1']);
  fireEvent.click(within(keys).getByRole('link', { name: /^Incident: 장바구니 오류, SEV-1/ }));
  expect(param('incident')).toBe('7');
});

test('the timeline and the traffic as tables', async () => {
  await show();
  const twin = (title: string) => {
    fireEvent.click(within(panelOf(title)).getByRole('button', { name: 'Show as table' }));
    return [...panelOf(title).querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th,td')].map(({ textContent }) => textContent),
    );
  };
  expect(panelOf('What ran when').textContent).toContain('3 of 40 versions');
  expect(twin('What ran when')).toEqual([
    ['Version', 'Verdict', 'From', 'To', 'Known'],
    ['v1', '–', '4 Nov 2024, 00:00', '5 Nov 2024, 00:00', 'by deployments'],
    ['v2', 'Fine', '5 Nov 2024, 00:00', '6 Nov 2024, 00:00', 'by deployments'],
    ['v3', 'Faulty', '6 Nov 2024, 00:00', 'runs', 'by traffic'],
    ['장바구니 오류', 'SEV-1', '6 Nov 2024, 02:00', '6 Nov 2024, 04:00', 'Incident'],
    ['Untitled', '–', '6 Nov 2024, 12:00', '–', 'Incident'],
  ]);
  expect(twin('Traffic by version, and errors')).toEqual([
    ['Time', 'Requests', 'Error rate', 'v1', 'Older versions'],
    ['4 Nov 2024, 00:00', '100', '0.10 %', '90 %', '10 %'],
    ['4 Nov 2024, 02:00', '0', '–', '–', '–'],
  ]);
});

test('the way back and Escape keep the search of the list; Escape in a panel is that panel’s', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Other names of v3' }));
  await act(async () => {});
  fireEvent.keyDown(screen.getByRole('dialog', { name: 'Other names of v3' }), { key: 'Escape' });
  await act(async () => {});
  expect(param('of')).toBe('cart');
  fireEvent.keyDown(screen.getByRole('combobox', { name: 'Service' }), { key: 'Escape' });
  expect(param('of')).toBe('cart');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect([param('of'), param('search')]).toEqual([null, 'ca']);
});

test('another name of a version is said and taken back', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Other names of v3' }));
  await act(async () => {});
  const panel = screen.getByRole('dialog', { name: 'Other names of v3' });
  const add = within(panel).getByRole('button', { name: 'It is the same' });
  const field = within(panel).getByRole('combobox', { name: 'Another name of it' });
  fireEvent.change(field, { target: { value: 'v3' } });
  expect(add).toHaveProperty('disabled', true);
  fireEvent.change(field, { target: { value: ' build-77 ' } });
  fireEvent.click(add);
  await act(async () => {});
  fireEvent.click(within(panel).getByRole('button', { name: 'Take back: 3.0' }));
  await act(async () => {});
  expect(asked).toEqual([
    { service: 'cart', name: 'build-77', version: 'v3' },
    { service: 'cart', name: '3.0', version: null },
  ]);
  expect(param('head')).toBeNull();
});

test('a name that its sources have can’t be taken back', async () => {
  answer = { ...answer, saidNames: [] };
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Other names of v3' }));
  await act(async () => {});
  const panel = screen.getByRole('dialog', { name: 'Other names of v3' });
  expect(within(panel).getByRole('listitem').textContent).toBe('3.0by its sources');
});

test('the table goes into a file as it is shown', async () => {
  await show('/versions?range=all&of=cart&columns=p95,verdict&order=version');
  vi.spyOn(window.doradeck, 'shell').mockResolvedValue({ ok: true, value: '/x/cart.csv' });
  fireEvent.click(screen.getByRole('button', { name: 'Export CSV…' }));
  await act(async () => {});
  expect(asked).toMatchObject([
    {
      service: 'cart',
      versions: ['v1', 'v2', 'v3'],
      columns: ['version', 'p95', 'verdict'],
      language: 'en',
      path: '/x/cart.csv',
    },
  ]);
});

test('one version without any measurement, and none', async () => {
  const timeline = { ...TIMELINE, lanes: [], laneCount: 0, traffic: [], incidents: [] };
  answer = versionsAnswer([versionRow('v1', { deployments: 1, firstSeenAt: BEGIN })], { timeline });
  await show();
  screen.getByText(/only one version in this period/);
  expect(table()[1]).toEqual(['v1', '4 Nov 00:00', '1']);
  screen.getByText('No version ran in this period.');
  expect(screen.queryByRole('heading', { name: 'Traffic by version, and errors' })).toBeNull();
  answer = versionsAnswer([]);
  await act(async () => navigate('/versions?of=cart'));
  screen.getByRole('heading', { name: 'No versions in this period' });
});

test('five hundred versions with terrible names: rows in view alone exist; sorted by version as numbers are', async () => {
  await speak('ko');
  const awful = `‮عربي <i>${'w'.repeat(200)}`;
  answer = versionsAnswer(
    Array.from({ length: 500 }, (_, index) => versionRow(`v1.${499 - index} ${awful}`, { sha: 'a'.repeat(40) })),
    { timeline: { ...TIMELINE, lanes: TIMELINE.lanes.map((lane) => ({ ...lane, version: lane.version + awful })) } },
  );
  await show();
  const list = screen.getByRole('table', { name: 'cart 버전 목록' });
  expect(list.getAttribute('aria-rowcount')).toBe('501');
  expect(within(list).getAllByRole('row').length).toBeLessThan(60);
  fireEvent.click(within(list).getByRole('button', { name: '버전' }));
  await act(async () => {});
  expect(within(list).getAllByRole('row')[3]?.textContent).toContain('v1.2 ');
});
