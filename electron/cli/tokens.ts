/**
 * Tokens for servers: from the environment, else asked for on a terminal. Never from the command line, where every other
 * program of the machine can read them.
 */
import { AppError } from '../../shared/errors.ts';
import { usage } from './usage.ts';

export interface TokenSource {
  /** DORADECK_TOKEN */
  readonly token: string | undefined;
  /** DORADECK_TOKEN_HOST: the one host that the token is for. */
  readonly host: string | undefined;
  /** Asks without showing what is typed; null = there is no terminal, or nothing was typed. */
  readonly ask: (host: string) => Promise<string | null>;
}

/** Host of an https address, null of anything else. */
export function hostOf(source: string): string | null {
  if (!/^https:/i.test(source) || !URL.canParse(source)) return null;
  return new URL(source).host;
}

/**
 * Of the sources that one command reaches, the token each gets. The addresses may come from a workspace that somebody else
 * made: a token goes to several hosts for no reason, so it must say which one it is for.
 * @throws AppError 'usage'
 */
export function tokensFor(sources: readonly string[], { token, host }: TokenSource): (source: string) => string | null {
  const hosts = [...new Set(sources.map(hostOf).filter((one) => one !== null))];
  if (token === undefined || token === '') return () => null;
  if (host === undefined && hosts.length > 1) {
    throw usage(
      `DORADECK_TOKEN would go to several servers (${hosts.join(', ')}): say in DORADECK_TOKEN_HOST which one it is for`,
    );
  }
  const meant = host ?? hosts[0];
  return (source) => (hostOf(source) === meant && meant !== undefined ? token : null);
}

/** Runs `reach` with the token, and once more with one that is asked for where the server wants another. */
export async function withToken<T>(
  source: string,
  token: string | null,
  { ask }: TokenSource,
  reach: (token: { readonly token?: string }) => Promise<T>,
): Promise<T> {
  try {
    return await reach(token === null ? {} : { token });
  } catch (thrown) {
    const host = hostOf(source);
    if (host === null || !(thrown instanceof AppError) || thrown.code !== 'clone-unauthorised') throw thrown;
    const typed = await ask(host);
    if (typed === null || typed === '') throw thrown;
    return reach({ token: typed });
  }
}
