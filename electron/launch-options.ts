import { resolve } from 'node:path';

export interface LaunchOptions {
  /** A workspace to open first, as an absolute path. */
  readonly openWorkspace: string | null;
  /** Take a picture of the first screen to this file, then quit. */
  readonly screenshot: string | null;
}

/** Reads `--open-workspace=FILE`, `--screenshot=FILE.png`, or a workspace file by itself, as file managers pass it. */
export function parseLaunchOptions(args: readonly string[], folder: string): LaunchOptions {
  const workspace =
    switchValue(args, '--open-workspace') ?? args.find((arg) => !arg.startsWith('-') && arg.endsWith('.doradeck'));
  const screenshot = switchValue(args, '--screenshot');
  return {
    openWorkspace: workspace === undefined ? null : resolve(folder, workspace),
    screenshot: screenshot === undefined ? null : resolve(folder, screenshot),
  };
}

function switchValue(args: readonly string[], name: string): string | undefined {
  const value = args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === '' ? undefined : value;
}
