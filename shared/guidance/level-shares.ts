/**
 * How many of the respondents of the 2024 report fell into each group, with the range the report gives.
 * Source: DORA, Accelerate State of DevOps Report 2024 (dora.dev, CC BY 4.0). 101 %: the report rounds each.
 */
import type { Level } from '../model.ts';

export interface LevelShare {
  /** 0–1 */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export const LEVEL_SHARES_2024: Readonly<Record<Level, LevelShare>> = {
  elite: { share: 0.19, low: 0.18, high: 0.2 },
  high: { share: 0.22, low: 0.21, high: 0.23 },
  medium: { share: 0.35, low: 0.33, high: 0.36 },
  low: { share: 0.25, low: 0.23, high: 0.26 },
};
