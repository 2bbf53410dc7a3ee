/**
 * What DORA's quick check of 2025 compares with, number by number as it is published: mean and standard deviation of the
 * people who answered, 0–10, by industry and by size of the organisation (DORA, dora.dev, CC BY 4.0). Not on one scale:
 * benchmarks.ts turns what says "how bad" around, which is why nobody else reads this file.
 *
 * Change failure, rework and instability say "how bad" in both tables; recovery does so by size, but not by industry
 * (of all: 7.4 by industry, 2.6 by size). The published average of all metrics is left out: it is a mean over both kinds
 * (4.3 of all, where the five say 6.7).
 */

/** A mean and its standard deviation each: lead time, frequency, recovery, change failure, rework; throughput, instability. */
type Ten = readonly [number, number, number, number, number, number, number, number, number, number];
export type Published2025 = readonly [...Ten, number, number, number, number];

export const INDUSTRIES_2025 = {
  all: [5.5, 2.4, 4.8, 2.8, 7.4, 2.1, 1.9, 2.1, 2.2, 2.2, 6, 2.1, 2.1, 2],
  education: [5.5, 2.6, 4.5, 2.9, 6.6, 2.6, 2.7, 2.4, 2.9, 2.3, 5.6, 2.3, 2.7, 2.1],
  energy: [5.4, 2.5, 4.5, 2.7, 7.2, 1.9, 1.8, 1.8, 2.1, 1.9, 5.8, 2, 1.9, 1.6],
  'financial-services': [5.4, 2.3, 5.1, 2.6, 7.7, 1.9, 1.7, 2.1, 1.9, 1.9, 6.1, 1.9, 1.8, 1.8],
  government: [4.8, 2.6, 4.3, 3, 7, 2.1, 2.1, 2.2, 2.4, 2.2, 5.4, 2.3, 2.3, 2],
  healthcare: [5, 2.6, 4.3, 2.8, 7.1, 2.2, 2.5, 2.3, 2.6, 2.4, 5.6, 2.2, 2.5, 2.2],
  manufacturing: [4.9, 2.6, 3.7, 2.7, 6.5, 2.3, 2, 1.9, 2.4, 2.3, 5.1, 2.3, 2.2, 2],
  insurance: [4.8, 2.2, 4.4, 2.5, 7.5, 1.8, 1.7, 2, 1.8, 1.9, 5.7, 1.8, 1.8, 1.8],
  media: [5.8, 2.4, 5.2, 2.7, 7.6, 2.1, 1.8, 1.8, 1.8, 1.7, 6.2, 2.2, 1.8, 1.6],
  'non-profit': [5.9, 2.7, 4.5, 2.6, 7.5, 1.8, 2.2, 2.8, 2.1, 2.5, 6.1, 2, 2.2, 2.7],
  retail: [5.9, 2.3, 5.3, 2.7, 7.8, 1.8, 1.7, 2, 2, 1.9, 6.3, 2, 1.8, 1.7],
  technology: [5.7, 2.4, 4.9, 2.8, 7.4, 2.1, 1.9, 2, 2.3, 2.2, 6.1, 2.1, 2.1, 2],
  telecommunications: [5.2, 2.4, 4.7, 2.6, 7.2, 2.3, 2.4, 2.5, 2.6, 2.5, 5.7, 2.1, 2.5, 2.4],
  other: [5.7, 2.4, 5, 2.7, 7.6, 2, 1.6, 1.9, 2, 2, 6.1, 2.1, 1.8, 1.7],
} as const satisfies Readonly<Record<string, Published2025>>;

export const SIZES_2025 = {
  all: [5.5, 2.4, 4.8, 2.8, 2.6, 2.1, 1.9, 2.1, 2.2, 2.2, 6, 2.1, 2.1, 2],
  '1': [6.4, 2.7, 5.1, 3.4, 2.8, 2.6, 3, 3.1, 3.3, 3.1, 6.3, 2.1, 3.1, 3],
  '2-9': [6.4, 2.7, 4.8, 2.9, 2.3, 2.2, 1.9, 2.2, 2.3, 2.3, 6.3, 2.3, 2.1, 2],
  '20-99': [5.8, 2.3, 4.4, 2.4, 2.4, 1.9, 1.7, 1.8, 2.3, 2.1, 5.9, 1.9, 2.1, 1.9],
  '100-499': [5.6, 2.4, 4.8, 2.7, 2.6, 2.1, 1.9, 2, 2.3, 2.2, 6, 2, 2.1, 2],
  '500-999': [5.5, 2.4, 4.7, 2.6, 2.7, 2.1, 1.8, 2.1, 2.2, 2.2, 6, 2, 2.1, 2],
  '1000-4999': [5.3, 2.4, 4.7, 2.7, 2.6, 2.2, 1.9, 2.1, 2.1, 2.1, 5.8, 2.1, 2, 1.9],
  '5000-9999': [5.4, 2.4, 4.8, 2.8, 2.5, 1.9, 1.8, 2.1, 2, 1.9, 6, 2, 1.9, 1.8],
  '10000-more': [5.2, 2.5, 4.9, 2.8, 2.8, 2.2, 1.9, 2.2, 2.1, 2.2, 5.9, 2.2, 2, 2],
} as const satisfies Readonly<Record<string, Published2025>>;
