import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { askSecret } from './ask-secret.ts';
import { tokensFor, withToken } from './tokens.ts';

const ask = async () => null;
const A = 'https://a.example/shop.git';
const B = 'https://b.example:8443/shop.git';

test('the token of the environment goes to the one server that is reached', () => {
  const tokenFor = tokensFor([A, `${A}/other`, '/home/me/shop'], { token: 's3cret', host: undefined, ask });
  expect([A, '/home/me/shop', 'http://a.example/shop.git'].map(tokenFor)).toEqual(['s3cret', null, null]);
});

test('where several are reached, it goes to none but the one that is named', () => {
  expect(() => tokensFor([A, B], { token: 's3cret', host: undefined, ask })).toThrow(
    expect.objectContaining({
      code: 'usage',
      params: { detail: expect.stringContaining('a.example, b.example:8443') },
    }),
  );
  const tokenFor = tokensFor([A, B], { token: 's3cret', host: 'b.example:8443', ask });
  expect([A, B].map(tokenFor)).toEqual([null, 's3cret']);
  expect(tokensFor([A, B], { token: undefined, host: undefined, ask })(A)).toBeNull();
});

test('where the server refuses, a token is asked for, once', async () => {
  const tried: (string | undefined)[] = [];
  const reach = async ({ token }: { readonly token?: string }) => {
    tried.push(token);
    if (token !== 'right') throw new AppError('clone-unauthorised', { host: 'a.example' });
    return 'done';
  };
  const typing = (word: string | null) => ({ token: undefined, host: undefined, ask: async () => word });
  expect(await withToken(A, null, typing('right'), reach)).toBe('done');
  expect(tried).toEqual([undefined, 'right']);
  for (const word of ['wrong', '', null]) {
    await expect(withToken(A, 'old', typing(word), reach)).rejects.toMatchObject({ code: 'clone-unauthorised' });
  }
  expect(tried.slice(2)).toEqual(['old', 'wrong', 'old', 'old']);
});

function terminal() {
  const written: string[] = [];
  const raw: boolean[] = [];
  const keyboard = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => raw.push(isRaw),
    setEncoding: () => {},
    resume: () => {},
    pause: () => {},
  });
  return { keyboard, raw, written, screen: { isTTY: true, write: (text: string) => written.push(text) } };
}

test('what is typed is not shown', async () => {
  const { keyboard, screen, written, raw } = terminal();
  const answer = askSecret('Token: ', keyboard, screen);
  keyboard.emit('data', 's3cx');
  keyboard.emit('data', '\u007fret\rand more');
  expect(await answer).toBe('s3cret');
  expect(written).toEqual(['Token: ', '\n']);
  expect(raw).toEqual([true, false]);
  expect(keyboard.listenerCount('data')).toBe(0);
});

test('control-C leaves it, and without a terminal nobody is asked', async () => {
  const { keyboard, screen, raw } = terminal();
  const answer = askSecret('Token: ', keyboard, screen);
  keyboard.emit('data', 's3c\u0003');
  expect(await answer).toBeNull();
  expect(raw).toEqual([true, false]);
  expect(await askSecret('Token: ', { ...keyboard, isTTY: false } as typeof keyboard, screen)).toBeNull();
});
