import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Correction, CorrectionRow } from '../../../../shared/corrections.ts';
import type { TextTable } from '../../../../shared/table-text.ts';
import type { VersionComparison, VersionVerdict } from '../../../../shared/version-answers.ts';
import { comparedVersion, comparison, measured, ROLLED_OUT } from '../../../../shared/versions/comparison-fixture.ts';
import { speak } from '../../../i18n.ts';
import { holdWorkspace, standOn } from '../../../screen-fixture.ts';
import { currentPath } from '../../../store/location.ts';
import { VerdictPanel } from './verdict-panel.tsx';

const VIEW = { from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false };

const FAULTY: VersionVerdict = {
  kind: 'faulty',
  against: 'v2.30.9',
  score: 5.6,
  evidence: [
    {
      code: 'error-rate',
      weight: 4.6,
      from: 0.0037,
      to: 0.019,
      fromRequests: 120_000,
      toRequests: 41_000,
      pValue: 1e-9,
      interval: [0.014, 0.017],
    },
    { code: 'new-errors', weight: 1.4, types: ['TypeError'], count: 700 },
    { code: 'incidents', weight: -0.4, count: 0, severity: null },
  ],
  since: ROLLED_OUT,
  affects: {
    services: [{ service: 'cart', from: 0.002, to: 0.03 }],
    trafficShare: 0.45,
    requests: 41_000,
    extraErrors: 628,
  },
  nextStep: { code: 'roll-back', to: 'v2.30.9', isKnownGood: true, ranSeconds: 3 * 86_400, errorRate: 0.001 },
};
const DEPLOYMENTS: VersionComparison['headDeployments'] = [
  { id: 1, key: 'deployment-1', failed: false },
  { id: 2, key: 'deployment-2', failed: true },
];
const SAID: CorrectionRow = {
  correction: { kind: 'failure', deployment: 'deployment-2', failed: true },
  saidAt: 0,
  deployment: null,
  incident: null,
};

const engine = { said: [] as (readonly Correction[])[], corrections: [] as readonly CorrectionRow[] };

beforeEach(() => Object.assign(engine, { said: [], corrections: [] }));
afterEach(() => speak('en'));

async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  });
}

async function show(known: Partial<VersionComparison>): Promise<void> {
  standOn((name, input) => {
    if (name === 'corrections.change') {
      engine.said.push((input as { readonly corrections: readonly Correction[] }).corrections);
    }
    const answers: Readonly<Record<string, unknown>> = {
      'versions.compare': comparison({ verdict: FAULTY, ...known }),
      'corrections.list': engine.corrections,
      'corrections.change': engine.corrections,
    };
    return { ok: true, value: answers[name] ?? null };
  });
  render(
    <MantineProvider env="test">
      <Notifications />
      <VerdictPanel
        view={VIEW}
        service="pay"
        rows={[comparedVersion('v2.31.0'), comparedVersion('v2.30.9')]}
        pair={{ base: 'v2.30.9', head: 'v2.31.0' }}
        isAnswered
        onPair={() => {}}
      />
    </MantineProvider>,
  );
  await settle();
}

async function click(name: string | RegExp): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}

test('which release broke it: the sentence, the step, what it affects', async () => {
  await show({});
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
    'v2.31.0 is faulty: it fails 5.1 times as often as v2.30.9 (1.9 % against 0.37 %), since 29 Oct 2024, 05:20.',
  );
  expect(screen.getByText(/^Roll back to v2\.30\.9, last good: it ran 3 d at 0\.10 %\.$/)).toBeTruthy();
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'About 628 failed requests more than at the rate of v2.30.9',
    '45 % of the traffic of payments-backend while it ran',
    '41,000 requests in all',
    '1 other service failed more while it ran: cart (0.20 % → 3.0 %)',
  ]);
});

