import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FileOutcome, ImportOutcome, WorkspaceSummary } from '../../../shared/answers.ts';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import { DEFAULT_PRODUCTION_PATTERN, type ImportBatch } from '../../../shared/model.ts';
import { useJobs } from '../../store/jobs.ts';
import { NO_ANSWERS } from './import-choice.ts';
import { ImportReport } from './import-report.tsx';
import { closeReport, importPaths, rereadFile, useImportSession } from './import-session.ts';

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

const summary: WorkspaceSummary = {
  path: '/client.doradeck',
  settings: {
    clientName: 'Client',
    timeZone: 'Asia/Seoul',
    weekStart: 1,
    profile: 'doradeck',
    levels: '2024',
    productionPattern: DEFAULT_PRODUCTION_PATTERN,
    linkWindowSeconds: 604_800,
  },
  readOnly: false,
  generation: 2,
  deployments: 0,
  incidents: 0,
  commits: 0,
  imports: 0,
  repositories: 0,
  dataRange: null,
};

/** Requests in order, answered from a list: the engine's part in these tests. */
function engine(answers: readonly unknown[]): { readonly name: string; readonly input: unknown }[] {
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const left = [...answers];
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => {
      const { job: _job, ...rest } = input as { readonly job?: string };
      asked.push({ name, input: rest });
      return {
        ok: true,
        value: name === 'facets' ? { services: [], teams: [], environments: [], repositories: [] } : left.shift(),
      };
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
  useJobs.setState({ jobs: [] });
});

function show(): void {
  render(
    <MantineProvider>
      <ImportReport />
    </MantineProvider>,
  );
}

test('says what came of each file, and rows that add up', async () => {
  engine([
    outcome(
      imported('ok.csv'),
      failed('logo.png', { code: 'file-wrong-kind', params: { file: 'logo.png', kind: 'png' } }),
    ),
  ]);
  show();
  await act(() => importPaths(['/x/ok.csv', '/x/logo.png']));
  expect(screen.getByText('1 of 2 files imported · 1 could not be used')).toBeTruthy();
  expect(screen.getByText('logo.png was not imported')).toBeTruthy();
  expect(
    screen.getByRole('img', { name: '100 rows read = 80 stored + 12 duplicate + 0 rejected + 8 blank' }),
  ).toBeTruthy();
});

test('a file that asks for its day order is read again with the answer, and its result takes the old place', async () => {
  const asks = failed('dates.csv', {
    code: 'file-date-order-needed',
    params: { file: 'dates.csv', column: 'done', example: '03/04/2024' },
  });
  const asked = engine([outcome(asks, imported('ok.csv')), outcome(imported('dates.csv'))]);
  show();
  await act(() => importPaths(['/x/dates.csv', '/x/ok.csv'], { encoding: 'cp949' }));
  fireEvent.click(screen.getByRole('radio', { name: 'Day first: 3 Apr 2024' }));
  fireEvent.click(screen.getByRole('button', { name: 'Import with this' }));
  await waitFor(() => expect(screen.getByText('2 of 2 files imported')).toBeTruthy());
  expect(asked.at(-1)).toEqual({
    name: 'import.paths',
    input: { paths: ['/x/dates.csv'], options: { encoding: 'cp949', dateOrder: 'dmy' } },
  });
  expect(useImportSession.getState().results.map((result) => result.outcome.file)).toEqual(['dates.csv', 'ok.csv']);
});

test('reading a file differently undoes its import first', async () => {
  const asked = engine([outcome(imported('ok.csv')), summary, outcome(imported('ok.csv'))]);
  await importPaths(['/x/ok.csv']);
  const [result] = useImportSession.getState().results;
  if (result === undefined) throw new Error('no result');
  await rereadFile(result, { ...NO_ANSWERS, kind: 'incidents' });
  expect(asked.filter(({ name }) => name !== 'facets').slice(1)).toEqual([
    { name: 'import.undo', input: { batchId: 7 } },
    { name: 'import.paths', input: { paths: ['/x/ok.csv'], options: { kind: 'incidents' } } },
  ]);
});
