// For end-to-end tests, loaded into the main process by `electron -r FILE`: the application becomes ready once
// Playwright, which calls `__playwright_run` when it is attached, can see its first window from the beginning. Without
// this a window may load while Playwright attaches, and be missed. Playwright's own loader does the same, but also sets
// switches under which the application would not be the one that people run.
const { app } = require('electron');

const ready = app.whenReady();
const emit = app.emit.bind(app);
let isReady = false;
let readyArguments = [];
let release;
const held = new Promise((resolve) => {
  release = resolve;
});

app.isReady = () => isReady;
app.whenReady = () => held;
app.emit = (event, ...args) => {
  if (event !== 'ready' || isReady) return emit(event, ...args);
  readyArguments = args;
  return app.listenerCount('ready') > 0;
};

globalThis.__playwright_run = async () => {
  await ready;
  isReady = true;
  release();
  emit('ready', ...readyArguments);
};
