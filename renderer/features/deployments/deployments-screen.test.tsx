import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { DeploymentRow } from '../../../shared/answers.ts';
import { standOn } from '../../screen-fixture.ts';
import { currentQuery, navigate } from '../../store/location.ts';
import { DeploymentsScreen } from './deployments-screen.tsx';

const ROW: DeploymentRow = {
  id: 7,
  key: 'd7',
  externalId: 'd7',
  service: 'cart',
  team: null,
  env: 'prod',
  repo: null,
  sha: 'e'.repeat(40),
  version: 'v2',
  startedAt: null,
  finishedAt: 0,
  status: 'success',
  counted: true,
  countedReason: 'counted',
  previousId: null,
  previousExternalId: null,
  incidentExternalIds: [],
  commitFound: false,
  commitsPartlyMissing: false,
  commits: 0,
  medianLeadSeconds: null,
  failed: false,
  failedBy: null,
  outcomeUnknown: true,
  incidentIds: [],
  remediation: null,
};

const ORIGIN = { batchId: 1, file: 'shop', preset: 'git-tags', line: 3 };

let asked: { readonly name: string; readonly missing: unknown; readonly hour: unknown }[] = [];

beforeEach(() => {
  asked = [];
  const answers: Readonly<Record<string, unknown>> = {
    'deployments.list': { total: 1, offset: 0, rows: [ROW] },
    'deployment.detail': {
      deployment: ROW,
      previous: null,
      commits: [],
      incidents: [],
      import: ORIGIN,
      records: [{ import: ORIGIN, values: [{ column: 'version', value: 'v2' }] }],
      corrections: [],
    },
  };
  standOn((name, input) => {
    const { missing, hour } = input as { readonly missing?: boolean; readonly hour?: object };
    asked.push({ name, missing, hour });
    return { ok: true, value: answers[name] ?? null };
  });
});

async function show(place: string): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <DeploymentsScreen />
    </MantineProvider>,
  );
  await settle();
}

async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  });
}

test('those whose commit is missing alone, until the filter is taken away', async () => {
  await show('/deployments?range=all&missing=1');
  expect(asked).toEqual([{ name: 'deployments.list', missing: true, hour: undefined }]);
  fireEvent.click(screen.getByRole('button', { name: 'Remove: Commit not found' }));
  await settle();
  expect(asked.slice(1)).toEqual([{ name: 'deployments.list', missing: undefined, hour: undefined }]);
  expect(currentQuery()).toBe('range=all');
  expect(screen.queryByText('Commit not found')).toBeNull();
});

test('those of one hour of the week alone, until the filter is taken away', async () => {
  await show('/deployments?range=all&hour=2-14');
  expect(asked[0]?.hour).toEqual({ weekday: 2, hour: 14 });
  fireEvent.click(screen.getByRole('button', { name: 'Remove: Tue 14:00–15:00' }));
  await settle();
  expect(asked.at(-1)?.hour).toBeUndefined();
});

test.each(['8-14', '2-24', '2', 'x'])('an hour that is none (%s) is taken as not said', async (hour) => {
  await show(`/deployments?range=all&hour=${hour}`);
  expect(asked[0]?.hour).toBeUndefined();
});

test('a deployment says that no repository has its commit, and which tag it is', async () => {
  await show('/deployments?range=all&open=7');
  expect(screen.getByText('commit not found in any repository')).toBeTruthy();
  expect(screen.getByText(/^No repository here has the commit/)).toBeTruthy();
  expect(screen.getByText('a tag of the repository shop')).toBeTruthy();
});
