import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { atFreePath, fileStem } from './workspace.ts';

function onPlatform(platform: string): void {
  vi.stubGlobal('doradeck', {
    shell: async () => ({
      ok: true,
      value: { platform, workspaceFolder: platform === 'win32' ? 'C:\\Data' : '/data' },
    }),
  });
}

beforeEach(() => onPlatform('linux'));

test('the first free name is taken', async () => {
  const tried: string[] = [];
  const path = await atFreePath('Acme', async (candidate) => {
    tried.push(candidate);
    if (tried.length < 3) throw new AppError('workspace-exists', { path: candidate });
    return candidate;
  });
  expect(tried).toEqual(['/data/Acme.doradeck', '/data/Acme 2.doradeck', '/data/Acme 3.doradeck']);
  expect(path).toBe('/data/Acme 3.doradeck');
});

test('any other refusal is passed on', async () => {
  const full = async () => {
    throw new AppError('disk-full', { path: '/data' });
  };
  await expect(atFreePath('Acme', full)).rejects.toMatchObject({ code: 'disk-full' });
});

test('the path is that of the system', async () => {
  onPlatform('win32');
  expect(await atFreePath('Acme', async (path) => path)).toBe('C:\\Data\\Acme.doradeck');
});

test('a name becomes a file name that every system takes', () => {
  const names = ['Acme / Retail: 2024?', '  .hidden. ', '한국 고객', '', '\u0007\n', 'a'.repeat(200)];
  expect(names.map(fileStem)).toEqual([
    'Acme Retail 2024',
    'hidden',
    '한국 고객',
    'Workspace',
    'Workspace',
    'a'.repeat(80),
  ]);
});
