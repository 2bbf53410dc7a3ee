import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TextTable } from '../../../../shared/table-text.ts';
import { comparedVersion, comparison, FIVE_TIMES, latency } from '../../../../shared/versions/comparison-fixture.ts';
import { speak } from '../../../i18n.ts';
import { click, heard, PAIR, region, rowsOf, settle, show, standBeforeService, VIEW } from './compare-fixture.tsx';

beforeEach(standBeforeService);
afterEach(() => speak('en'));

test('figure by figure, with the difference, its interval and the verdict in words', async () => {
  await show();
  const [table] = screen.getAllByRole('table');
  expect(rowsOf(table as HTMLElement)).toContain(
    'Error rate0.37 %0.34 % – 0.41 %1.9 %1.8 % – 2.0 %+1.5 points+1.4 to +1.7 pointsfails clearly more often · 5.1 times · p < 0.001',
  );
});

test('a version is found by any of its names, and the two are swapped', async () => {
  await show();
  const from = screen.getByRole('combobox', { name: 'From' });
  await click(from);
  fireEvent.change(from, { target: { value: 'ABCDEF01' } });
  await settle();
  await click(screen.getByRole('option', { name: 'v2.30.8' }));
  const to = screen.getByRole('combobox', { name: 'To' });
  await click(to);
  fireEvent.change(to, { target: { value: '4711' } });
  await settle();
  await click(screen.getByRole('option', { name: /v2\.30\.9/ }));
  await click(screen.getByRole('button', { name: 'Swap' }));
  expect(heard.pairs).toEqual([
    { base: 'v2.30.8', head: 'v2.31.0' },
    { base: 'v2.31.0', head: 'v2.30.9' },
    { base: 'v2.31.0', head: 'v2.30.9' },
  ]);
});

test('the table goes to the clipboard and into a file', async () => {
  await show();
  const table = region('Side by side');
  await click(screen.getByRole('button', { name: 'Copy as Markdown' }));
  await click(table.getAllByRole('button', { name: 'Copy as table' })[0] as HTMLElement);
  await click(screen.getByRole('button', { name: 'Export CSV…' }));
  const [markdown, cells] = heard.copied as [{ readonly text: string }, TextTable];
  expect(markdown.text.split('\n')[0]).toBe('| Figure | v2.30.9 | v2.31.0 | Difference | 95 % interval | In words |');
  expect(cells.rows[0]).toEqual(['Requests', '120,000', '41,000', '', '', '']);
  expect(heard.exported).toEqual({
    view: VIEW,
    service: 'payments-backend',
    ...PAIR,
    language: 'en',
    path: '/x/versions.csv',
  });
});

test('latencies: dots with intervals, and the honest reason where there are none', async () => {
  const named = (name: 'p50' | 'p99', reason: 'percentiles-only' | null) => ({
    name,
    base: latency(8.7, reason === null ? [8, 9] : null),
    head: latency(12, reason === null ? [11, 13] : null),
    difference: 3.3,
    interval: reason === null ? ([2.5, 4] as const) : null,
    verdict: reason === null ? ('worse' as const) : null,
    reason,
  });
  await show({ compared: comparison({ latencies: [named('p50', null), named('p99', 'percentiles-only')] }) });
  expect(screen.getByRole('img', { name: 'median: 8.70 ms → 12.0 ms' }).querySelectorAll('circle')).toHaveLength(2);
  expect(screen.getByText(/percentiles of intervals or lives only/)).toBeTruthy();
  const heading = screen.getByRole('heading', { name: 'Latency' });
  await click(within(heading.closest('section') as HTMLElement).getByRole('button', { name: 'Show as table' }));
  const twin = within(heading.closest('section') as HTMLElement).getByRole('table');
  expect(rowsOf(twin).slice(1)).toEqual([
    'median8.70 ms (8.00 ms – 9.00 ms)12.0 ms (11.0 ms – 13.0 ms)+3.30 ms+2.50 ms to +4.00 msclearly slowerhistogram buckets',
    'p998.70 ms12.0 ms+3.30 msfinished figures only, which can’t be joined: no 95 % intervalmedian of the percentiles of intervals',
  ]);
});

test('errors by type: what is new, with rates; nothing imported is said, not shown as none', async () => {
  const change = (type: string, kind: 'new' | 'gone' | 'grown', base: number | null, head: number | null) => ({
    type,
    title: null,
    change: kind,
    base,
    head,
    baseRate: base === null ? null : base / 120_000,
    headRate: head === null ? null : head / 41_000,
  });
  const errorTypes = [
    change('TypeError', 'new', null, 700),
    change('Timeout', 'grown', 40, null),
    change('Old', 'gone', 12, null),
  ];
  await show({ compared: comparison({ errorTypes, errorTypesKnown: true }) });
  expect(screen.getByText('3 types of errors in the two versions. 1 new in v2.31.0. 1 gone.')).toBeTruthy();
  expect(rowsOf(screen.getByRole('table', { name: 'Errors by type' })).slice(1)).toEqual([
    'TypeErrornew0700–171',
    'Timeoutgrown40not counted3.3–',
    'Oldgone1201.0–',
  ]);
});

