/**
 * Runs a program of this project: `node build/node.mjs FILE.ts ARGUMENT…`, on any Node since 18.
 *
 * The programs are TypeScript, run as they are, and need Node 24. An older Node fetches that version once, as the
 * `node` package's own install script would. That script doesn't run during `npm ci`, for no install script does
 * (.npmrc): npm would run node-gyp for better-sqlite3, which ships its binaries, and fail where Python is missing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [file, ...args] = process.argv.slice(2);
const program = resolve(root, file);

if (Number.parseInt(process.versions.node, 10) >= NEEDED) {
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href).catch(complain);
} else {
  await runWith(installedNode() ?? installNode());
}

/** What the person at the machine has to do is said without a stack trace (build/runtime/setup-problem.ts). */
function complain(error) {
  if (error?.name !== 'SetupProblem') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function installedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const executable = join(root, 'node_modules', 'node', 'bin', name);
  return existsSync(executable) ? executable : null;
}

function installNode() {
  process.stderr.write(`This is Node ${process.versions.node}; fetching Node ${NEEDED} from the npm registry, once\n`);
  const rebuild = ['rebuild', 'node', '--ignore-scripts=false', '--silent'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const { npm_execpath: npm } = process.env;
  if (npm) spawnSync(process.execPath, [npm, ...rebuild], options);
  else spawnSync('npm', rebuild, { ...options, shell: process.platform === 'win32' });
  const installed = installedNode();
  if (installed) return installed;
  process.stderr.write(
    `Node ${NEEDED} could not be fetched. Please install Node ${NEEDED} or later, then run this again.\n`,
  );
  return process.exit(1);
}

function runWith(executable) {
  const child = spawn(executable, [fileURLToPath(import.meta.url), program, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.on('exit', (status, signal) => {
      process.exitCode = status ?? 128 + constants.signals[signal];
      done();
    });
  });
}
