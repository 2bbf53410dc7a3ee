import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftAt, keepDraft, loadDrafts, useDrafts } from './drafts.ts';

const DECK = { kind: 'deck', workspace: '/x/client.doradeck' } as const;
let asked: (readonly [string, unknown])[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  const shell = async (name: string, input: unknown) => {
    asked.push([name, input]);
    return { ok: true, value: name === 'drafts.list' ? [{ ...DECK, content: 'old', keptAt: 7 }] : null };
  };
  vi.stubGlobal('doradeck', { shell });
  useDrafts.setState({ isLoaded: false, drafts: new Map() });
  await loadDrafts();
  asked = [];
});
afterEach(() => {
  // Nothing waits for the next test.
  window.dispatchEvent(new Event('pagehide'));
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what an earlier start left is there, and says from when, until it is saved or given up', () => {
  expect(draftAt(DECK)).toEqual({ content: 'old', restoredFrom: 7 });
  keepDraft(DECK, 'newer');
  expect(draftAt(DECK)).toEqual({ content: 'newer', restoredFrom: 7 });
  keepDraft(DECK, null);
  keepDraft(DECK, 'another');
  expect(draftAt(DECK)).toEqual({ content: 'another', restoredFrom: null });
});

test('whoever types is written down twice a second, and at once when the page goes', () => {
  keepDraft(DECK, 'a');
  keepDraft(DECK, 'ab');
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(asked).toEqual([['drafts.keep', { ...DECK, content: 'ab' }]]);
  keepDraft(DECK, 'ab');
  vi.advanceTimersByTime(500);
  expect(asked).toHaveLength(1);
  keepDraft(DECK, null);
  window.dispatchEvent(new Event('pagehide'));
  expect(asked.slice(1)).toEqual([['drafts.remove', DECK]]);
  vi.advanceTimersByTime(500);
  expect(asked).toHaveLength(2);
});
