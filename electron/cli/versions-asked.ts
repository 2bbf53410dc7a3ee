import type { Command } from './command.ts';
import { usage } from './usage.ts';

interface Values {
  readonly service?: readonly string[] | undefined;
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly files?: boolean | undefined;
}

/** One service, and two versions of it, as far as they are asked for; several services are a filter. Throws 'usage'. */
export function versionsAsked({
  service = [],
  base,
  head,
  files = false,
}: Values): Pick<Extract<Command, { kind: 'versions' }>, 'service' | 'pair'> {
  const [first = null, ...others] = service;
  const one = others.length === 0 ? first : null;
  if (base === undefined && head === undefined) {
    if (files) throw usage('--files needs --base and --head');
    return { service: one, pair: null };
  }
  if (base === undefined || head === undefined) throw usage('--base and --head go together');
  if (one === null) throw usage('--base and --head need one --service');
  return { service: one, pair: { base, head, files } };
}
