/**
 * The keys of the stage, wherever the focus is: a host looks at the audience, not for the right spot. A clicker sends
 * Page Down, Page Up, B or a full stop, F5 and Escape. Keys that a focused field or button needs are left to it.
 */
import { useEffect, useEffectEvent } from 'react';
import { currentQuestion, currentRound, type HostGame } from './host-game.ts';
import { act, setBlank, setFigureTable, showOver, useHost } from './host-state.ts';

/** Of the count-down, in milliseconds. */
export const EXTENSION = 10_000;

export function useHostKeys(game: HostGame): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // A dialog of the application, such as its palette, lies over the stage.
    if (isInDialog(event.target)) return;
    if (!isHandled(event, game)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    // Before anybody else: `?` and Escape mean something to the application too.
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;
}

function isHandled(event: KeyboardEvent, game: HostGame): boolean {
  const { over, blank } = useHost.getState();
  if (over !== null) return isHandledOver(event, over);
  if (isModifier(event.key)) return false;
  if (blank) {
    setBlank(false);
    return true;
  }
  const { target } = event;
  if (target instanceof HTMLInputElement) {
    if (isForField(event, target)) return true;
    if (/^(\d|Backspace|Delete|Tab|ArrowLeft|ArrowRight|Home|End)$/.test(event.key)) return false;
  }
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (isPress && target instanceof HTMLElement && target.closest('button') !== null) return false;
  return step(event) || show(event) || score(event, game);
}

/** Over a question to the host its own buttons are pressed; any key closes the list of keys. */
function isHandledOver(event: KeyboardEvent, over: 'keys' | 'leave'): boolean {
  if (isModifier(event.key)) return false;
  if (over === 'keys' || event.key === 'Escape' || event.key === 'F5') {
    showOver(null);
    return true;
  }
  return !/^(Tab|Enter| )$/.test(event.key);
}

function step({ key }: KeyboardEvent): boolean {
  const now = Date.now();
  if (['PageDown', 'ArrowRight', ' ', 'Enter'].includes(key)) act({ kind: 'forward', now });
  else if (['PageUp', 'ArrowLeft'].includes(key)) act({ kind: 'back', now });
  else return false;
  return true;
}

function show(event: KeyboardEvent): boolean {
  const letter = letterOf(event);
  if (letter === 'b' || event.key === '.') setBlank(true);
  else if (event.key === 'Escape') showOver('leave');
  else if (event.key === '?') showOver('keys');
  else if (letter === 'g') setFigureTable(!useHost.getState().figureTable);
  else if (letter === 't') act({ kind: 'toggle-timer', now: Date.now() });
  else if (event.key === '+' || event.key === '=') act({ kind: 'extend-timer', by: EXTENSION, now: Date.now() });
  // The clicker's start button: the show is on already.
  else return event.key === 'F5';
  return true;
}

function score(event: KeyboardEvent, game: HostGame): boolean {
  if (letterOf(event) === 'u') {
    act({ kind: 'undo' });
    return true;
  }
  if (game.phase === 'hands') return enterHands(event, game);
  const digit = digitOf(event);
  if ((game.phase !== 'reveal' && game.phase !== 'scores') || digit === null || digit === 0) return false;
  if (digit <= game.teams.length) act({ kind: 'give', team: digit - 1, points: event.shiftKey ? -1 : 1 });
  return true;
}

function enterHands(event: KeyboardEvent, game: HostGame): boolean {
  const letter = letterOf(event);
  if (letter === 'h') {
    act({ kind: 'enter', entering: game.entering === 'teams' ? 'counts' : 'teams' });
    return true;
  }
  if (game.entering === 'counts') return false;
  const digit = digitOf(event);
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    act({ kind: 'ask', team: game.asked + (event.key === 'ArrowUp' ? -1 : 1) });
  } else if (event.key === 'Backspace' || digit === 0) {
    const own = currentRound(game)?.choices[game.asked] ?? [];
    // Right after an entry the next team is asked: what is to be cleared is the one before.
    const team = own.length === 0 ? Math.max(0, game.asked - 1) : game.asked;
    act({ kind: 'clear-choice', team });
    act({ kind: 'ask', team });
  } else if (digit !== null) {
    const option = currentQuestion(game)?.options[digit - 1];
    if (option !== undefined) act({ kind: 'choose', team: game.asked, option: option.id });
  } else return false;
  return true;
}

/** In a field of counted hands: up, down and Enter go from one to the next; after the last, Enter goes on. */
function isForField({ key }: KeyboardEvent, field: HTMLInputElement): boolean {
  const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' || key === 'Enter' ? 1 : 0;
  if (by === 0) return false;
  return focusCount(Number(field.dataset.count) + by) || key !== 'Enter';
}

/** false = there is no such field. */
function focusCount(number: number): boolean {
  const field = document.querySelector<HTMLInputElement>(`input[data-count="${number}"]`);
  field?.focus();
  return field !== null;
}

/** Where the Korean layout makes another letter of a key, the key counts. */
function letterOf({ key, code }: KeyboardEvent): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isOther = key === 'Process' || /^[ㄱ-ㅣ]$/.test(key);
  return isOther ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null;
}

/** With Shift too, where a digit's key makes another sign. */
function digitOf({ key, code }: KeyboardEvent): number | null {
  const digit = /^\d$/.test(key) ? key : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit);
}

function isModifier(key: string): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'HangulMode', 'Unidentified'].includes(key);
}
