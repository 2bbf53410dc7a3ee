import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import type { InspectedFile, Inspection } from '../../../shared/import-inspection.ts';
import { useJobs } from '../../store/jobs.ts';
import { useScreenParam } from '../../store/view.ts';
import { closeReport, useImportSession } from './import-session.ts';
import { changeOptions, leaveSteps, lookAt, STEP_PARAM, useImportSteps } from './import-steps.ts';
import { ImportStepsScreen } from './import-steps-screen.tsx';
import { asksZone, inspected, reading } from './inspection-fixture.ts';

interface Asked {
  readonly name: string;
  readonly input: { readonly [key: string]: unknown };
}

/** The engine's part: what it answers by name of the request, and what it was asked. */
function engine(answers: Readonly<Record<string, (input: Asked['input']) => unknown>>): Asked[] {
  const asked: Asked[] = [];
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => {
      const { job: _job, ...rest } = input as Asked['input'];
      asked.push({ name, input: rest });
      const value = await answers[name]?.(rest);
      return value instanceof Error
        ? { ok: false, error: { code: 'cancelled', params: {} } }
        : { ok: true, value: value ?? null };
    },
    shell: async () => ({ ok: true, value: [] }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  return asked;
}

const look = (...files: readonly InspectedFile[]): Inspection => ({ files, repositories: [] });

function Screen() {
  return <ImportStepsScreen place={useScreenParam(STEP_PARAM) ?? ''} />;
}

function show(): void {
  render(
    <MantineProvider env="test">
      <Screen />
    </MantineProvider>,
  );
}

const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

beforeEach(() => {
  window.location.hash = '#/data';
  leaveSteps();
  closeReport();
  useJobs.setState({ jobs: [] });
});

afterEach(() => vi.useRealTimers());

test('a drop in which nothing is asked is imported by Enter alone, and by nothing before it', async () => {
  const asked = engine({
    'import.inspect': () => look(inspected('a.csv'), inspected('b.csv')),
    'import.files': () => ({ files: [], repositories: [] }),
  });
  show();
  await act(() => lookAt(['/x']));
  const button = screen.getByRole('button', { name: 'Import 2 files' });
  expect(document.activeElement).toBe(button);
  expect(asked.map(({ name }) => name)).toEqual(['import.inspect']);
  await act(async () => fireEvent.click(button));
  expect(asked.at(-1)).toEqual({
    name: 'import.files',
    input: {
      files: [
        { path: '/x/a.csv', entry: null, options: {} },
        { path: '/x/b.csv', entry: null, options: {} },
      ],
      repositories: [],
    },
  });
  expect(window.location.hash).toBe('#/data');
});

test('questions come first; the ready are imported without them, and they wait on', async () => {
  const asked = engine({
    'import.inspect': () => look(inspected('a.csv'), asksZone('local.csv')),
    'import.files': () => ({ files: [], repositories: [] }),
  });
  show();
  await act(() => lookAt(['/x']));
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => within(row).getAllByRole('button')[0]?.textContent)).toEqual(['local.csv', 'a.csv']);
  expect(screen.getByRole('status').textContent).toBe('1 with a question · 1 ready · nothing is imported yet');
  await act(async () => press('Import the one that is ready'));
  expect(asked.at(-1)?.input.files).toEqual([{ path: '/x/a.csv', entry: null, options: {} }]);
  expect(useImportSteps.getState().files.map(({ seen }) => seen.file)).toEqual(['local.csv']);
});

test('an answer is looked at again, and kept on the way to the files and back', async () => {
  const asked = engine({
    'import.inspect': () => look(asksZone('local.csv')),
    'import.preview': () => inspected('local.csv', { reading: reading({ inputTimeZone: 'Asia/Seoul' }) }),
  });
  show();
  await act(() => lookAt(['/x']));
  press('Answer 1 question');
  expect(await screen.findByRole('heading', { level: 1, name: 'local.csv' })).toBe(document.activeElement);
  const key = useImportSteps.getState().files[0]?.key ?? '';
  act(() => changeOptions(key, (options) => ({ ...options, inputTimeZone: 'Asia/Seoul' })));
  expect(await screen.findByRole('button', { name: 'Import 1 file' })).toBeTruthy();
  expect(asked.at(-1)).toEqual({
    name: 'import.preview',
    input: { path: '/x/local.csv', entry: null, options: { inputTimeZone: 'Asia/Seoul' } },
  });
  press('All files');
  press('local.csv');
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: /Time zone/ }).value).toContain('Asia/Seoul');
});

