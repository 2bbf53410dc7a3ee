/** The engine's bundle in a process of its own, under plain Node: what Electron's utility process is to it, a file before it plays. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromEngine, ToEngine } from '../../../electron/engine/messages.ts';
import { projectRoot } from '../../runtime/project-root.ts';

export interface StartedEngine {
  /** Rejects with what the engine failed with. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Resident memory, now and at its highest (Linux). */
  megabytes(): { readonly now: number; readonly peak: number };
  /** Of the processor, so far (Linux). */
  processorSeconds(): number;
  close(): Promise<void>;
}

const TICKS_A_SECOND = 100;

/**
 * Plain Node lets the room for new objects grow to 134 MB; in Electron's utility process it ends at 17 MB (33.2.1, as
 * v8.getHeapSpaceStatistics tells), with objects up to half as large: their pointers are compressed.
 */
const AS_IN_ELECTRON = '--max-semi-space-size=16';

export function startEngine(bundle: string): StartedEngine {
  const child = fork(bundle, ['benchmark'], {
    execArgv: [AS_IN_ELECTRON, '--require', join(import.meta.dirname, 'as-utility-process.cjs')],
    env: { ...process.env, NODE_PATH: join(projectRoot, 'node_modules') },
    serialization: 'advanced',
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on('message', (message: FromEngine) => {
    if (message.kind === 'answer') waiting.get(message.id)?.resolve(message.value);
    else if (message.kind === 'failure') waiting.get(message.id)?.reject(new Error(JSON.stringify(message.error)));
    else if (message.kind === 'log') console.error(message.message);
  });
  const send = (message: ToEngine) => child.send(message);
  return {
    ask(name, input) {
      const id = waiting.size;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      send({ kind: 'request', id, name, input });
      return answer.promise;
    },
    megabytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const of = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
      return { now: of('VmRSS'), peak: of('VmHWM') };
    },
    processorSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
    },
    async close() {
      const ended = once(child, 'exit');
      send({ kind: 'close' });
      await ended;
    },
  };
}

/** So long without work, and what was to be prepared and kept is. */
const SETTLE_MS = 3000;

export async function untilIdle(engine: StartedEngine): Promise<void> {
  for (let before = -1; engine.processorSeconds() - before > 0.05; ) {
    before = engine.processorSeconds();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }
}
