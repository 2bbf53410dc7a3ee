import type { LatencyHistogram } from '../model.ts';
import { type Cell, isNumberCell } from './cell.ts';

/** A cell that holds a histogram (`LatencyHistogram`), as JSON or as its text; null = nothing, 'wrong' = it is none. */
export function readHistogram(cell: Cell): LatencyHistogram | null | 'wrong' {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell.trim() === '' ? null : fromText(cell);
  if (!(cell instanceof Map)) return 'wrong';
  return checked(numbersOf(cell.get('bounds')), numbersOf(cell.get('counts')));
}

function fromText(text: string): LatencyHistogram | 'wrong' {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('bounds' in value) || !('counts' in value)) return 'wrong';
  return checked(value.bounds, value.counts);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function numbersOf(cell: Cell | undefined): unknown {
  if (!Array.isArray(cell)) return null;
  return (cell as readonly Cell[]).map((part) => (part !== null && isNumberCell(part) ? Number(part.number) : null));
}

function checked(bounds: unknown, counts: unknown): LatencyHistogram | 'wrong' {
  if (!areNumbers(bounds) || !areNumbers(counts) || counts.length !== bounds.length + 1) return 'wrong';
  const ascending = bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] as number));
  return ascending && counts.every((count) => count >= 0) ? { bounds, counts } : 'wrong';
}

function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'number' && Number.isFinite(part));
}
