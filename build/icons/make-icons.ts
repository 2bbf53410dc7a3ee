/** `node build/icons/make-icons.ts`: icon.png from icon.svg, drawn by the browser engine that the application has anyway. */
import { join } from 'node:path';
import { openDisplay } from '../runtime/display.ts';
import { projectRoot } from '../runtime/project-root.ts';
import { provisionRuntime } from '../runtime/provision-runtime.ts';
import { runOrThrow } from '../runtime/run.ts';

const runtime = await provisionRuntime();
const display = await openDisplay((line) => process.stderr.write(`${line}\n`));
const renderer = join(import.meta.dirname, 'render');
const args = runtime.args.map((argument) => (argument === projectRoot ? renderer : argument));
await runOrThrow(runtime.executable, args, { env: { ...runtime.env, ...display.env }, timeoutMs: 60_000 });
display.close();
