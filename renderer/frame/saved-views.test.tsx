import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { SavedItem } from '../../shared/saved-items.ts';
import { standOn } from '../screen-fixture.ts';
import { SavedViews } from './saved-views.tsx';

let kept: readonly SavedItem[] = [];

function answer(name: string, input: unknown) {
  if (name === 'saved.save') {
    const { name: saved, content } = input as { readonly name: string; readonly content: string };
    kept = [...kept, { name: saved, content, savedAt: 1 }];
  }
  if (name === 'saved.remove') kept = kept.filter((item) => item.name !== (input as { readonly name: string }).name);
  return { ok: true as const, value: kept };
}

function openViews(readOnly = false) {
  standOn(answer, { readOnly });
  render(
    <MantineProvider env="test">
      <SavedViews />
    </MantineProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
}

beforeEach(() => {
  kept = [];
  window.location.hash = '#/lead-time?team=a&range=3mo&sort=-review';
});

test('a place is kept under a name with its screen’s own state, opened again, and removed', async () => {
  openViews();
  fireEvent.change(await screen.findByPlaceholderText('Name of this view'), { target: { value: '  Team A  ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(kept).toEqual([{ name: 'Team A', content: '/lead-time?team=a&range=3mo&sort=-review', savedAt: 1 }]),
  );

  window.location.hash = '#/overview';
  fireEvent.click(await screen.findByRole('button', { name: /^Team A/ }));
  expect(window.location.hash).toBe('#/lead-time?team=a&range=3mo&sort=-review');

  fireEvent.click(screen.getByRole('button', { name: 'Saved views' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Team A' }));
  await waitFor(() => expect(kept).toEqual([]));
});

test('in a workspace that is open for reading only, views are opened but not changed', async () => {
  kept = [{ name: 'Team A', content: '/overview?team=a', savedAt: 1 }];
  openViews(true);
  expect(await screen.findByRole('button', { name: /^Team A/ })).toBeTruthy();
  expect(screen.queryByPlaceholderText('Name of this view')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove Team A' })).toBeNull();
});
