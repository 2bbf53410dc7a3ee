import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportConflict, Page } from '../../../shared/answers.ts';
import type { DoradeckBridge, Reply } from '../../../shared/api.ts';
import { useResults } from '../../store/results.ts';
import { Conflicts } from './conflicts.tsx';

beforeEach(() => useResults.setState({ entries: new Map() }));

function conflict(line: number): ImportConflict {
  return {
    batchId: 2,
    line,
    subject: `inc-${line}`,
    earlier: line === 2 ? { batchId: 1, file: 'january.csv', line: 9 } : { batchId: 2, file: 'own.csv', line: 1 },
    differences: [
      { field: 'severity', earlier: 'SEV1', later: 'SEV2' },
      { field: 'resolved_at', earlier: '2024-03-01T10:00:00.000Z', later: null },
    ],
  };
}

/** Answers as the engine does, from this list; the offsets that were asked for. */
function engine(all: readonly ImportConflict[]): number[] {
  const asked: number[] = [];
  const answer = (name: string, input: unknown): unknown => {
    if (name === 'import.list') return [{ id: 2, kind: 'incidents' }];
    const { offset, limit } = input as { readonly offset: number; readonly limit: number };
    asked.push(offset);
    return { total: all.length, offset, rows: all.slice(offset, offset + limit) } satisfies Page<ImportConflict>;
  };
  const bridge: DoradeckBridge = {
    request: async (name, input): Promise<Reply<unknown>> => ({ ok: true, value: answer(name, input) }),
    shell: async () => ({ ok: true, value: null }),
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  return asked;
}

function show(): HTMLElement {
  return render(
    <MantineProvider>
      <Conflicts batchId={2} />
    </MantineProvider>,
  ).container;
}

test('how many rows differ, then the rule that decides and each difference', async () => {
  engine([conflict(2), conflict(7)]);
  show();
  expect(await screen.findByText('2 rows say something else of incidents that earlier rows name')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show the differences' }));
  expect(screen.getByText(/They count as one incident\./)).toBeTruthy();
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ['2', 'inc-2', 'january.csv, line 9', 'Severity', 'SEV1', 'SEV2'],
    ['', '', '', 'Resolved at', '2024-03-01T10:00:00.000Z', 'empty'],
    ['7', 'inc-7', 'this file, line 1', 'Severity', 'SEV1', 'SEV2'],
    ['', '', '', 'Resolved at', '2024-03-01T10:00:00.000Z', 'empty'],
  ]);
});

test('a page at a time', async () => {
  const asked = engine(Array.from({ length: 120 }, (_, n) => conflict(n + 2)));
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Show the differences' }));
  fireEvent.click(screen.getByRole('button', { name: 'Next rows' }));
  expect(await screen.findByText('Rows 51–100 of 120')).toBeTruthy();
  expect(await screen.findByText('inc-52')).toBeTruthy();
  expect(asked).toEqual([0, 50]);
});

test('nothing where no row differs', async () => {
  const asked = engine([]);
  const container = show();
  await vi.waitFor(() => expect(asked).toEqual([0]));
  expect(container.querySelector('section')).toBeNull();
});
