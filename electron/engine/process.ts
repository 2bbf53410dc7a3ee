/** The engine in a process of its own: requests in, answers and events out. Started by electron/engine-process.ts. */
import { packAnswer } from '../../shared/answer-text.ts';
import type { RequestInput, RequestName } from '../../shared/api.ts';
import { describeError } from '../../shared/describe-error.ts';
import { toErrorData } from '../../shared/errors.ts';
import { createEngine, type Engine } from './create-engine.ts';
import type { EngineEvent, FromEngine, ToEngine } from './messages.ts';

/** Electron adds it to `process` in a utility process; the engine knows nothing else of Electron. */
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void;
}

function serve(port: ParentPort): void {
  function log(message: string): void {
    port.postMessage({ kind: 'log', message });
  }
  const engine = createEngine({ appVersion: process.argv[2] ?? '', now: Date.now, log });
  engine.onEvent((name, payload) => port.postMessage({ kind: 'event', event: { name, payload } as EngineEvent }));
  port.on('message', ({ data }) => {
    if (data.kind === 'request') void answer(engine, port, data.id, data.name as RequestName, data.input);
    else {
      engine.close();
      process.exit(0);
    }
  });
  // After an error that nobody caught, nothing is known of the engine's state: main starts another one.
  function stop(error: unknown): void {
    log(`uncaught: ${describeError(error)}`);
    setImmediate(() => process.exit(1));
  }
  process.on('uncaughtException', stop);
  process.on('unhandledRejection', stop);
}

/** Main has parsed the input with the contract's schema. */
async function answer<N extends RequestName>(engine: Engine, port: ParentPort, id: number, name: N, input: unknown) {
  try {
    const value: unknown = await engine.handle(name, input as RequestInput<N>);
    port.postMessage({ kind: 'answer', id, value: packAnswer(name, value) });
  } catch (error) {
    port.postMessage({ kind: 'failure', id, error: toErrorData(error) });
  }
}

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('not started as a utility process');
serve(parentPort);
