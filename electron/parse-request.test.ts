import { describe, expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { parseEngineRequest, parseShellRequest } from './parse-request.ts';

function refusal(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error instanceof AppError ? error.toData() : error;
  }
}

const bad = (name: string, detail: string) => ({ code: 'bad-request', params: { name, detail } });

describe('parseEngineRequest', () => {
  test('gives the name and the parsed input', () => {
    const input = { path: '/clients/acme.doradeck' };
    expect(parseEngineRequest('workspace.open', input)).toEqual({ name: 'workspace.open', input });
    expect(parseEngineRequest('facets', {})).toEqual({ name: 'facets', input: {} });
  });

  test.each([
    ['no input', 'facets', undefined, 'input: invalid_type'],
    ['a missing key', 'workspace.open', {}, 'path: invalid_type'],
    ['an extra key', 'workspace.open', { path: 'a', mode: 'w' }, 'input: unrecognized_keys'],
    ['a wrong kind', 'import.rejects', { batchId: 'one', offset: 0, limit: 10 }, 'batchId: invalid_type'],
    [
      'a value out of range',
      'import.rejects',
      { batchId: 1, offset: -1, limit: 5000 },
      'offset: too_small; limit: too_big',
    ],
    ['an own __proto__', 'workspace.open', JSON.parse('{"path":"a","__proto__":{}}'), 'forbidden key'],
    ['a huge input', 'workspace.open', { path: 'a'.repeat(6_000_000) }, 'too large'],
  ])('refuses %s without quoting it', (_name, name, input, detail) => {
    expect(refusal(() => parseEngineRequest(name, input))).toEqual(bad(name, detail));
  });

  test.each(['', 'nonsense', '__proto__', 'toString', 'constructor', 'app.info'])('knows no request %j', (name) => {
    expect(refusal(() => parseEngineRequest(name, {}))).toEqual(bad(name, 'unknown request'));
  });

  test.each([[null], [7], [['facets']], [{ toString: 'facets' }]])('takes no name but text: %j', (name) => {
    expect(refusal(() => parseEngineRequest(name, {}))).toMatchObject({ code: 'bad-request' });
  });
});

test('requests to the shell and to the engine are not mixed up', () => {
  expect(parseShellRequest('app.info', {})).toEqual({ name: 'app.info', input: {} });
  expect(refusal(() => parseShellRequest('facets', {}))).toEqual(bad('facets', 'unknown request'));
  expect(refusal(() => parseShellRequest('app.preferences', { language: 'fr' }))).toEqual(
    bad('app.preferences', 'language: invalid_value'),
  );
});
