import { resolve } from 'node:path';

/** Letters that stand in a fragment as they are: nothing else gets into the address. */
const PLACE = /^\/[\w\-./?&=%+]*$/;

export interface LaunchOptions {
  /** A workspace to open first, as an absolute path. */
  readonly openWorkspace: string | null;
  /** Take a picture of the first screen to this file, then quit. */
  readonly screenshot: string | null;
  /** Screen and filters to show first ("/overview?team=a"), as the window's address holds them. */
  readonly place: string | null;
}

/** Reads `--open-workspace=FILE`, `--place=/SCREEN?FILTERS`, `--screenshot=FILE.png`, or a workspace file by itself, as file managers pass it. */
export function parseLaunchOptions(args: readonly string[], folder: string): LaunchOptions {
  const workspace =
    switchValue(args, '--open-workspace') ?? args.find((arg) => !arg.startsWith('-') && arg.endsWith('.doradeck'));
  const screenshot = switchValue(args, '--screenshot');
  const place = switchValue(args, '--place');
  return {
    openWorkspace: workspace === undefined ? null : resolve(folder, workspace),
    screenshot: screenshot === undefined ? null : resolve(folder, screenshot),
    place: place !== undefined && PLACE.test(place) ? place : null,
  };
}

function switchValue(args: readonly string[], name: string): string | undefined {
  const value = args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === '' ? undefined : value;
}
