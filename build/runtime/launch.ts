import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './project-root.ts';
import type { ElectronRuntime } from './provision-runtime.ts';

/** For Playwright, before the runtime's own arguments: the application waits until it is attached. */
export const HOLD_UNTIL_DRIVEN: readonly string[] = [
  '-r',
  join(projectRoot, 'build', 'runtime', 'hold-until-driven.cjs'),
];

/** Chromium's complaints about desktop services that a container or a bare X server doesn't run; nothing depends on them. */
const NOISE =
  /:(bus|object_proxy|viz_main_impl|gpu_process_host|command_buffer_proxy_impl|gl_surface_presentation_helper)\.cc\(/;

/** Starts the application of this checkout. Its standard error is passed on without Chromium's usual noise. */
export function launchApplication(
  runtime: ElectronRuntime,
  switches: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(runtime.executable, [...runtime.args, ...switches], {
    stdio: ['ignore', 'inherit', 'pipe'],
    // Terminals inside Electron applications may set the variable that turns Electron into a plain Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...runtime.env, ...env },
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!NOISE.test(line)) process.stderr.write(`${line}\n`);
  });
  return child;
}

/** Resolves to the exit status once the application has ended; a signal counts as status 1. */
export function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
}
