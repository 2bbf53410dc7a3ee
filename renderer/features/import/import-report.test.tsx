import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FileOutcome, ImportOutcome, RejectsPage } from '../../../shared/answers.ts';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import type { ImportBatch } from '../../../shared/import-batch.ts';
import { useJobs } from '../../store/jobs.ts';
import { ImportReport } from './import-report.tsx';
import { closeReport, importFiles } from './import-session.ts';
import { leaveSteps, useImportSteps } from './import-steps.ts';
import { inspected } from './inspection-fixture.ts';

const batch: ImportBatch = {
  id: 7,
  file: 'ok.csv',
  sha256: '',
  bytes: 2048,
  kind: 'deployments',
  preset: 'generic-csv',
  encoding: 'utf-8',
  inputTimeZone: null,
  mapping: {},
  read: 100,
  stored: 80,
  duplicate: 12,
  rejected: 0,
  blank: 8,
  importedAt: 0,
  appVersion: '0.0.0',
  notices: [],
};

const imported = (file: string): FileOutcome => ({
  kind: 'imported',
  file,
  path: `/x/${file}`,
  batch: { ...batch, file },
  rejects: [],
});
const failed = (file: string, error: ErrorData): FileOutcome => ({ kind: 'failed', file, path: `/x/${file}`, error });
const outcome = (...files: readonly FileOutcome[]): ImportOutcome => ({ files, repositories: [] });

const rejects: RejectsPage = {
  total: 2,
  offset: 0,
  rows: [{ line: 3, column: 'done', value: 'soon', code: 'time-unreadable' }],
  reasons: [
    { code: 'time-unreadable', rows: 7 },
    { code: 'service-missing', rows: 2 },
  ],
};

/** The engine's part: the outcome of the import, and a look at any file. */
function engine(imports: ImportOutcome): { readonly name: string; readonly input: unknown }[] {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    'import.files': imports,
    'import.preview': inspected('dates.csv'),
    'import.conflicts': { total: 0, offset: 0, rows: [] },
    'import.list': [],
    'import.rejects': rejects,
  };
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => {
      const { job: _job, ...rest } = input as { readonly job?: string };
      asked.push({ name, input: rest });
      return { ok: true, value: answers[name] ?? null };
    },
    shell: async () => ({ ok: true, value: null }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  return asked;
}

beforeEach(() => {
  closeReport();
  leaveSteps();
  useJobs.setState({ jobs: [] });
});

async function importing(...files: readonly string[]): Promise<void> {
  const chosen = files.map((file) => ({ path: `/x/${file}`, entry: null, options: { encoding: 'cp949' } }));
  await importFiles({ files: chosen, repositories: [], replaced: [] }, 'files');
}

function show(): void {
  render(
    <MantineProvider env="test">
      <ImportReport />
    </MantineProvider>,
  );
}

test('says what came of each file, and rows that add up', async () => {
  engine(
    outcome(
      imported('ok.csv'),
      failed('logo.png', { code: 'file-wrong-kind', params: { file: 'logo.png', kind: 'png' } }),
    ),
  );
  show();
  await act(() => importing('ok.csv', 'logo.png'));
  expect(screen.getByText('1 of 2 files imported · 1 could not be used')).toBeTruthy();
  expect(screen.getByText('logo.png was not imported')).toBeTruthy();
  expect(
    screen.getByRole('img', { name: '100 rows read = 80 stored + 12 duplicate + 0 rejected + 8 blank' }),
  ).toBeTruthy();
});

test('a file that asks, or was read wrongly, opens its step with what was chosen before', async () => {
  const asks = failed('dates.csv', {
    code: 'file-date-order-needed',
    params: { file: 'dates.csv', column: 'done', example: '03/04/2024' },
  });
  const asked = engine(outcome(asks, imported('ok.csv')));
  show();
  await act(() => importing('dates.csv', 'ok.csv'));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Choose how to read it…' })));
  expect(asked.at(-1)).toEqual({
    name: 'import.preview',
    input: { path: '/x/dates.csv', entry: null, options: { encoding: 'cp949' } },
  });
  expect(useImportSteps.getState().files.map(({ seen }) => seen.file)).toEqual(['dates.csv']);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Read it differently…' })));
  expect(asked.at(-1)).toEqual({
    name: 'import.preview',
    input: { path: '/x/ok.csv', entry: null, options: { encoding: 'cp949' } },
  });
});

test('rejected rows are filtered by reason and by what is in them', async () => {
  const file = imported('ok.csv');
  const rejected = file.kind === 'imported' ? { ...file, batch: { ...file.batch, rejected: 9 } } : file;
  const asked = engine(outcome(rejected));
  show();
  await act(() => importing('ok.csv'));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show rejected rows' })));
  expect(screen.getByText('soon')).toBeTruthy();
  fireEvent.click(screen.getByRole('combobox', { name: 'Filter by reason' }));
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'All reasons (9)',
    'This is not a time that can be read. (7)',
    'The service has no name. (2)',
  ]);
  await act(async () => fireEvent.click(screen.getByRole('option', { name: /no name/ })));
  fireEvent.change(screen.getByRole('textbox', { name: 'Search values and columns' }), { target: { value: ' x ' } });
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({
      name: 'import.rejects',
      input: { batchId: 7, offset: 0, limit: 50, code: 'service-missing', search: 'x' },
    }),
  );
});
