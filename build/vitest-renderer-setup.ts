/// <reference lib="dom" />
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';

// What is waited for comes at once, but not on a machine that is busy elsewhere: the usual second is too short there.
configure({ asyncUtilTimeout: 15_000 });

// Files of tests share the window and the libraries: each begins as if it were alone.
beforeAll(() => {
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
  document.title = '';
  document.body.replaceChildren();
  const page = document.documentElement;
  for (const name of page.getAttributeNames()) page.removeAttribute(name);
});

afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
});

// jsdom has no layout, so it lacks what asks about it: Mantine and the charts call these when they mount.
Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (query: string): Partial<MediaQueryList> => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  }),
});

class InertResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

window.ResizeObserver = InertResizeObserver;
window.HTMLElement.prototype.scrollIntoView = () => {};
window.HTMLElement.prototype.scrollTo = () => {};
