/** `npm run check`: types and lint, fast enough for a pre-commit hook. */
import { runChecks } from './checks/run-checks.ts';

const results = await runChecks((text) => process.stdout.write(text));
if (results.some((result) => !result.passed)) process.exitCode = 1;
