import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, act as flush, render } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { standOn } from '../../screen-fixture.ts';
import { HostStage } from './host-stage.tsx';
import { beginGame, endGame, useHost } from './host-state.ts';
import { question } from './quiz-fixture.ts';
import { serialisePage } from './serialise-page.ts';

const FIGURE: QuizQuestion['figure'] = {
  kind: 'table',
  columns: [{ en: 'Week', ko: '주' }],
  rows: [[{ en: '1', ko: '1' }]],
};
const QUESTIONS: readonly QuizQuestion[] = [
  question('one', ['a', 'b', 'c', 'd', 'e'], ['b'], { hostNote: { en: 'Tell of Monday.', ko: '월요일 이야기' } }),
  question('two', ['a', 'b', 'c'], ['a', 'c'], { figure: FIGURE }),
];
/** The same but for what is right and why. */
const OTHERWISE: readonly QuizQuestion[] = [
  question('one', ['a', 'b', 'c', 'd', 'e'], ['e'], {
    explanation: { en: 'Something else.', ko: '다른 설명' },
    source: null,
  }),
  question('two', ['a', 'b', 'c'], ['b', 'a'], {
    figure: FIGURE,
    explanation: { en: 'Quite another thing.', ko: '전혀 다른 설명' },
    source: { title: { en: 'Elsewhere', ko: '다른 곳' }, url: 'https://elsewhere.invalid/' },
    hostNote: { en: 'Wait for laughter.', ko: '웃음을 기다리세요' },
  }),
];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date', 'setInterval', 'clearInterval'] });
  standOn(() => ({ ok: true, value: null }));
});

function Stage() {
  const game = useHost((state) => state.game);
  return game === null ? null : <HostStage game={game} />;
}

function begin(questions: readonly QuizQuestion[]): void {
  beginGame({
    key: 'pack all all none',
    title: { en: 'Pack', ko: '문제집' },
    questions,
    teams: ['Circles', 'Squares', 'Triangles'],
    prizes: ['chicken'],
    seconds: null,
  });
  render(
    <MantineProvider>
      <Stage />
    </MantineProvider>,
  );
}

function press(key: string): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
}

/** What is pressed in a question before its answer is shown, and the time that passes ('…'). */
const KEYS = [
  'PageDown',
  't',
  '+',
  't',
  '…',
  'PageDown',
  '1',
  '2',
  'ArrowUp',
  '3',
  'Backspace',
  '2',
  'u',
  'h',
  'h',
  '?',
  'x',
  'Escape',
  'Escape',
  'b',
  '.',
  'PageUp',
  'PageUp',
  'PageDown',
  'PageDown',
] as const;

type Pages = Readonly<Record<'before' | 'reveal', readonly string[]>>;
const played = new Map<readonly QuizQuestion[], Pages>();

/** The page after each key before the reveals, and at the reveals; each game is played once. */
function pagesOf(questions: readonly QuizQuestion[]): Pages {
  const pages = played.get(questions) ?? playThrough(questions);
  played.set(questions, pages);
  return pages;
}

function playThrough(questions: readonly QuizQuestion[]): Pages {
  begin(questions);
  const before: string[] = [];
  const reveal: string[] = [];
  for (const _ of questions) {
    before.push(serialisePage());
    for (const key of KEYS) {
      if (key === '…') flush(() => void vi.advanceTimersByTime(60_000));
      else press(key);
      before.push(serialisePage());
    }
    press('PageDown');
    reveal.push(serialisePage());
    press('PageDown');
    press('PageDown');
  }
  cleanup();
  endGame();
  return { before, reveal };
}

describe('before the reveal', () => {
  test('pages of two packs that differ only in what is right and why are the same, key by key', () => {
    const [one, other] = [pagesOf(QUESTIONS), pagesOf(OTHERWISE)];
    expect(other.before).toEqual(one.before);
    // The comparison would see a difference: at the reveal there is one.
    expect(other.reveal[0]).not.toEqual(one.reveal[0]);
    expect(other.reveal[1]).not.toEqual(one.reveal[1]);
  });

  test('no word of an explanation, a source or a note is on the page', () => {
    const { before, reveal } = pagesOf(QUESTIONS);
    const secrets = ['Because of', 'Book of', 'example.invalid', 'Monday', '월요일'];
    expect(secrets.filter((secret) => before.some((page) => page.includes(secret)))).toEqual([]);
    expect(reveal.map((page) => secrets.filter((secret) => page.includes(secret)))).toEqual([
      ['Because of', 'Book of'],
      ['Because of', 'Book of'],
    ]);
  });

  test('a look at the pages sees every moment', () => {
    const { before } = pagesOf(QUESTIONS);
    const phases = before.map((page) => /data-phase="(\w+)"/.exec(page)?.[1]);
    expect([...new Set(phases)]).toEqual(['question', 'timer', 'hands']);
    expect(before.filter((page) => page.includes('Time’s up!')).length).toBeGreaterThan(0);
    expect(before.filter((page) => page.includes('Leave the stage?')).length).toBe(2);
  });
});
