/**
 * What DORA's quick check of 2024 compares with, number by number as it is published: mean and standard deviation of the
 * people who answered, 0–10, by industry and by size of the organisation (DORA, dora.dev, CC BY 4.0). Change failure says
 * "how bad" in both tables, recovery "how good" in both, and the average is of "how good" throughout: benchmarks.ts
 * turns the one around, which is why nobody else reads this file.
 */

/** A mean and its standard deviation each: lead time, frequency, recovery, change failure; the average of the four. */
export type Published2024 = readonly [number, number, number, number, number, number, number, number, number, number];

export const INDUSTRIES_2024 = {
  all: [5.1, 2.6, 5.3, 2.9, 7.5, 2.3, 1.7, 2, 6.7, 1.8],
  education: [4.8, 3.1, 5.1, 3.2, 6.6, 3, 1.6, 2.1, 6.7, 2],
  energy: [4.6, 2.5, 4.9, 3.1, 6.6, 2.9, 2.7, 2.7, 6.1, 2.3],
  'financial-services': [4.9, 2.4, 5.2, 2.7, 7.9, 1.9, 1.6, 1.8, 6.6, 1.6],
  government: [4.6, 2.6, 4.4, 2.6, 6.8, 2.1, 2.4, 2.3, 5.9, 1.6],
  healthcare: [4.6, 2.6, 4.4, 2.6, 7.4, 2.5, 1.4, 1.5, 6.4, 1.6],
  manufacturing: [4.8, 2.4, 4.9, 2.9, 6.6, 2.6, 1.7, 1.9, 6.4, 1.8],
  insurance: [4.4, 2.5, 4.9, 3, 6.9, 2.6, 1.8, 2.2, 6.3, 1.6],
  media: [5.7, 2.7, 5.7, 2.7, 7.9, 2.4, 1.5, 1.9, 7.2, 1.8],
  'non-profit': [5.6, 3.1, 4.9, 2.5, 7.6, 2, 1.5, 2.3, 7.1, 1.8],
  retail: [5.8, 2.6, 6.3, 3, 8, 1.9, 1.5, 1.6, 7.3, 1.7],
  technology: [5.4, 2.5, 5.5, 2.9, 7.7, 2.1, 1.6, 1.9, 6.8, 1.8],
  telecommunications: [4.8, 2.5, 4.9, 2.7, 7.2, 2.3, 1.9, 2, 6.3, 1.8],
  other: [5.5, 2.4, 5.6, 2.9, 7.8, 2.1, 1.7, 1.9, 6.9, 1.7],
} as const satisfies Readonly<Record<string, Published2024>>;

export const SIZES_2024 = {
  all: [5.1, 2.6, 5.3, 2.9, 7.5, 2.3, 1.7, 2, 6.7, 1.8],
  '1': [5.2, 3.5, 4.8, 3.6, 5.3, 3.6, 3.7, 3.3, 6.2, 2.2],
  '2-9': [5.32, 2.8, 5.1, 2.9, 7.1, 2.6, 1.8, 1.9, 6.6, 2.1],
  '10-19': [6.3, 2.5, 6.1, 2.6, 8, 2.4, 1.9, 2, 7.4, 1.7],
  '20-99': [5.4, 2.6, 5.4, 2.8, 7.9, 1.9, 1.6, 1.9, 6.9, 1.7],
  '100-499': [5.6, 2.5, 6, 2.9, 7.82, 2.1, 1.6, 1.8, 7, 1.8],
  '500-999': [5, 2.6, 5.4, 3, 7.5, 2.4, 1.8, 2.1, 6.8, 1.9],
  '1000-4999': [5.1, 2.5, 5.3, 2.9, 7.6, 2, 1.6, 1.8, 6.7, 1.7],
  '5000-9999': [4.9, 2.5, 5.2, 3, 7.4, 2.5, 1.7, 2, 6.62, 1.8],
  '10000-more': [4.8, 2.5, 4.8, 2.8, 7.5, 2, 1.6, 1.8, 6.4, 1.7],
} as const satisfies Readonly<Record<string, Published2024>>;
