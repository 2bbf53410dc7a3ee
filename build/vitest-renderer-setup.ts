/// <reference lib="dom" />
import { notifications } from '@mantine/notifications';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';

// Files of tests share the window and the libraries: each begins as if it were alone.
beforeAll(() => {
  window.history.replaceState(null, '', '/');
  localStorage.clear();
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
