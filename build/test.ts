/**
 * `npm test`: types, lint, unit tests, the build, and tests of the real application, with all the set-up they need;
 * `npm run test:unit [-- FILTER…]` and `npm run test:e2e [-- FILTER…]` run one kind alone, `npm run test:faults` the
 * kills, garbled logs, failing disks, comparisons with git and advised clients, more of each than among the unit tests.
 * The last line counts every test and check.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChecks } from './checks/run-checks.ts';
import { runVisibly } from './checks/run-visibly.ts';
import {
  add,
  failureLines,
  NOTHING,
  summaryLine,
  type Tally,
  tallyChecks,
  tallyPlaywright,
  tallyRun,
  tallyVitest,
} from './checks/tally.ts';
import { projectRoot } from './runtime/project-root.ts';
import { provisionRuntime } from './runtime/provision-runtime.ts';
import { ensureSystemPackages } from './runtime/system-packages.ts';
import { buildApplication } from './vite/build-application.ts';

interface Stage {
  readonly name: string;
  run(): Promise<Tally>;
}

const output = join(projectRoot, 'output');
const [only, ...filters] = process.argv.slice(2);

/** Where `DORADECK_FAULTS` makes a difference. */
const FAULTS = ['electron/engine/faults', 'electron/engine/git/differential', 'electron/engine/guidance/clients'];

const STAGES = {
  checks: { name: 'types and lint', run: async () => tallyChecks(await runChecks(print)) },
  unit: { name: 'unit tests', run: unitTests },
  e2e: { name: 'the application', run: applicationTests },
} satisfies Record<string, Stage>;

async function unitTests(): Promise<Tally> {
  return vitest('unit.json');
}

async function faultTests(): Promise<Tally> {
  process.env.DORADECK_FAULTS = 'full';
  process.env.DORADECK_SEED ??= String(Date.now() % 2 ** 31);
  say(`DORADECK_SEED=${process.env.DORADECK_SEED}`);
  if (filters.length === 0) filters.push(...FAULTS);
  return vitest('faults.json');
}

async function vitest(reportName: string): Promise<Tally> {
  await ensureSystemPackages({ git: true }, say);
  const report = join(output, reportName);
  const program = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--config', 'build/vitest.config.ts', ...reporters, ...filters];
  return runTests([program, ...args], report, tallyVitest);
}

async function applicationTests(): Promise<Tally> {
  say((await provisionRuntime(say)).describe);
  await buildApplication();
  const playwright = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = ['test', '--config', 'build/playwright.config.ts', ...filters];
  return runTests([playwright, ...args], join(output, 'e2e.json'), tallyPlaywright);
}

async function runTests<Report>(
  args: readonly string[],
  report: string,
  tally: (report: Report) => Tally,
): Promise<Tally> {
  await mkdir(output, { recursive: true });
  await rm(report, { force: true });
  const status = await runVisibly(args);
  const text = await readFile(report, 'utf8').catch(() => null);
  return tallyRun(status, text === null ? null : tally(JSON.parse(text) as Report));
}

function stagesToRun(): readonly Stage[] {
  if (only === undefined) return Object.values(STAGES);
  if (only === 'unit' || only === 'e2e') return [STAGES[only]];
  if (only === 'faults') return [{ name: 'faults', run: faultTests }];
  throw new Error(`unknown kind of test: ${only} (unit, e2e, faults)`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(text: string): void {
  process.stdout.write(text);
}

let total = NOTHING;
for (const stage of stagesToRun()) {
  print(`\n— ${stage.name}\n`);
  try {
    total = add(total, await stage.run());
  } catch (error) {
    // A stage that can't even run is a failure, and the others are still worth knowing.
    print(`${error instanceof Error && error.name !== 'SetupProblem' ? error.stack : error}\n`);
    total = add(total, tallyRun(null, null));
  }
}
print(`\n${failureLines(total)}${summaryLine(total)}\n`);
process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;
