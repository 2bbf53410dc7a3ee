import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DoradeckBridge } from '../../../shared/api.ts';
import { LONGEST_PASTE } from '../../../shared/paste-limit.ts';
import { takePaths } from '../../store/intake.ts';
import { closePanel, usePanels } from '../../store/panels.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { PasteForm } from './paste-form.tsx';
import { usePaste } from './use-paste.ts';

const TABLE = 'VERSION\tFIRST SEEN\nv1\t2 days ago\n';

let kept: unknown[] = [];

beforeEach(() => {
  kept = [];
  const bridge: DoradeckBridge = {
    request: async () => ({ ok: true, value: null }),
    shell: async (name, input) => {
      if (name === 'paste.keep') kept.push(input);
      return { ok: true, value: '/tmp/x/cart.txt' };
    },
    onEngineEvent: () => () => {},
    onShellEvent: () => () => {},
    pathOfFile: () => '',
  };
  vi.stubGlobal('doradeck', bridge);
  useWorkspace.setState({ status: 'open' });
  closePanel();
});
afterEach(cleanup);

function show(pasted: string): void {
  render(
    <MantineProvider env="test">
      <PasteForm pasted={pasted} onDone={() => {}} />
    </MantineProvider>,
  );
}

async function submit(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Look at it' }));
  await act(async () => {
    for (let i = 0; i < 12; i++) await Promise.resolve();
  });
}

test('what is pasted goes to the import as a file of the name given', async () => {
  show(TABLE);
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' cart ' } });
  await submit();
  expect(kept).toEqual([{ name: 'cart', text: TABLE }]);
  expect(takePaths()).toEqual(['/tmp/x/cart.txt']);
});

test('what is typed has a name all the same; nothing and too much are not taken', async () => {
  show('');
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Look at it' });
  const type = (value: string) => fireEvent.change(screen.getByLabelText('The table'), { target: { value } });
  expect(button.disabled).toBe(true);
  type('x'.repeat(LONGEST_PASTE + 1));
  expect(button.disabled).toBe(true);
  expect(screen.getByText(/longer than 4,000,000 characters/)).toBeDefined();
  type(TABLE);
  await submit();
  expect(kept).toEqual([{ name: 'Pasted table', text: TABLE }]);
});

function Screen({ readOnly = false }: { readonly readOnly?: boolean }) {
  usePaste(readOnly);
  return <input aria-label="search" />;
}

function pasteOn(target: EventTarget, text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  return !target.dispatchEvent(event);
}

test('pasting opens the panel with the table, unless something takes text, nothing is there, or nothing can be imported', () => {
  const { rerender } = render(<Screen />);
  expect(pasteOn(screen.getByLabelText('search'), TABLE)).toBe(false);
  expect(pasteOn(document.body, ' \n')).toBe(false);
  rerender(<Screen readOnly />);
  expect(pasteOn(document.body, TABLE)).toBe(false);
  expect(usePanels.getState().open).toBeNull();
  rerender(<Screen />);
  expect(pasteOn(document.body, TABLE)).toBe(true);
  expect(usePanels.getState()).toMatchObject({ open: 'paste-table', pasted: TABLE });
});
