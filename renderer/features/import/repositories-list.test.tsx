import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import { compileReleasePattern } from '../../../shared/release-pattern.ts';
import { forgetResults } from '../../store/results.ts';
import { RepositoriesList } from './repositories-list.tsx';

const SHOP: RepositorySummary = {
  id: 3,
  name: 'shop',
  source: '/repositories/shop',
  cloned: false,
  defaultBranch: 'main',
  headSha: null,
  commits: 10,
  badCommits: 1,
  branches: 2,
  badRefs: 24,
  releases: null,
  tags: 3,
  firstCommitAt: 0,
  lastCommitAt: 1,
  incompleteSince: null,
  services: ['cart'],
  readAt: 1,
};
const TAGS = ['v1.0', 'v2.0', 'latest'];

let asked: { readonly name: string; readonly input: unknown }[] = [];

function answer(name: string, input: unknown): unknown {
  if (name === 'repository.problems') {
    const { offset, limit } = input as { readonly offset: number; readonly limit: number };
    const refs = Array.from({ length: 24 }, (_, i) => ({ kind: 'ref', name: `refs/tags/bad ${i}`, code: 'name' }));
    const rows = [...refs, { kind: 'commit', name: 'abcdef'.repeat(6), code: 'damaged' }];
    return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
  }
  if (name === 'repository.releases-preview') {
    const matches = compileReleasePattern((input as { readonly pattern: string }).pattern);
    const matching = TAGS.filter((tag) => matches(tag) !== null);
    const newest = matching.map((tag) => ({ tag, service: 'cart', version: tag, at: 0 }));
    return { tags: TAGS.length, matching: matching.length, deployments: matching.length, newest };
  }
  return null;
}

beforeEach(() => {
  asked = [];
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => {
      asked.push({ name, input });
      try {
        return { ok: true, value: answer(name, input) };
      } catch (error) {
        if (error instanceof AppError) return { ok: false, error: error.toData() };
        throw error;
      }
    },
    shell: async () => ({ ok: true, value: null }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  forgetResults();
});

async function show(repository: RepositorySummary, readOnly = false): Promise<void> {
  const repositories = { value: [repository], error: null, updating: false };
  render(
    <MantineProvider env="test">
      <RepositoriesList repositories={repositories} readOnly={readOnly} />
    </MantineProvider>,
  );
  await settle();
}

async function settle(): Promise<void> {
  await act(async () => {
    for (let i = 0; i < 8; i++) await Promise.resolve();
  });
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
}

async function write(pattern: string): Promise<void> {
  fireEvent.change(screen.getByRole('textbox', { name: 'Pattern of tags' }), { target: { value: pattern } });
  await settle();
}

const changes = () => asked.filter(({ name }) => name === 'repository.releases').map(({ input }) => input);

test('a pattern of releases is written while its tags are shown', async () => {
  await show(SHOP);
  expect(screen.getByText('2 branches')).toBeTruthy();
  await press('Tags of shop as releases');
  expect(screen.getByText('2 of 3 tags match · 2 deployments')).toBeTruthy();
  await write('v[');
  expect(screen.getByText(/not a valid pattern of tags: v\[/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Use these tags' }).hasAttribute('disabled')).toBe(true);
  await write(' late* ');
  const newest = within(screen.getByRole('table', { name: 'The newest' })).getAllByRole('cell');
  expect(newest.slice(0, 3).map((cell) => cell.textContent)).toEqual(['latest', 'cart', 'latest']);
  expect(changes()).toEqual([]);
  await press('Use these tags');
  expect(changes()).toEqual([{ repositoryId: 3, pattern: 'late*' }]);
});

test('releases that are set can be taken away', async () => {
  await show({ ...SHOP, releases: 'v*' });
  expect(screen.getByText(/releases: tags v\*/)).toBeTruthy();
  await press('Tags of shop as releases');
  await press('No tag is a release');
  expect(changes()).toEqual([{ repositoryId: 3, pattern: null }]);
});

test('what could not be read is counted, and listed a page at a time', async () => {
  await show(SHOP);
  expect(screen.getByText('24 refs left out')).toBeTruthy();
  expect(screen.getByText('1 commit could not be read')).toBeTruthy();
  await press('What could not be read of shop');
  const rows = () => within(screen.getByRole('table', { name: 'What could not be read of shop' })).getAllByRole('row');
  expect(rows()).toHaveLength(21);
  await press('Next rows');
  expect(rows().at(-1)?.textContent).toBe('abcdefabcdefit is damaged');
});

test('nothing is offered where nothing can be changed or there is no tag', async () => {
  await show({ ...SHOP, releases: 'v*' }, true);
  expect(screen.getByText(/releases: tags v\*/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Tags of shop as releases' })).toBeNull();
});
