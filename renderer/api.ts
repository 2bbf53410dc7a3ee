/** Questions to the engine and to main, typed by the contract; an error reply is thrown as AppError. */
import { unpackAnswer } from '../shared/answer-text.ts';
import type { DoradeckBridge, EngineEvents, Reply, RequestInput, RequestName, RequestOutput } from '../shared/api.ts';
import { AppError } from '../shared/errors.ts';
import type { ShellEvents, ShellInput, ShellName, ShellOutput } from '../shared/shell-api.ts';

declare global {
  interface Window {
    readonly doradeck: DoradeckBridge;
  }
}

export async function request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput[N]> {
  const start = performance.now();
  const reply = await window.doradeck.request(name, input);
  // For whoever measures: the browser's own record of what took how long.
  performance.measure(`request ${name}`, { start });
  return unpackAnswer(name, unwrap<unknown>(reply)) as RequestOutput[N];
}

export async function shell<N extends ShellName>(name: N, input: ShellInput<N>): Promise<ShellOutput[N]> {
  return unwrap<ShellOutput[N]>(await window.doradeck.shell(name, input));
}

/** Main validates both directions of the contract, so the value has the type the name promises. */
function unwrap<T>(reply: Reply<unknown>): T {
  if (reply.ok) return reply.value as T;
  throw new AppError(reply.error.code, reply.error.params);
}

type Listeners<Events> = { readonly [E in keyof Events]?: (payload: Events[E]) => void };

export function onEngineEvents(listeners: Listeners<EngineEvents>): () => void {
  return window.doradeck.onEngineEvent((name, payload) => dispatch<EngineEvents>(listeners, name, payload));
}

export function onShellEvents(listeners: Listeners<ShellEvents>): () => void {
  return window.doradeck.onShellEvent((name, payload) => dispatch<ShellEvents>(listeners, name, payload));
}

function dispatch<Events>(listeners: Listeners<Events>, name: string, payload: unknown): void {
  const listener = listeners[name as keyof Events];
  listener?.(payload as Events[keyof Events]);
}

/** Paths of dropped files and folders, in the order dropped. */
export function pathsOf(files: Iterable<File>): readonly string[] {
  return Array.from(files, (file) => window.doradeck.pathOfFile(file)).filter((path) => path !== '');
}
