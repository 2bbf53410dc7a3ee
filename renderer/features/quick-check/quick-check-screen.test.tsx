import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { restartCheck } from './check-state.ts';
import { QuickCheckScreen } from './quick-check-screen.tsx';

beforeEach(restartCheck);

function show(): void {
  render(
    <MantineProvider>
      <QuickCheckScreen />
    </MantineProvider>,
  );
}

const press = (key: string): boolean => fireEvent.keyDown(document.body, { key });

test('the keyboard answers, moves, goes on and skips; only what was answered is scored', () => {
  show();
  expect(screen.getByRole('heading', { level: 2 }).textContent).toMatch(/committed change/);
  press('Enter');
  expect(screen.getByText('Question 1 of 5')).toBeTruthy();
  press('4');
  press('ArrowDown');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /Less than one day/ }).checked).toBe(true);
  press('Enter');
  press('9');
  expect(screen.getAllByRole<HTMLInputElement>('radio').some((radio) => radio.checked)).toBe(false);
  press('s');
  expect(screen.getByText('Question 3 of 5')).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '15 %' } });
  press('Enter');
  press('ㄴ');
  press('S');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What you think, and what the data says');
  expect(screen.getByText('2 of 5 answered')).toBeTruthy();
  const scores = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(scores.slice(0, 3)).toEqual([
    'Overall8.3average of all: 6.7',
    'Throughput8.0average of all: 6.0',
    'Stability8.5average of all: 7.9',
  ]);
});

test('a percentage that is none is no answer', () => {
  show();
  press('s');
  press('s');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '140' } });
  expect(screen.getByText('A number from 0 to 100.')).toBeTruthy();
  press('Enter');
  expect(screen.getByText('Question 3 of 5')).toBeTruthy();
});

test('going back keeps the answer; skipping takes it away', () => {
  show();
  press('2');
  press('Enter');
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /One to six months/ }).checked).toBe(true);
  press('s');
  for (let question = 2; question <= 5; question += 1) press('s');
  expect(screen.getByText('You skipped every question, so there is no score.')).toBeTruthy();
});
