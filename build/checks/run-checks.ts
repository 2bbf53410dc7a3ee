import { join } from 'node:path';
import { projectRoot } from '../runtime/project-root.ts';
import { run } from '../runtime/run.ts';

const LAYERS = ['shared', 'electron/engine', 'electron', 'renderer', 'e2e', 'build'] as const;
const AT_ONCE = 2;

interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

const BIN = join(projectRoot, 'node_modules');
const CHECKS: readonly Check[] = [
  {
    name: 'lint and format',
    args: [join(BIN, '@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '--colors=off', '.'],
  },
  ...LAYERS.map((layer) => ({
    name: `types of ${layer}`,
    args: [join(BIN, 'typescript', 'bin', 'tsc'), '-p', layer],
  })),
];

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
}

/** Lints, and checks the types of every layer, two at a time; prints what is wrong as it is found. */
export async function runChecks(print: (text: string) => void): Promise<readonly CheckResult[]> {
  const waiting = [...CHECKS];
  const results: CheckResult[] = [];
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { status, output } = await run(process.execPath, check.args, { cwd: projectRoot });
      const passed = status === 0;
      results.push({ name: check.name, passed });
      print(`${passed ? '✓' : '✗'} ${check.name}\n${passed ? '' : output}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}
