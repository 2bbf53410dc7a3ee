import { spawn } from 'node:child_process';
import { ensureSystemPackages } from './system-packages.ts';

export interface Display {
  /** For programs that open windows; empty where the screen of this session serves. */
  readonly env: Readonly<Record<string, string>>;
  /** True when nobody can see what is drawn. */
  readonly virtual: boolean;
  close(): void;
}

const START_LIMIT_MS = 20_000;

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The session's display, or an Xvfb of our own, which ends with this process at the latest. */
export async function openDisplay(log: (line: string) => void): Promise<Display> {
  if (hasDisplay()) return { env: {}, virtual: false, close: () => {} };
  await ensureSystemPackages({ display: true }, log);
  // With -displayfd the server itself picks a free number, and tells it once it accepts connections.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  function close(): void {
    process.off('exit', close);
    server.kill();
  }
  process.on('exit', close);
  endOnSignals();
  const number = await displayNumber(server);
  server.unref();
  return { env: { DISPLAY: `:${number}` }, virtual: true, close };
}

function displayNumber(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start')), START_LIMIT_MS);
    server.once('error', reject);
    server.once('exit', (status) => reject(new Error(`Xvfb ended (${status})`)));
    // The number and its line's end come in two writes; closing the pipe between them would end the server.
    let text = '';
    server.stdio[3]?.on('data', (data: Buffer) => {
      text += data.toString('latin1');
      if (!text.endsWith('\n')) return;
      clearTimeout(timer);
      server.removeAllListeners();
      server.stdio[3]?.destroy();
      resolve(text.trim());
    });
  });
}

/** A process that dies of a signal emits no `exit`: turn the usual ones into an ordinary exit. */
function endOnSignals(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(128 + number));
  }
}
