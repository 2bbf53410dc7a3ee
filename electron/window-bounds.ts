import { z } from 'zod';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Bounds;
  readonly maximised: boolean;
}

export const windowStateSchema: z.ZodType<WindowState | null> = z
  .strictObject({
    bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
    maximised: z.boolean(),
  })
  .nullable();

export const MINIMUM = { width: 1024, height: 700 } as const;
const DEFAULT = { width: 1360, height: 880 } as const;

/** How much of a window must be on a screen for it to be found and dragged. */
const VISIBLE = 100;

/**
 * Where to put the window: where it was, if that is still on one of the screens' work areas (the first is the main
 * screen), otherwise the middle of the main screen. Never larger than its screen.
 */
export function placeWindow(saved: Bounds | null, workAreas: readonly [Bounds, ...Bounds[]]): Bounds {
  const screen = saved === null ? undefined : workAreas.find((area) => isVisible(saved, area));
  if (saved === null || screen === undefined) return centre(workAreas[0]);
  const width = Math.min(Math.max(saved.width, MINIMUM.width), screen.width);
  const height = Math.min(Math.max(saved.height, MINIMUM.height), screen.height);
  return {
    x: clamp(saved.x, screen.x + VISIBLE - width, screen.x + screen.width - VISIBLE),
    y: clamp(saved.y, screen.y, screen.y + screen.height - VISIBLE),
    width,
    height,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function isVisible(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return across >= VISIBLE && down >= VISIBLE;
}

function centre(area: Bounds): Bounds {
  const width = Math.min(DEFAULT.width, area.width);
  const height = Math.min(DEFAULT.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}
