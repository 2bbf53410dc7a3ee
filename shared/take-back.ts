import type { Correction } from './corrections.ts';

/** What takes a correction back. */
export function takeBack(correction: Correction): Correction {
  switch (correction.kind) {
    case 'link':
      return { ...correction, linked: null };
    case 'failure':
      return { ...correction, failed: null };
    case 'rework':
      return { ...correction, rework: null };
  }
}
