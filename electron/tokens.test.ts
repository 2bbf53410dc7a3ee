import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import type { RepositorySummary } from '../shared/model.ts';
import { askWithToken } from './ask-with-token.ts';
import type { EngineRequest } from './parse-request.ts';
import { createTokens, openTokenFile, type Tokens, type Vault } from './tokens.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doradeck-tokens-'));
  file = join(folder, 'tokens.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** Turns every bit around: enough to tell what was encrypted from what was not. */
function fakeVault(isSafe = true, key = 0xff): Vault {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    isSafe: async () => isSafe,
    encrypt: async (text) => turned(Buffer.from(`v1 ${text}`)),
    decrypt: async (bytes) => {
      const text = turned(bytes).toString('utf8');
      if (!text.startsWith('v1 ')) throw new Error('another key');
      return { text: text.slice(3), isStale: false };
    },
  };
}

const open = (vault = fakeVault()): Tokens => createTokens(openTokenFile(file), vault);

test('a kept token is there at the next start, encrypted, and gone once forgotten', async () => {
  await open().keep('git.example.com', 's3cret-token');
  await open().keep('git.example.com:8443', 'other');
  expect(await open().find('git.example.com')).toBe('s3cret-token');
  expect(await open().find('example.com')).toBeNull();
  expect(await open().find('__proto__')).toBeNull();
  expect(readFileSync(file, 'latin1')).not.toMatch(/s3cret|czNjcmV0/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await open().list()).toEqual({ storage: 'keychain', hosts: ['git.example.com', 'git.example.com:8443'] });
  open().forget('git.example.com');
  expect(await open().find('git.example.com')).toBeNull();
  expect(await open().list()).toEqual({ storage: 'keychain', hosts: ['git.example.com:8443'] });
});

test('without a keychain a token is kept in memory alone, until the program ends', async () => {
  const tokens = open(fakeVault(false));
  await tokens.keep('git.example.com', 's3cret-token');
  expect(await tokens.find('git.example.com')).toBe('s3cret-token');
  expect(await tokens.list()).toEqual({ storage: 'memory', hosts: ['git.example.com'] });
  expect(existsSync(file)).toBe(false);
  expect(await open(fakeVault(false)).list()).toEqual({ storage: 'memory', hosts: [] });
  tokens.forget('git.example.com');
  expect(await tokens.find('git.example.com')).toBeNull();
});

test('a token of another keychain, or a damaged file, counts as none', async () => {
  await open().keep('git.example.com', 's3cret-token');
  expect(await open(fakeVault(true, 0x55)).find('git.example.com')).toBeNull();
  expect(await open().list()).toMatchObject({ hosts: [] });
  writeFileSync(file, '{"git.example.com": 7}');
  expect(await open().find('git.example.com')).toBeNull();
});

test('a token whose encryption is out of date is encrypted again', async () => {
  await open().keep('git.example.com', 's3cret-token');
  const before = readFileSync(file, 'utf8');
  const vault = fakeVault();
  const stale: Vault = {
    ...vault,
    encrypt: (text) => vault.encrypt(`${text}, again`),
    decrypt: async (bytes) => ({ ...(await vault.decrypt(bytes)), isStale: true }),
  };
  expect(await open(stale).find('git.example.com')).toBe('s3cret-token');
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  expect(await open().find('git.example.com')).toBe('s3cret-token, again');
});

const SOURCE = 'https://git.example.com/team/shop.git';

/** What reaches the engine. */
function engine(tokens: Tokens, fails = false) {
  const asked: EngineRequest[] = [];
  const ask = askWithToken(async (request) => {
    asked.push(request);
    if (request.name === 'repository.list') return [{ id: 3, source: SOURCE }] as unknown as RepositorySummary[];
    if (fails) throw new AppError('clone-unauthorised', { host: 'git.example.com' });
    return null;
  }, tokens);
  return { ask, asked };
}

function add(input: Partial<Extract<EngineRequest, { name: 'repository.add' }>['input']> = {}): EngineRequest {
  return { name: 'repository.add', input: { source: SOURCE, services: [], job: 'j', ...input } };
}

test('a token that was good is kept where that is wished, and goes with what reaches the same host', async () => {
  const tokens = open();
  const { ask, asked } = engine(tokens);
  await ask(add({ token: 'used-once' }));
  expect(await tokens.find('git.example.com')).toBeNull();
  await ask(add({ token: 's3cret', keepToken: true }));
  await ask(add());
  await ask(add({ source: 'https://other.example.com/shop.git' }));
  await ask(add({ source: 'https://me:own@git.example.com/shop.git' }));
  await ask(add({ source: '/home/me/shop' }));
  await ask({ name: 'repository.refresh', input: { repositoryId: 3, job: 'j' } });
  const sent = asked
    .filter(({ name }) => name !== 'repository.list')
    .map(({ input }) => ('token' in input ? input.token : null));
  expect(sent).toEqual(['used-once', 's3cret', 's3cret', null, null, null, 's3cret']);
  expect(asked.some(({ input }) => 'keepToken' in input)).toBe(false);
});

test('a token that was refused is not kept, and one for a user is kept with the name', async () => {
  const tokens = open();
  await expect(engine(tokens, true).ask(add({ token: 'wrong', keepToken: true }))).rejects.toMatchObject({
    code: 'clone-unauthorised',
  });
  expect(await tokens.find('git.example.com')).toBeNull();
  const source = 'https://minji%40shop@git.example.com/shop.git';
  await engine(tokens).ask(add({ source, token: 's3cret', keepToken: true }));
  expect(await tokens.find('git.example.com')).toBe('minji@shop:s3cret');
});
