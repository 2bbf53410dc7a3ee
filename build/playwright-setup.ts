import { openDisplay } from './runtime/display.ts';

/** A display for the tests' windows; the workers start later and inherit the environment. Returns what ends it. */
export default async function openDisplayForTests(): Promise<() => void> {
  const display = await openDisplay((line) => process.stderr.write(`${line}\n`));
  Object.assign(process.env, display.env);
  return display.close;
}
