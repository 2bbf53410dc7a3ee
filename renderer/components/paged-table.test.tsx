import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useText } from '../i18n.ts';
import { standOn } from '../screen-fixture.ts';
import { currentQuery, navigate } from '../store/location.ts';
import { setScreenParam, useListQuestion } from '../store/view.ts';
import { useListColumns } from './list-columns.ts';
import { ListHead } from './list-head.tsx';
import { ListTools } from './list-tools.tsx';
import { type ListColumn, PagedTable } from './paged-table.tsx';
import { RowButton } from './row-button.tsx';

const TOTAL = 1_000_000;

interface Row {
  readonly id: number;
}

const COLUMNS: readonly ListColumn<Row>[] = [
  { id: 'id', label: 'Id', align: 'left', width: 100, cell: ({ id }) => <RowButton>{`row ${id}`}</RowButton> },
  { id: 'double', label: 'Double', align: 'right', width: 100, cell: ({ id }) => id * 2 },
  { id: 'half', label: 'Half', align: 'right', width: 100, cell: ({ id }) => id / 2 },
  { id: 'rare', label: 'Rare', align: 'right', width: 100, isExtra: true, cell: () => 'rare' },
];

let requests: { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[] = [];

beforeEach(() => {
  requests = [];
  standOn((name, input) => {
    const asked = input as { readonly offset: number; readonly limit: number };
    requests.push({ name, input: input as Readonly<Record<string, unknown>> });
    if (name === 'list.export') return { ok: true, value: { path: '/x/list.csv', rows: TOTAL } };
    const rows = Array.from({ length: Math.min(asked.limit, TOTAL - asked.offset) }, (_, i) => ({
      id: asked.offset + i,
    }));
    return { ok: true, value: { total: TOTAL, offset: asked.offset, rows } };
  });
});

function List() {
  const { t } = useText();
  const { question, sortBy } = useListQuestion({ column: 'id', descending: false });
  const columns = useListColumns(COLUMNS);
  if (question === null) return null;
  return (
    <PagedTable<Row>
      label="Rows"
      name="deployments.list"
      question={question}
      columns={columns.shown}
      onSort={sortBy}
      onOpen={(row) => setScreenParam('open', String(row.id))}
      isOpen={() => false}
      empty={null}
      head={(total) => (
        <ListHead
          title="Rows"
          placeholder="Search"
          total={total}
          count={(count) => t('lists.count.deployments', { count })}
          tools={<ListTools name="deployments.list" title="Rows" question={question} columns={columns} total={total} />}
        />
      )}
    />
  );
}

async function show(place: string): Promise<void> {
  navigate(place);
  render(
    <MantineProvider env="test">
      <List />
    </MantineProvider>,
  );
  await settle();
}

/** Long enough for a page to be asked for where the list rests. */
async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
}

function shownRows(): number[] {
  return screen
    .getAllByRole('row')
    .flatMap((row) => row.getAttribute('aria-rowindex') ?? [])
    .map((index) => Number(index) - 2)
    .filter((row) => row >= 0);
}

function headers(): (string | null)[] {
  return screen.getAllByRole('columnheader').map((header) => header.textContent);
}

async function press(key: string): Promise<string | null | undefined> {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
  await settle();
  return document.activeElement?.textContent;
}

test('of a million rows those in view are drawn, and all are counted', async () => {
  await show('/deployments?range=all');
  expect(screen.getByRole('table', { name: 'Rows' }).getAttribute('aria-rowcount')).toBe('1000001');
  expect(screen.getByRole('status').textContent).toBe('1,000,000 deployments');
  expect(shownRows()[0]).toBe(0);
  expect(shownRows().length).toBeLessThan(60);
  expect(requests.map(({ input }) => input.offset)).toEqual([0]);
});

test('the keyboard reaches every row', async () => {
  await show('/deployments?range=all');
  screen.getByRole('button', { name: 'row 0' }).focus();
  expect(await press('ArrowDown')).toBe('row 1');
  expect(await press('End')).toBe('row 999999');
  expect(shownRows()).toContain(999_999);
  expect(await press('ArrowUp')).toBe('row 999998');
  expect(await press('PageUp')).toBe('row 999978');
  expect(await press('PageDown')).toBe('row 999998');
  expect(await press('PageDown')).toBe('row 999999');
  expect(await press('Home')).toBe('row 0');
  expect(await press('ArrowUp')).toBe('row 0');
});

test('the scroll bar reaches every part, and asks only where it rests', async () => {
  await show('/deployments?range=all');
  const scroller = screen.getByRole('table', { name: 'Rows' }).parentElement as HTMLElement;
  requests = [];
  for (const share of [0.2, 0.4, 0.6, 0.8, 0.5]) {
    scroller.scrollTop = share * (12_000_000 - 762);
    fireEvent.scroll(scroller);
  }
  await settle();
  expect(shownRows()).toContain(500_000);
  expect(requests.map(({ input }) => input.offset)).toEqual([499_000, 500_000]);
  scroller.scrollTop = 12_000_000 - 762;
  fireEvent.scroll(scroller);
  await settle();
  expect(shownRows().at(-1)).toBe(999_999);
});

test('columns are hidden, shown and moved, and the location keeps it', async () => {
  await show('/deployments?range=all');
  expect(headers()).toEqual(['Id', 'Double', 'Half']);
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await settle();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Id' }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Rare' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Double' }));
  expect(headers()).toEqual(['Id', 'Half', 'Rare']);
  fireEvent.click(screen.getByRole('button', { name: 'Move forward: Rare' }));
  expect(headers()).toEqual(['Id', 'Rare', 'Half']);
  expect(currentQuery()).toBe('range=all&columns=rare%2Chalf');
  fireEvent.click(screen.getByRole('button', { name: 'As usual' }));
  expect(headers()).toEqual(['Id', 'Double', 'Half']);
  expect(currentQuery()).toBe('range=all');
});

test('another sorting begins at the first row', async () => {
  await show('/deployments?range=all');
  screen.getByRole('button', { name: 'row 0' }).focus();
  await press('End');
  fireEvent.click(within(screen.getByRole('columnheader', { name: 'Double' })).getByRole('button'));
  requests = [];
  await settle();
  expect(shownRows()[0]).toBe(0);
});

test('all rows are exported as they are shown', async () => {
  await show('/deployments?range=all&columns=half&sort=-half&search=x');
  vi.stubGlobal('doradeck', {
    ...window.doradeck,
    shell: async (name: string) => ({ ok: true, value: name === 'dialog.save' ? '/x/list.csv' : null }),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Export CSV…' }));
  await settle();
  expect(requests.at(-1)).toEqual({
    name: 'list.export',
    input: expect.objectContaining({
      list: 'deployments.list',
      columns: ['id', 'half'],
      sort: { column: 'half', descending: true },
      search: 'x',
      language: 'en',
      path: '/x/list.csv',
    }),
  });
});
