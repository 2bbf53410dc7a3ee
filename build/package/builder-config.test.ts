import { expect, test } from 'vitest';
import { builderConfig } from './builder-config.ts';

const SHUT = {
  runAsNode: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

test('what is released has its doors shut; only a test build lets a debugger in', () => {
  expect(builderConfig({ fallback: null, inspectable: false }).electronFuses).toEqual(SHUT);
  expect(builderConfig({ fallback: null, inspectable: true }).electronFuses).toEqual({
    ...SHUT,
    enableNodeCliInspectArguments: true,
  });
});

test('the fallback runtime is packed with the binding compiled for it, and without the prebuilt one', () => {
  const fallback = {
    executable: '/cache/electron/electron',
    args: [],
    env: { DORADECK_SQLITE_BINDING: '/cache/sqlite/better_sqlite3.node' },
    versions: { electron: '33.2.1', chrome: '130', node: '20.18.1', napi: '9' },
    fallback: true,
    describe: '',
  };
  const { electronDist, electronVersion, files } = builderConfig({ fallback, inspectable: false });
  expect({ electronDist, electronVersion }).toEqual({ electronDist: '/cache/electron', electronVersion: '33.2.1' });
  expect(files).toContain('!node_modules/better-sqlite3/prebuilds');
  expect(files).toContainEqual({
    from: '/cache/sqlite',
    to: 'node_modules/better-sqlite3/build/Release',
    filter: ['better_sqlite3.node'],
  });
});
