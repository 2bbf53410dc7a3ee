import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { KeptTokens } from '../../../shared/shell-api.ts';
import { useJobs } from '../../store/jobs.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { AddRepositoryForm } from './add-repository-form.tsx';
import { FailedJobs } from './failed-jobs.tsx';

const URL_OF_SHOP = 'https://git.example.com/team/shop.git';

let asked: object[] = [];
let kept: KeptTokens;
/** What the next requests end with; then they succeed. */
let failures: ErrorData[] = [];

beforeEach(() => {
  asked = [];
  failures = [];
  kept = { storage: 'keychain', hosts: [] };
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => {
      if (name !== 'repository.add') return { ok: true, value: null };
      const { job, ...rest } = input as { readonly job: string };
      asked.push(rest);
      const error = failures.shift();
      return error === undefined ? { ok: true, value: null } : { ok: false, error };
    },
    shell: async (name) => ({ ok: true, value: name === 'tokens.list' ? kept : ['/home/me/shop'] }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  useJobs.setState({ jobs: [] });
  useWorkspace.setState({ status: 'open' });
});

async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 12; i++) await Promise.resolve();
  });
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}

async function type(label: string, value: string): Promise<void> {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
}

async function show(): Promise<void> {
  render(
    <MantineProvider env="test">
      <AddRepositoryForm onDone={() => {}} />
      <FailedJobs />
    </MantineProvider>,
  );
  await settle();
}

async function addFromServer(): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name: 'A server' }));
  await settle();
  await type('Address', URL_OF_SHOP);
}

const plain = { source: URL_OF_SHOP, services: [] };

test('a token is used for its server, and kept where that is wished', async () => {
  await show();
  await addFromServer();
  await type('Token', 's3cret');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Keep it in this computer’s keychain for git.example.com' }));
  await press('Connect to git.example.com');
  expect(asked).toEqual([{ ...plain, token: 's3cret', keepToken: true }]);
});

test('a token typed for one server does not go to another', async () => {
  await show();
  await addFromServer();
  await type('Token', 's3cret');
  await type('Address', 'https://evil.example.com/team/shop.git');
  await press('Connect to evil.example.com');
  expect(asked).toEqual([{ ...plain, source: 'https://evil.example.com/team/shop.git' }]);
});

test('where there is no keychain, it says that a token is only remembered', async () => {
  kept = { storage: 'memory', hosts: ['git.example.com'] };
  await show();
  await addFromServer();
  expect(screen.getByText(/A token for git\.example\.com is kept/)).toBeTruthy();
  await type('Token', 's3cret');
  expect(screen.getByRole('checkbox', { name: /Remember it .* until Doradeck is closed/ })).toBeTruthy();
  expect(screen.getByText(/offers no keychain/)).toBeTruthy();
});

test('where the server wants a token, it can be typed there and then', async () => {
  failures = [{ code: 'clone-unauthorised', params: { host: 'git.example.com' } }];
  await show();
  await addFromServer();
  await press('Connect to git.example.com');
  await act(async () => {});
  const fields = screen.getAllByLabelText('Token');
  fireEvent.change(fields.at(-1) as HTMLElement, { target: { value: 's3cret' } });
  await settle();
  await press('Try again');
  expect(asked).toEqual([plain, { ...plain, token: 's3cret', keepToken: false }]);
  expect(useJobs.getState().jobs).toEqual([]);
});

test('where a repository leads outside, the place is shown, and it is read after a yes', async () => {
  failures = [{ code: 'repository-outside', params: { path: '/home/me/shop', target: '/mnt/store/shop.git' } }];
  await show();
  await press('Choose…');
  await press('Add repository');
  expect(screen.getByText(/outside this folder, to \/mnt\/store\/shop\.git/)).toBeTruthy();
  await press('Read it there as well');
  const folder = { source: '/home/me/shop', services: [] };
  expect(asked).toEqual([folder, { ...folder, confirmOutside: true }]);
});

test.each([
  ['interrupted', true],
  ['unreachable', true],
  ['certificate', false],
])('what may pass can be tried again: %s', async (reason, mayPass) => {
  failures = [{ code: 'clone-failed', params: { host: 'git.example.com', reason } }];
  await show();
  await addFromServer();
  await press('Connect to git.example.com');
  expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(mayPass);
  if (mayPass) await press('Try again');
  expect(asked).toHaveLength(mayPass ? 2 : 1);
});
