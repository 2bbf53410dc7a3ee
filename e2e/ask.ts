import { unpackAnswer } from '../shared/answer-text.ts';
import type { Reply, RequestInput, RequestName, RequestOutput } from '../shared/api.ts';
import type { ShellInput, ShellName, ShellOutput } from '../shared/shell-api.ts';
import type { Doradeck } from './doradeck.ts';

/** What the preload script gives the page, for input of any shape. */
export interface Bridge {
  readonly doradeck: {
    readonly request: (name: unknown, input: unknown) => Promise<unknown>;
    readonly shell: (name: unknown, input: unknown) => Promise<unknown>;
    readonly onShellEvent: (listener: (name: string, payload: unknown) => void) => () => void;
  };
}

/** Asks as the page does, through its bridge. */
export function ask({ page }: Doradeck, channel: 'request' | 'shell', name: unknown, input: unknown): Promise<unknown> {
  return page.evaluate(([through, what, value]) => (window as unknown as Bridge).doradeck[through](what, value), [
    channel,
    name,
    input,
  ] as const);
}

/** The engine's answer to a request of the contract; throws on an error. */
export async function request<N extends RequestName>(
  doradeck: Doradeck,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput[N]> {
  const sent = unwrap((await ask(doradeck, 'request', name, input)) as Reply<unknown>);
  return unpackAnswer(name, sent) as RequestOutput[N];
}

/** Main's answer to a request of the contract; throws on an error. */
export async function shell<N extends ShellName>(
  doradeck: Doradeck,
  name: N,
  input: ShellInput<N>,
): Promise<ShellOutput[N]> {
  return unwrap((await ask(doradeck, 'shell', name, input)) as Reply<ShellOutput[N]>);
}

function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new Error(`${reply.error.code} ${JSON.stringify(reply.error.params)}`);
}
