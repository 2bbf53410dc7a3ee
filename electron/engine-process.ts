import { utilityProcess } from 'electron';
import type { EngineProcess } from './engine-client.ts';

/** `file` is the bundle of engine/process.ts. */
export function startEngineProcess(file: string, appVersion: string): EngineProcess {
  const child = utilityProcess.fork(file, [appVersion], { serviceName: 'Doradeck engine', stdio: 'ignore' });
  return {
    post: (message) => child.postMessage(message),
    kill: () => child.kill(),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
  };
}
