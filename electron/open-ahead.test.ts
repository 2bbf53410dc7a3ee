import { expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { openAhead } from './open-ahead.ts';
import type { EngineRequest } from './parse-request.ts';

/** Counts what reaches the engine; each answer tells how many came before. */
function engine(fails = false) {
  const asked: string[] = [];
  const ask = async (request: EngineRequest) => {
    asked.push(request.name === 'workspace.open' ? `open ${request.input.path}` : request.name);
    if (fails) throw new AppError('workspace-missing', { path: '/a' });
    return asked.length;
  };
  return { asked, ask };
}

test('the workspace of the start is opened once, before anyone asks', async () => {
  const { asked, ask } = engine();
  const opened = openAhead('/a', ask);
  expect(asked).toEqual(['open /a']);
  expect(await opened({ name: 'workspace.summary', input: {} })).toBe(2);
  expect(await opened({ name: 'workspace.open', input: { path: '/a' } })).toBe(1);
  expect(asked).toEqual(['open /a', 'workspace.summary']);
  expect(await opened({ name: 'workspace.open', input: { path: '/a' } })).toBe(3);
});

test('one that cannot be opened tells whoever asks for it', async () => {
  const opened = openAhead('/a', engine(true).ask);
  await expect(opened({ name: 'workspace.open', input: { path: '/a' } })).rejects.toThrow(
    new AppError('workspace-missing', { path: '/a' }),
  );
});

test('another workspace that is asked for first overtakes it', async () => {
  const { asked, ask } = engine();
  const opened = openAhead('/a', ask);
  await opened({ name: 'workspace.open', input: { path: '/b' } });
  await opened({ name: 'workspace.open', input: { path: '/a' } });
  expect(asked).toEqual(['open /a', 'open /b', 'open /a']);
});

test('without one nothing is opened', () => {
  const { asked, ask } = engine();
  expect(openAhead(null, ask)).toBe(ask);
  expect(asked).toEqual([]);
});
