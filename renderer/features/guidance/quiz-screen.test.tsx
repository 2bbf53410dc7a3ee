import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { QuizScreen } from './quiz-screen.tsx';
import { restartQuiz } from './quiz-state.ts';

beforeEach(restartQuiz);

function show(): void {
  render(
    <MantineProvider>
      <QuizScreen />
    </MantineProvider>,
  );
}

const press = (key: string): boolean => fireEvent.keyDown(document.body, { key });
const isDisabled = (name: string): boolean => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

test('an answer is revealed with its explanation and source, and can’t be changed after', () => {
  show();
  expect(isDisabled('Check the answer')).toBe(true);
  press('5');
  press('Enter');
  expect(screen.getByText('Not quite')).toBeTruthy();
  expect(screen.getByText('chosen, but wrong').closest('label')?.textContent).toContain('Quality Gate');
  expect(screen.getByText('correct, but not chosen').closest('label')?.textContent).toContain('CI Visibility');
  expect(screen.getByText('https://docs.datadoghq.com/continuous_integration/pipelines/')).toBeTruthy();
  press('4');
  expect(screen.getByText('Not quite')).toBeTruthy();
});

test('where two are asked for, two are needed and a third is not taken', () => {
  show();
  press('4');
  press('Enter');
  press('Enter');
  press('5');
  press('Enter');
  press('Enter');
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

test('the score counts right answers of all questions and says what was skipped', () => {
  show();
  press('4');
  press('Enter');
  press('Enter');
  for (let question = 2; question <= 5; question += 1) fireEvent.click(screen.getByRole('button', { name: 'Skip' }));
  expect(screen.getByText('1 of 5 right')).toBeTruthy();
  expect(screen.getByText(/4 questions skipped/)).toBeTruthy();
});
