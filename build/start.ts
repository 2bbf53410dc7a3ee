/** `npm start [-- SWITCH…]`: builds the application and opens it. */
import { hasDisplay, openDisplay } from './runtime/display.ts';
import { ended, launchApplication } from './runtime/launch.ts';
import { provisionRuntime } from './runtime/provision-runtime.ts';
import { buildApplication } from './vite/build-application.ts';

const switches = process.argv.slice(2);
const takesPicture = switches.some((argument) => argument.startsWith('--screenshot='));

if (!hasDisplay() && !takesPicture) {
  process.stderr.write('There is no display here to open a window on; `npm run demo` makes a picture of it instead.\n');
  process.exit(1);
}

const runtime = await provisionRuntime();
await buildApplication();
process.stderr.write(`${runtime.describe}\n`);
const display = await openDisplay((line) => process.stderr.write(`${line}\n`));
process.exitCode = await ended(launchApplication(runtime, switches, display.env));
display.close();
