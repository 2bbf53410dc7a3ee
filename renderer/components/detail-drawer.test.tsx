import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { DetailDrawer } from './detail-drawer.tsx';

function List() {
  const [isOpen, setOpen] = useState(false);
  return (
    <MantineProvider>
      <button type="button" onClick={() => setOpen(true)}>
        row
      </button>
      <DetailDrawer title="Deployment" isOpen={isOpen} onClose={() => setOpen(false)}>
        text
      </DetailDrawer>
    </MantineProvider>
  );
}

async function open(): Promise<HTMLElement> {
  render(<List />);
  const row = screen.getByText('row');
  row.focus();
  fireEvent.click(row);
  expect(await screen.findByRole('dialog')).toBeDefined();
  return row;
}

test('Escape gives the focus back to the row', async () => {
  const row = await open();
  await waitFor(() => expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(row));
});

test('even before the focus has arrived in the drawer', async () => {
  const row = await open();
  row.focus();
  fireEvent.keyDown(row, { key: 'Escape' });
  // As the drawer does, a moment later than it should.
  screen.getByRole('button', { name: /close/i }).focus();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(row));
});
