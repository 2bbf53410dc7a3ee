/**
 * The pull requests that a deployment's row names: numbers with or without a sign or two letters before them, those of
 * another repository with its name, addresses. What is none of these says nothing, whatever else a column of such a name
 * holds.
 */
import { isNumberCell } from './cell.ts';
import type { FieldReader } from './field-reader.ts';

const LONGEST = 4000;
const NUMBER = /^(?:(?:PR|MR)[-_]?)?[#!]?(\d{1,12})$/i;
/** "shop/cart#12", "shop/cart!12" */
const OF_REPOSITORY = /^([\w.-]+(?:\/[\w.-]+)+)[#!](\d{1,12})$/;
const ADDRESS =
  /^https?:\/\/(?:[^/@\s]*@)?([^\s?#]+?)(?:\/-)?\/(?:pull|pulls|merge_requests|pullrequest|pull-requests)\/(\d{1,12})(?:[/?#]|$)/i;

/** "12", "12,13", "shop/cart#12": numbers and, before a #, the repository; each once, joined by commas. */
export function readNamedPulls(reader: FieldReader): string | null {
  const cell = reader.cell('pull');
  const text = cell !== null && isNumberCell(cell) ? cell.number : cell;
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  const named = text.split(/[\s,;|]+/).flatMap((word) => nameOf(word) ?? []);
  return named.length === 0 ? null : [...new Set(named)].join();
}

function nameOf(word: string): string | null {
  const number = NUMBER.exec(word)?.[1];
  if (number !== undefined) return number;
  const [, repository, own] = OF_REPOSITORY.exec(word) ?? ADDRESS.exec(word) ?? [];
  return own === undefined ? null : `${repository}#${own}`;
}