test('of answers that overtake each other the newest counts, and one change is one look', async () => {
  const late: ((file: InspectedFile) => void)[] = [];
  const asked = engine({
    'import.inspect': () => look(inspected('a.csv')),
    'import.preview': () => new Promise<InspectedFile>((resolve) => late.push(resolve)),
  });
  await lookAt(['/x']);
  vi.useFakeTimers();
  const key = useImportSteps.getState().files[0]?.key ?? '';
  const type = (deploys: string) => changeOptions(key, (options) => ({ ...options, deploys }));
  for (const text of ['d', 'de', 'dep']) type(text);
  await vi.advanceTimersByTimeAsync(200);
  type('deploy');
  await vi.advanceTimersByTimeAsync(200);
  expect(asked.slice(1).map(({ input }) => input.options)).toEqual([{ deploys: 'dep' }, { deploys: 'deploy' }]);
  late[1]?.(inspected('a.csv', { bytes: 2 }));
  await vi.advanceTimersByTimeAsync(1);
  late[0]?.(inspected('a.csv', { bytes: 1 }));
  await vi.advanceTimersByTimeAsync(1);
  expect(useImportSteps.getState().files[0]?.seen.bytes).toBe(2);
});

test('one zone answers every file that asked for one', async () => {
  const asked = engine({
    'import.inspect': () => look(asksZone('a.csv'), asksZone('b.csv')),
    'import.preview': ({ path }) => inspected(String(path).slice(3), { reading: reading({ inputTimeZone: 'UTC' }) }),
  });
  show();
  await act(() => lookAt(['/x']));
  press('Answer 2 questions');
  const [first] = useImportSteps.getState().files;
  act(() => changeOptions(first?.key ?? '', (options) => ({ ...options, inputTimeZone: 'UTC' })));
  fireEvent.click(await screen.findByRole('button', { name: 'Also for 1 other file that asks this' }));
  expect(await screen.findByRole('button', { name: 'Import 2 files' })).toBeTruthy();
  expect(asked.slice(1).map(({ input }) => input)).toEqual([
    { path: '/x/a.csv', entry: null, options: { inputTimeZone: 'UTC' } },
    { path: '/x/b.csv', entry: null, options: { inputTimeZone: 'UTC' } },
  ]);
});

test('a column, a value for every row and a word are changed by hand', async () => {
  const asked = engine({
    'import.inspect': () => look(inspected('a.csv')),
    'import.preview': () => inspected('a.csv'),
  });
  show();
  await act(() => lookAt(['/x']));
  press('a.csv');
  const choose = async (name: string, option: string): Promise<void> => {
    fireEvent.click(screen.getByRole('combobox', { name }));
    fireEvent.click(await screen.findByRole('option', { name: new RegExp(option) }));
  };
  await choose('Column for Service', 'result');
  press('Show 1 more field');
  await choose('Column for Environment', 'The same in every row');
  fireEvent.change(screen.getByRole('textbox', { name: 'Value of Environment in every row' }), {
    target: { value: 'prod' },
  });
  await choose('Meaning of “Erfolgreich”', 'success');
  await waitFor(() =>
    expect(asked.at(-1)?.input.options).toEqual({
      mapping: { service: 'result', env: '' },
      constants: { env: 'prod' },
      values: { status: { Erfolgreich: 'success' } },
    }),
  );
  press('Back to the guess for Service');
  await waitFor(() => expect(asked.at(-1)?.input.options).toMatchObject({ mapping: { env: '' } }));
});

test('the first rows say what is stored, what is rejected and why', async () => {
  engine({ 'import.inspect': () => look(inspected('a.csv')) });
  show();
  await act(() => lookAt(['/x']));
  press('a.csv');
  const preview = screen.getByRole('region', { name: 'First rows' });
  expect(within(preview).getByRole('status').textContent).toBe('Of the first 1,000 rows:990 in10 rejected');
  const cell = within(preview).getByText('2024-13-45T10:00:00Z', { selector: 'td > bdi' }).closest('td');
  expect(cell?.dataset.wrong).toBe('true');
  expect(within(preview).getByText(/Finished at: This date or time does not exist/)).toBeTruthy();
  fireEvent.click(within(preview).getByText('As in the file'));
  expect(within(preview).getByRole('columnheader', { name: /^result/ })).toBeTruthy();
});

test('a cancelled import keeps every choice', async () => {
  engine({
    'import.inspect': () => look(inspected('a.csv')),
    'import.files': () => new Error('cancelled'),
  });
  show();
  await act(() => lookAt(['/x']));
  await act(async () => press('Import 1 file'));
  expect(screen.getByText('The import was cancelled. Nothing of it was stored; every choice is kept.')).toBeTruthy();
  expect(useImportSteps.getState().files).toHaveLength(1);
});