test('each piece of evidence with its weight in words, the number on hovering, and its side', async () => {
  await show({});
  const table = screen.getByRole('table', { name: 'Evidence for and against v2.31.0' });
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => within(row).getAllByRole('cell')[0]?.textContent)).toEqual([
    'strongly against it',
    'somewhat against it',
    'weakly for it',
  ]);
  expect(within(rows[0] as HTMLElement).getByTitle('Weight +4.6: 99 times likelier if it is faulty')).toBeTruthy();
  expect(rows.map((row) => row.querySelector('[data-side]')?.getAttribute('data-side'))).toEqual([
    'against',
    'against',
    'for',
  ]);
});

test('the verdict goes into a document as a table', async () => {
  await show({});
  const copied: unknown[] = [];
  const shell = async (_name: string, input: unknown) => {
    copied.push(input);
    return { ok: true, value: null };
  };
  Object.assign(window.doradeck, { shell });
  await click('Copy as table');
  const [table] = copied as [TextTable];
  expect(table.rows.map(([name, weight]) => [name, weight])).toEqual([
    ['Faulty', ''],
    ['Error rate', 'strongly against it'],
    ['Types of errors', 'somewhat against it'],
    ['Incidents', 'weakly for it'],
    ...Array.from({ length: 4 }, () => ['What it affects', '']),
    ['Next step', ''],
  ]);
});

test('how it is judged, with this case’s numbers', async () => {
  await show({});
  await click('How is this judged?');
  const how = within(await screen.findByRole('dialog', { hidden: true }));
  expect(how.getByText('+5.6 = +4.6 +1.4 −0.4')).toBeTruthy();
  expect(how.getByText('270 times likelier if v2.31.0 is faulty')).toBeTruthy();
  expect(how.getByText('v2.30.9, 120,000 requests')).toBeTruthy();
  expect(how.getByText('97 %')).toBeTruthy();
  expect(how.getByText(/^Faulty from \+2\.2/)).toBeTruthy();
});

test('a verdict counts only where the user says so, and that is taken back', async () => {
  engine.corrections = [SAID];
  await show({ headDeployments: DEPLOYMENTS });
  await click('Count its deployment as failed');
  await click('Don’t count as failed any more');
  expect(engine.said).toEqual([
    [{ kind: 'failure', deployment: 'deployment-1', failed: true }],
    [{ kind: 'failure', deployment: 'deployment-2', failed: null }],
  ]);
  await click('Corrections by hand');
  expect(currentPath()).toBe('/corrections');
});

test('what fails by the data’s own word is not the user’s to take back here', async () => {
  await show({ headDeployments: DEPLOYMENTS });
  expect(screen.queryByRole('button', { name: /any more/ })).toBeNull();
  expect(screen.getByText(/1 of its 2 deployments/)).toBeTruthy();
});

test('nothing to count, and nothing to be said in a workspace for reading', async () => {
  await show({});
  expect(screen.getByText(/No deployment of it is in the data/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /as failed/ })).toBeNull();
});

test('in a workspace open for reading only no button is there, and the reason is', async () => {
  await show({ headDeployments: DEPLOYMENTS });
  await act(async () => holdWorkspace({ readOnly: true }));
  expect(screen.queryByRole('button', { name: /as failed/ })).toBeNull();
  expect(screen.getByText(/open for reading only/)).toBeTruthy();
});

test('not enough data: how much there is and how much more it takes, never 0', async () => {
  const verdict: VersionVerdict = {
    ...FAULTY,
    kind: 'not-enough',
    score: 0,
    evidence: [],
    since: null,
    affects: { services: [], trafficShare: null, requests: null, extraErrors: null },
    nextStep: { code: 'wait', requests: 1899.4 },
  };
  const head = comparedVersion('v2.31.0', { measured: measured({ requests: 30 }) });
  await show({ verdict, head });
  expect(screen.getByText('Not enough data (n = 30)')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
    'There is not enough data yet to judge v2.31.0: 30 requests so far.',
  );
  expect(screen.getByText(/about 1,900 requests more would show a doubling/)).toBeTruthy();
  expect(screen.getByText('There is no evidence of either sign yet.')).toBeTruthy();
});

test('no verdict at all is said too; in Korean', async () => {
  await speak('ko');
  await show({ verdict: null });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toMatch(/^v2\.31\.0의 판정이 없습니다/);
});
