import { resolve } from 'node:path';
import { writeFileSafely } from '../engine/report/write-file-safely.ts';
import type { Command } from './command.ts';
import type { Surroundings } from './surroundings.ts';

/** The result of a command: into the file that was named, else to standard output. */
export async function deliver(text: string, command: Command, around: Surroundings): Promise<void> {
  const { out } = command.common;
  if (out === null) {
    around.print(text);
    return;
  }
  await writeFileSafely(resolve(out), text);
  around.say(around.translate('cli.written', { path: resolve(out) }));
}
