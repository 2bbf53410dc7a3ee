import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { standOn } from '../../screen-fixture.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { useOwnPacks } from './own-packs.ts';
import { stopPlaying, usePlay } from './play-state.ts';
import { THREE } from './quiz-fixture.ts';
import { QuizScreen } from './quiz-screen.tsx';

beforeEach(() => {
  standOn(() => ({ ok: true, value: null }));
  useWorkspace.setState({ status: 'none', summary: null });
  useOwnPacks.setState({ packs: [THREE] });
  stopPlaying();
  usePlay.setState({ best: {} });
  window.location.hash = '#/quiz?pack=three&n=all&seed=none&play=yes';
});

async function show(): Promise<void> {
  window.doradeck.shell = async (name: string) =>
    name === 'packs.list' ? { ok: true, value: { packs: [THREE], damaged: [] } } : { ok: true, value: null };
  render(
    <MantineProvider>
      <QuizScreen />
    </MantineProvider>,
  );
  await screen.findByText('Question 1 of 3');
}

const press = (key: string): boolean => fireEvent.keyDown(document.body, { key });
const isDisabled = (name: string): boolean => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

test('an answer is revealed with its explanation and source, and can’t be changed after', async () => {
  await show();
  expect(isDisabled('Check the answer')).toBe(true);
  expect(screen.queryByText('Because of one.')).toBeNull();
  press('3');
  press('Enter');
  expect(screen.getByText('Not quite')).toBeTruthy();
  expect(screen.getByText('chosen, but wrong').closest('label')?.textContent).toContain('Option c');
  expect(screen.getByText('correct, but not chosen').closest('label')?.textContent).toContain('Option b');
  expect(screen.getByText('Because of one.')).toBeTruthy();
  expect(screen.getByText('https://example.invalid/')).toBeTruthy();
  press('2');
  expect(screen.getByText('Not quite')).toBeTruthy();
});

test('where two are asked for, two are needed and a third is not taken', async () => {
  await show();
  fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
  expect(screen.getByText(/Choose 2 · 0 of 2 chosen/)).toBeTruthy();
  press('2');
  press('Enter');
  expect(isDisabled('Check the answer')).toBe(true);
  press('4');
  press('1');
  expect(screen.getByText(/Choose 2 · 2 of 2 chosen/)).toBeTruthy();
  press('Enter');
  expect(screen.getByText('Right')).toBeTruthy();
});

test('the score counts by topic, says what was skipped, and the best one is remembered', async () => {
  await show();
  press('2');
  press('Enter');
  press('Enter');
  for (const _ of ['two', 'three']) fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
  expect(screen.getByText('1 of 3 right')).toBeTruthy();
  expect(screen.getByText(/2 questions skipped/)).toBeTruthy();
  const topics = screen.getByRole('table', { name: 'By topic' });
  expect([...topics.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual([
    'Definitions0 / 2',
    'Sums1 / 1',
  ]);
  expect(usePlay.getState().best).toEqual({ three: { right: 1, total: 3 } });

  fireEvent.click(screen.getByRole('button', { name: 'Same questions again' }));
  for (const _ of THREE.questions) fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
  expect(screen.getByText('Best so far with this pack: 1 of 3.')).toBeTruthy();
});
