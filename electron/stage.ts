/** The windows while a deck is presented: the main one before the audience, a second one before the presenter. */
import { setTimeout as delay } from 'node:timers/promises';
import { type BrowserWindow, type Display, type Rectangle, screen } from 'electron';
import type { ShellEvents, ShellInput, StageDisplay } from '../shared/shell-api.ts';
import { stagePlaces } from './stage-places.ts';

export interface Stage {
  displays(): readonly StageDisplay[];
  set(wish: ShellInput<'stage.set'>): null;
}

export interface StageOptions {
  readonly mainWindow: () => BrowserWindow | null;
  /** Opens the presenter's own window within a work area. */
  readonly openSpeaker: (area: Rectangle) => BrowserWindow;
  readonly tell: <E extends 'displays' | 'speaker-closed'>(name: E, payload: ShellEvents[E]) => void;
}

interface Before {
  readonly display: number;
  readonly bounds: Rectangle;
  readonly isFullScreen: boolean;
  readonly isMaximised: boolean;
}

const NOBODY: ShellInput<'stage.set'> = { audience: false, speaker: false, display: null };

export function createStage({ mainWindow, openSpeaker, tell }: StageOptions): Stage {
  let wish = NOBODY;
  /** Where and how the main window was; null = nothing is presented. */
  let before: Before | null = null;
  let speaker: BrowserWindow | null = null;
  /** Id of the display that the main window fills, or is about to. */
  let filled: number | null = null;
  /** What was begun before the last wish is not finished any more. */
  let turn = 0;

  function home(): number {
    const window = mainWindow();
    if (before !== null) return before.display;
    return window === null ? screen.getPrimaryDisplay().id : displayOf(window).id;
  }

  function displays(): readonly StageDisplay[] {
    const own = home();
    return screen.getAllDisplays().map(({ id, label, size }) => ({ id, label, ...size, isOwn: id === own }));
  }

  /** The audience's display may be another than before: one came, or went. */
  function arrange(): void {
    const window = mainWindow();
    if (window === null) return;
    const all = screen.getAllDisplays();
    const places = stagePlaces(idsOf(all), home(), wish.display);
    const find = (id: number) => all.find((display) => display.id === id) ?? screen.getPrimaryDisplay();
    // Without an audience's window the main one stays where it is, and the presenter's is beside it.
    const beside = wish.audience ? places.speaker : places.audience;
    if (wish.speaker && speaker === null) speaker = open(find(beside));
    if (wish.audience) fill(window, find(wish.speaker || wish.display !== null ? places.audience : home()));
    else restore(window);
    if (!wish.speaker) close();
    // Before an audience's window on the same display, or beside it.
    if (speaker !== null) speaker.show();
  }

  function fill(window: BrowserWindow, display: Display): void {
    before ??= {
      display: displayOf(window).id,
      bounds: window.getNormalBounds(),
      isFullScreen: window.isFullScreen(),
      isMaximised: window.isMaximized(),
    };
    window.setMenuBarVisibility(false);
    if (filled === display.id) return;
    const wasFilled = filled !== null;
    filled = display.id;
    afterFullScreen(window, wasFilled, () => {
      if (displayOf(window).id !== display.id) window.setBounds(display.bounds);
      window.setFullScreen(true);
    });
  }

  function restore(window: BrowserWindow): void {
    if (before === null) return;
    const { bounds, isFullScreen, isMaximised } = before;
    before = null;
    filled = null;
    window.setMenuBarVisibility(true);
    afterFullScreen(window, true, () => {
      window.setBounds(bounds);
      if (isMaximised) window.maximize();
      if (isFullScreen) window.setFullScreen(true);
    });
  }

  /** A window that fills a screen can't be moved before it has left it, which takes a moment. */
  function afterFullScreen(window: BrowserWindow, wasFilled: boolean, go: () => void): void {
    turn += 1;
    const mine = turn;
    if (!wasFilled && !window.isFullScreen()) {
      go();
      return;
    }
    window.setFullScreen(false);
    void leftFullScreen(window).then(() => {
      if (mine === turn && !window.isDestroyed()) go();
    });
  }

  function open(display: Display): BrowserWindow {
    const opened = openSpeaker(display.workArea);
    opened.once('closed', () => {
      if (speaker !== opened) return;
      speaker = null;
      wish = { ...wish, speaker: false };
      tell('speaker-closed', {});
    });
    mainWindow()?.once('closed', close);
    return opened;
  }

  function close(): void {
    const closing = speaker;
    speaker = null;
    if (closing !== null && !closing.isDestroyed()) closing.close();
  }

  function changed(): void {
    if (before !== null) arrange();
    tell('displays', { displays: displays() });
  }
  screen.on('display-added', changed);
  screen.on('display-removed', changed);

  return {
    displays,
    set(next) {
      wish = next;
      arrange();
      return null;
    },
  };
}

function idsOf([first, ...others]: readonly Display[]): readonly [number, ...number[]] {
  return [(first ?? screen.getPrimaryDisplay()).id, ...others.map(({ id }) => id)];
}

function displayOf(window: BrowserWindow): Display {
  return screen.getDisplayMatching(window.getBounds());
}

const LOOK_MS = 100;
const LOOKS = 20;

/** Some systems say so before the window is back in its place, some never do: it is so once it stays so. */
async function leftFullScreen(window: BrowserWindow): Promise<void> {
  let seen = 0;
  for (let look = 0; look < LOOKS && seen < 2; look++) {
    await delay(LOOK_MS);
    if (window.isDestroyed()) return;
    seen = window.isFullScreen() ? 0 : seen + 1;
  }
}