test('a file that is here already is read anew in place of its import, which is undone first', async () => {
  const known = inspected('a.csv', {
    state: 'known',
    problem: { code: 'already-imported', params: { file: 'a.csv', importedAt: 0, batchId: 7 } },
  });
  const asked = engine({
    'import.inspect': () => look(known),
    'import.files': () => ({ files: [], repositories: [] }),
  });
  show();
  await act(() => lookAt(['/x']));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import 0 files' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Import a.csv' }));
  expect(screen.getByText('Replaces its earlier import')).toBeTruthy();
  await act(async () => press('Import 1 file'));
  expect(asked.slice(1).map(({ name }) => name)).toEqual(['import.undo', 'import.files']);
  expect(useImportSession.getState().results).toEqual([]);
});

test('cancelled after it undid an earlier import, the file is as new, and one is told', async () => {
  const known = inspected('a.csv', {
    state: 'known',
    problem: { code: 'already-imported', params: { file: 'a.csv', importedAt: 0, batchId: 7 } },
  });
  const asked = engine({ 'import.inspect': () => look(known), 'import.files': () => new Error('cancelled') });
  show();
  await act(() => lookAt(['/x']));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Import a.csv' }));
  await act(async () => press('Import 1 file'));
  expect(screen.getByText(/are undone already/)).toBeTruthy();
  await act(async () => press('Import 1 file'));
  expect(asked.slice(1).map(({ name }) => name)).toEqual(['import.undo', 'import.files', 'import.files']);
});

test('a hundred files and two hundred columns with long names and values', async () => {
  const long = 'x'.repeat(10_000);
  const columns = Array.from({ length: 200 }, (_, index) => ({
    number: index + 1,
    name: index % 7 === 0 ? '' : `column ${index} ${long.slice(0, 300)}`,
    samples: [long.slice(0, 60)],
    empty: 0,
  }));
  const awful = reading({
    columns,
    rows: [{ line: 2, cells: columns.map(() => long.slice(0, 80)), values: {}, problem: null }],
  });
  const files = Array.from({ length: 100 }, (_, index) =>
    inspected(`${long.slice(0, 200)}${index}.csv`, { reading: awful }),
  );
  engine({ 'import.inspect': () => look(...files) });
  show();
  await act(() => lookAt(['/x']));
  expect(screen.getAllByRole('row')).toHaveLength(101);
  press(files[3]?.file ?? '');
  fireEvent.click(screen.getByText('As in the file'));
  expect(screen.getAllByRole('columnheader')).toHaveLength(41);
  press('Show 160 more columns');
  expect(screen.getAllByRole('columnheader')).toHaveLength(201);
});

test('what is dropped while an import runs is neither lost nor imported with it', async () => {
  let finish = (): void => {};
  const asked = engine({
    'import.inspect': ({ paths }) => look(...(paths as readonly string[]).map((path) => inspected(path.slice(3)))),
    'import.files': () =>
      new Promise((resolve) => {
        finish = () => resolve({ files: [], repositories: [] });
      }),
  });
  show();
  await act(() => lookAt(['/x/a.csv']));
  await act(async () => press('Import 1 file'));
  expect(screen.getByRole('heading', { level: 1, name: 'Importing…' })).toBeTruthy();
  await act(() => lookAt(['/x/b.csv']));
  await act(async () => finish());
  expect(asked.at(-1)?.name).toBe('import.inspect');
  expect(useImportSteps.getState().files.map(({ seen }) => seen.file)).toEqual(['b.csv']);
  expect(screen.getByRole('button', { name: 'Import 1 file' })).toBeTruthy();
});

test('a saved mapping is taken, dropped and kept under a name', async () => {
  const offered = reading({ offered: ['Acme'] });
  const asked = engine({
    'import.inspect': () => look(inspected('a.csv', { reading: offered })),
    'import.preview': ({ options }) => {
      const { saved = null } = options as { readonly saved?: string | null };
      return inspected('a.csv', { reading: { ...offered, saved } });
    },
    'import.save-mapping': () => [],
  });
  show();
  await act(() => lookAt(['/x']));
  press('a.csv');
  const choose = async (option: string): Promise<void> => {
    fireEvent.click(screen.getByRole('combobox', { name: 'Saved mapping' }));
    fireEvent.click(await screen.findByRole('option', { name: option }));
  };
  await choose('Acme');
  await waitFor(() => expect(asked.at(-1)?.input.options).toEqual({ saved: 'Acme' }));
  await choose('No saved mapping');
  await waitFor(() => expect(asked.at(-1)?.input.options).toEqual({ saved: null }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Name of this mapping' }), { target: { value: ' Beta ' } });
  await act(async () => press('Save the mapping'));
  expect(asked.find(({ name }) => name === 'import.save-mapping')?.input).toEqual({
    name: 'Beta',
    path: '/x/a.csv',
    entry: null,
    options: { saved: null },
  });
});
