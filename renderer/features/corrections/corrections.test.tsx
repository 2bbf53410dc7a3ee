import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { DeploymentDetail, DeploymentRow, IncidentRow } from '../../../shared/answers.ts';
import type { Correction, CorrectionRow } from '../../../shared/corrections.ts';
import { holdWorkspace, standOn } from '../../screen-fixture.ts';
import { navigate } from '../../store/location.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { CorrectionsScreen } from './corrections-screen.tsx';

const VIEW = { from: null, to: null, timeZone: 'UTC', services: [], teams: [], repositories: [], excludeBots: false };
const ORIGIN = { batchId: 1, file: 'deploys.csv', preset: 'generic-csv', line: 3 };

const DEPLOYMENT: DeploymentRow = {
  id: 7,
  key: 'deployment-7',
  externalId: 'd7',
  service: 'web',
  team: null,
  env: 'prod',
  repo: null,
  sha: null,
  version: 'v2',
  startedAt: null,
  finishedAt: Date.UTC(2024, 2, 4),
  status: 'success',
  counted: true,
  countedReason: 'counted',
  previousId: null,
  previousExternalId: null,
  incidentExternalIds: [],
  commitFound: null,
  commitsPartlyMissing: false,
  commits: 0,
  medianLeadSeconds: null,
  failed: true,
  failedBy: 'incident',
  outcomeUnknown: false,
  incidentIds: [1],
  remediation: null,
};
const INCIDENT = {
  id: 1,
  key: 'incident-1',
  title: '결제 실패',
  services: ['web'],
  severity: null,
  startedAt: Date.UTC(2024, 2, 4, 1),
  linkRule: 'latest-before',
} as unknown as IncidentRow;
const OTHER = { ...INCIDENT, id: 2, key: 'incident-2', title: 'Slow pages' };

const ABOUT = {
  saidAt: 0,
  deployment: { id: 7, externalId: 'd7', service: 'web', env: 'prod', version: 'v2', finishedAt: 0 },
  incident: null,
};
const NOT_FAILED: CorrectionRow = {
  ...ABOUT,
  correction: { kind: 'failure', deployment: 'deployment-7', failed: false },
};
const GONE: CorrectionRow = {
  ...ABOUT,
  deployment: null,
  correction: { kind: 'link', incident: 'incident-9', deployment: 'deployment-9', linked: true },
};

/** An engine that hears what is said; the lists stay as they are. */
const engine = { said: [] as (readonly Correction[])[], corrections: [] as readonly CorrectionRow[], searched: [''] };

beforeEach(() => {
  Object.assign(engine, { said: [], corrections: [], searched: [] });
  standOn((name, input) => {
    if (name === 'corrections.change') {
      engine.said.push((input as { readonly corrections: readonly Correction[] }).corrections);
    }
    if (name === 'incidents.list') engine.searched.push((input as { readonly search: string }).search);
    const detail: DeploymentDetail = {
      deployment: DEPLOYMENT,
      previous: null,
      commits: [],
      incidents: [INCIDENT],
      import: ORIGIN,
      records: [{ import: ORIGIN, values: [{ column: 'Dienst', value: 'web' }] }],
      corrections: engine.corrections,
    };
    const answers: Readonly<Record<string, unknown>> = {
      'deployment.detail': detail,
      'corrections.list': engine.corrections,
      'corrections.change': engine.corrections,
      'incidents.list': { total: 2, offset: 0, rows: [INCIDENT, OTHER] },
    };
    return { ok: true, value: answers[name] ?? null };
  });
});

async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  });
}

async function showDrawer(): Promise<void> {
  navigate('/deployments?open=7');
  render(
    <MantineProvider env="test">
      <Notifications />
      <DeploymentDrawer id={7} view={VIEW} />
    </MantineProvider>,
  );
  await settle();
}

async function showScreen(): Promise<void> {
  render(
    <MantineProvider env="test">
      <Notifications />
      <CorrectionsScreen />
    </MantineProvider>,
  );
  await settle();
}

async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}

test('whether it failed and what work it was is said, and what was said before comes back by Undo', async () => {
  engine.corrections = [NOT_FAILED];
  await showDrawer();
  await click(screen.getByRole('radio', { name: 'It failed' }));
  fireEvent.change(screen.getByRole('combobox', { name: 'Unplanned work?' }), { target: { value: 'planned' } });
  await settle();
  await click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
  expect(engine.said).toEqual([
    [{ kind: 'failure', deployment: 'deployment-7', failed: true }],
    [{ kind: 'rework', deployment: 'deployment-7', rework: 'planned' }],
    [{ kind: 'rework', deployment: 'deployment-7', rework: null }],
  ]);
});

test('an incident is detached, and another one attached that is searched for', async () => {
  await showDrawer();
  await click(screen.getByRole('button', { name: 'Not this one: 결제 실패' }));
  await click(screen.getByRole('button', { name: 'Attach an incident' }));
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search all of them' }), { target: { value: 'slow' } });
  await settle();
  const found = screen.getByRole('list', { name: 'Incidents that can be attached' });
  await click(within(found).getByRole('button', { name: /Slow pages/ }));
  expect(engine.searched).toEqual(['', 'slow']);
  expect(engine.said).toEqual([
    [{ kind: 'link', incident: 'incident-1', deployment: 'deployment-7', linked: false }],
    [{ kind: 'link', incident: 'incident-2', deployment: 'deployment-7', linked: true }],
  ]);
});

test('what is imported is folded away, under the names of the file', async () => {
  await showDrawer();
  expect(screen.queryByText('Dienst')).toBeNull();
  const fold = screen.getByRole('button', { name: 'Show the imported record' });
  await click(fold);
  expect(screen.getByText('Dienst')).toBeTruthy();
  expect(fold.getAttribute('aria-expanded')).toBe('true');
});

test('in a workspace open for reading nothing can be said, and the reason is', async () => {
  holdWorkspace({ readOnly: true });
  engine.corrections = [NOT_FAILED];
  await showDrawer();
  expect(screen.getByText(/open for reading only/)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.queryByRole('button', { name: /Not this one/ })).toBeNull();
});

test('all that was said is listed, with what is gone, and taken back one by one or all', async () => {
  engine.corrections = [NOT_FAILED, GONE];
  await showScreen();
  expect(screen.getAllByText('no longer in the data')).toHaveLength(2);
  await click(screen.getByRole('button', { name: /Take back: It did not fail, web v2/ }));
  await click(screen.getByRole('button', { name: 'Take all back' }));
  const noFailure = { ...NOT_FAILED.correction, failed: null };
  const noLink = { ...GONE.correction, linked: null };
  expect(engine.said).toEqual([[noFailure], [noFailure, noLink]]);
});

test('where nothing was said, the screen tells how it is', async () => {
  await showScreen();
  expect(screen.getByRole('heading', { name: 'Nothing was corrected by hand' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take all back' })).toBeNull();
});