test('without error groups the panel teaches how to have them', async () => {
  await show();
  expect(screen.getByText(/No error groups of these versions were imported/)).toBeTruthy();
});

test('endpoints are sorted by a column, what is not known last', async () => {
  const endpoint = (name: string, rate: number | null) => ({
    endpoint: name,
    rates: { ...FIVE_TIMES, head: rate === null ? null : { requests: 10, errors: 1, rate, interval: null } },
    p95: null,
  });
  await show({
    compared: comparison({ endpoints: [endpoint('GET /a', 0.01), endpoint('GET /b', null), endpoint('GET /c', 0.2)] }),
  });
  const order = () =>
    rowsOf(screen.getByRole('table', { name: 'By endpoint' }))
      .slice(1)
      .map((row) => row?.slice(0, 6));
  expect(order()).toEqual(['GET /a', 'GET /b', 'GET /c']);
  await click(screen.getByRole('button', { name: 'Error rate, v2.31.0' }));
  expect(order()).toEqual(['GET /c', 'GET /a', 'GET /b']);
  await click(screen.getByRole('button', { name: 'Error rate, v2.31.0' }));
  expect(order()).toEqual(['GET /a', 'GET /c', 'GET /b']);
});

test('both at once: when it was known, what that would have saved, and the same as a table', async () => {
  const from = Date.UTC(2024, 9, 29, 5, 20);
  const minute = 60_000;
  const point = (minutes: number, errors: number, evidence: number) => ({
    at: from + minutes * minute,
    baseRequests: minutes * 900,
    baseErrors: minutes * 3,
    headRequests: minutes * 95,
    headErrors: errors,
    evidence,
  });
  const canary = {
    from,
    to: from + 390 * minute,
    headShare: 0.095,
    points: [point(10, 12, 3.2), point(20, 31, 44), point(390, 790, Number.POSITIVE_INFINITY)],
    threshold: 20,
    knownAt: from + 20 * minute,
    requestsUntilKnown: 1900,
    secondsUntilKnown: 1200,
    saved: { requests: 41_000, errors: 790, seconds: 22_200 },
  };
  await show({ compared: comparison({ canary }) });
  expect(
    screen.getByText(
      'Known at 29 Oct 2024, 05:40, 20 min and 1,900 requests after it started. It went on for 6 h 10 min: 41,000 requests and 790 errors could have been saved.',
    ),
  ).toBeTruthy();
  expect(screen.getByText(/at most 5 % of cases, however often one looks/)).toBeTruthy();
  expect(screen.getByRole('img', { name: /^Evidence that v2\.31\.0 fails more often than v2\.30\.9/ })).toBeTruthy();
  const panel = screen.getByRole('heading', { name: 'Both at once' }).closest('section') as HTMLElement;
  await click(within(panel).getByRole('button', { name: 'Show as table' }));
  expect(rowsOf(within(panel).getByRole('table')).slice(1)).toEqual([
    '29 Oct 2024, 05:309,000300.33 %950121.3 %3.2',
    '29 Oct 2024, 05:4018,000600.33 %1,900311.6 %44',
    '29 Oct 2024, 11:50351,0001,1700.33 %37,0507902.1 %> 1,000,000',
  ]);
});

test('awful data is drawn all the same: no figures, endless names, nothing known', async () => {
  await speak('ko');
  const long = '가'.repeat(900);
  const bare = comparedVersion(long, { measured: null, firstSeenAt: null, lastSeenAt: null, medianLeadSeconds: null });
  const nothing = {
    base: null,
    head: null,
    difference: null,
    interval: null,
    verdict: null,
    reason: 'not-measured' as const,
  };
  const compared = comparison({
    base: bare,
    head: { ...bare, version: '‮\u0000$t(app.name) {{count}}' },
    rates: { ...nothing, ratio: null, pValue: null, dispersion: null },
    latencies: [{ name: 'max', ...nothing }],
    errorTypesKnown: true,
    commitsReason: 'sha-unknown',
    canary: {
      from: 5,
      to: 5,
      headShare: 0,
      points: [{ at: 5, baseRequests: 0, baseErrors: 0, headRequests: 0, headErrors: 3, evidence: 0 }],
      threshold: 20,
      knownAt: null,
      requestsUntilKnown: null,
      secondsUntilKnown: null,
      saved: null,
    },
  });
  await show({ compared, rows: [bare] });
  expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(document.body.innerHTML).not.toMatch(/NaN|Infinity/);
});

test('what the engine refuses is said', async () => {
  await show({ fails: true });
  expect(screen.getByRole('alert')).toBeTruthy();
});
