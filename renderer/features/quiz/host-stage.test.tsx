import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { standOn } from '../../screen-fixture.ts';
import { followHost, type HostNews } from './host-channel.ts';
import { scoresAfter } from './host-ranking.ts';
import { HostStage } from './host-stage.tsx';
import { beginGame, useHost } from './host-state.ts';
import { THREE } from './quiz-fixture.ts';

beforeEach(() => {
  standOn(() => ({ ok: true, value: null }));
  beginGame({
    key: 'three all all none',
    title: THREE.title,
    questions: THREE.questions,
    teams: ['Circles', 'Squares'],
    prizes: ['chicken', 'coffee'],
    seconds: 0,
  });
});

function Stage() {
  const game = useHost((state) => state.game);
  return game === null ? null : <HostStage game={game} />;
}

function show(): void {
  render(
    <MantineProvider>
      <Stage />
    </MantineProvider>,
  );
}

const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const phase = (): string | undefined => useHost.getState().game?.phase;
const scores = (): readonly number[] => {
  const { game } = useHost.getState();
  return game === null ? [] : scoresAfter(game, game.step);
};

test('a clicker alone plays from the first question to the prizes', () => {
  show();
  const seen = [phase()];
  for (let presses = 0; presses < 12; presses += 1) {
    press('PageDown');
    seen.push(phase());
  }
  const round = ['question', 'hands', 'reveal', 'scores'];
  expect(seen).toEqual([...round, ...round, ...round, 'prizes']);
  expect(screen.getByText('No points at all. The prizes stay with the host.')).toBeTruthy();
});

test('its other keys blank the screen, ask before leaving, and never start another show', () => {
  show();
  press('b');
  expect(screen.getByRole('button', { name: 'The screen is black. Any key brings it back.' })).toBeTruthy();
  press('PageDown');
  expect([useHost.getState().blank, phase()]).toEqual([false, 'question']);
  expect(press('F5')).toBe(false);
  press('Escape');
  expect(screen.getByRole('alertdialog', { name: 'Leave the stage?' })).toBeTruthy();
  press('PageDown');
  expect(phase()).toBe('question');
  press('Escape');
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('digits enter what each team chose, the reveal scores it, U takes a point back', () => {
  show();
  press('PageDown');
  press('2');
  press('3');
  expect(screen.getByText('All answers are in.')).toBeTruthy();
  press('PageDown');
  expect(screen.getByText('Right: Circles')).toBeTruthy();
  expect(scores()).toEqual([1, 0]);
  press('2');
  press('!', { code: 'Digit1', shiftKey: true });
  expect(scores()).toEqual([0, 1]);
  press('u');
  expect(scores()).toEqual([1, 1]);
});

test('Korean letters of a key do what the key does', () => {
  show();
  press('ㅠ', { code: 'KeyB' });
  expect(useHost.getState().blank).toBe(true);
});

test('hands are counted in fields: a number, Enter for the next, and after the last the reveal with bars', () => {
  show();
  press('PageDown');
  press('h');
  const fields = screen.getAllByRole<HTMLInputElement>('textbox');
  expect(fields.map((field) => field.getAttribute('aria-label'))).toEqual([
    'Hands for option 1',
    'Hands for option 2',
    'Hands for option 3',
  ]);
  for (const [index, hands] of ['12', '7', '0'].entries()) {
    const field = fields[index];
    if (field === undefined) throw new Error('a field an option');
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: hands } });
    press('Enter');
  }
  expect(phase()).toBe('reveal');
  for (const key of ['PageDown', 'PageDown', 'PageDown']) press(key);
  expect([phase(), document.activeElement?.getAttribute('aria-label')]).toEqual(['hands', 'Hands for option 1']);
  for (const key of ['PageUp', 'PageUp', 'PageUp']) press(key);
  expect(screen.getAllByText(/hands?$/).map((element) => element.textContent)).toEqual([
    '12 hands',
    '7 hands',
    '0 hands',
  ]);
});

test('a tie is said as one, and shares the prizes', () => {
  show();
  for (const key of ['PageDown', '2', '2', ...Array.from({ length: 12 }, () => 'PageDown')]) press(key);
  expect(screen.getByRole('heading', { name: 'Circles · Squares: nothing between you!' })).toBeTruthy();
  expect(screen.getByText('to share: chicken + coffee')).toBeTruthy();
});

test('the game is kept for a reload', () => {
  show();
  press('PageDown');
  press('2');
  const kept: unknown = JSON.parse(window.sessionStorage.getItem('quiz-host-1') ?? 'null');
  expect(kept).toEqual(useHost.getState().game);
});

test('the speaker’s window is told the answer, also where it opens late', async () => {
  show();
  const news = await new Promise<HostNews | null>((resolve) => {
    const end = followHost((told) => {
      end();
      resolve(told);
    });
  });
  expect([news?.phase, news?.question?.correct, news?.next?.id, news?.teams.length]).toEqual([
    'question',
    ['b'],
    'two',
    2,
  ]);
});
