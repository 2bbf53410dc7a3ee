/** Requests that reach a server get the token that is kept for its host, and leave theirs there where that is wished. */
import type { RepositorySummary } from '../shared/model.ts';
import type { EngineRequest } from './parse-request.ts';
import type { Tokens } from './tokens.ts';

type Ask = (request: EngineRequest) => Promise<unknown>;

export function askWithToken(ask: Ask, tokens: Tokens): Ask {
  return async (request) => {
    if (request.name !== 'repository.add' && request.name !== 'repository.refresh') return ask(request);
    const { token: typed, keepToken, ...input } = request.input;
    const address = serverOf(await sourceOf(request, ask));
    if (address === null) return ask({ ...request, input } as EngineRequest);
    // A password in the address is an answer already.
    const token = typed ?? (address.password === '' ? await tokens.find(address.host) : null);
    const value = await ask({ ...request, input: { ...input, ...(token !== null && { token }) } } as EngineRequest);
    // Kept only now: it was good for something.
    if (keepToken && typed !== undefined) await tokens.keep(address.host, withUser(address.username, typed));
    return value;
  };
}

/** The address is stored without the user's name, so the name goes with the token. */
function withUser(user: string, token: string): string {
  return user === '' || token.includes(':') ? token : `${decode(user)}:${token}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function sourceOf(request: EngineRequest, ask: Ask): Promise<string | null> {
  if (request.name === 'repository.add') return request.input.source;
  if (request.name !== 'repository.refresh') return null;
  const { repositoryId } = request.input;
  const known = (await ask({ name: 'repository.list', input: {} })) as readonly RepositorySummary[];
  return known.find(({ id }) => id === repositoryId)?.source ?? null;
}

/** null = a folder, or an address that nothing connects to. */
function serverOf(source: string | null): URL | null {
  if (source === null || !URL.canParse(source)) return null;
  const url = new URL(source);
  return url.protocol === 'https:' ? url : null;
}
