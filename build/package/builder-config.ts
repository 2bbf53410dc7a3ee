import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Configuration, FileSet } from 'electron-builder';
import type { ElectronRuntime } from '../runtime/provision-runtime.ts';
import { BINDING_VARIABLE } from '../runtime/sqlite-binding.ts';

export interface PackageOptions {
  /** The runtime to pack where Electron's own release cannot be downloaded; null packs that release. */
  readonly fallback: ElectronRuntime | null;
  /** For end-to-end tests of the package only: lets a debugger attach to the main process. */
  readonly inspectable: boolean;
}

/** electron-builder's configuration: what is shipped, for which systems, with which of Electron's doors shut. */
export function builderConfig({ fallback, inspectable }: PackageOptions): Configuration {
  return {
    appId: 'dev.doradeck.app',
    productName: 'Doradeck',
    copyright: 'The Doradeck authors, MIT licence',
    directories: { output: 'release', buildResources: 'build/icons' },
    publish: null,
    // better-sqlite3 brings its binaries; there is nothing to compile.
    npmRebuild: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    files: shippedFiles(fallback),
    extraResources: [
      {
        from: 'build/package/launchers',
        to: 'bin',
        filter: [process.platform === 'win32' ? 'doradeck.cmd' : 'doradeck'],
      },
      { from: 'LICENSE', to: 'LICENSE' },
    ],
    electronLanguages: ['en', 'ko'],
    icon: 'build/icons/icon.png',
    fileAssociations: [
      { ext: 'doradeck', name: 'Doradeck workspace', mimeType: 'application/x-doradeck', role: 'Editor' },
    ],
    electronFuses: {
      // The command line is the application's own runtime as Node.js.
      runAsNode: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: inspectable,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: {
      target: ['AppImage'],
      executableName: 'doradeck',
      category: 'Development',
      synopsis: 'Offline analysis of software delivery with the DORA metrics',
    },
    mac: { target: ['dmg'], category: 'public.app-category.developer-tools' },
    win: { target: ['nsis'] },
    nsis: { oneClick: false, allowToChangeInstallationDirectory: true },
    ...(fallback && fallbackRuntime(fallback)),
  };
}

/** The bundles, and of better-sqlite3 its JavaScript and one binary. */
function shippedFiles(fallback: ElectronRuntime | null): (string | FileSet)[] {
  const unneeded = ['deps', 'src', 'build', 'binding.gyp', 'README.md'].map(
    (part) => `!node_modules/better-sqlite3/${part}`,
  );
  const common = ['package.json', 'dist', ...unneeded, '!node_modules/node-addon-api'];
  const binding = fallback?.env[BINDING_VARIABLE];
  if (binding === undefined)
    return [...common, `!node_modules/better-sqlite3/prebuilds/!(${process.platform}-${process.arch}.node)`];
  const place = 'node_modules/better-sqlite3/build/Release';
  return [
    ...common,
    '!node_modules/better-sqlite3/prebuilds',
    { from: dirname(binding), to: place, filter: ['better_sqlite3.node'] },
  ];
}

function fallbackRuntime({ executable, versions }: ElectronRuntime): Partial<Configuration> {
  return {
    electronDist: dirname(executable),
    electronVersion: versions.electron,
    // The stand-in for Electron's default application would be started in place of the packed one.
    afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'app'), { recursive: true }),
  };
}
