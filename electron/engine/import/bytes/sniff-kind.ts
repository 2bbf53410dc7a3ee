import { encodingByMark, utf16ByZeros } from './detect-encoding.ts';

const SIGNATURES: readonly (readonly [kind: string, bytes: string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['pdf', '%PDF-'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh'],
  ['xz', '\xfd7zXZ\0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['sqlite', 'SQLite format 3\0'],
  ['parquet', 'PAR1'],
  ['git-pack', 'PACK\0\0\0'],
  // Excel before 2007, and anything else that Office wrote then.
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['program', '\x7fELF'],
];

const GZIP = '\x1f\x8b\x08';
const ZIPS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

const TAR_MARK = 'ustar';
const TAR_MARK_AT = 257;

/** Text has hardly any control characters but these: tab, line feed, form feed, carriage return, escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const MOST_CONTROLS = 0.02;
const LOOKED_AT = 8192;

/** A file that holds others, by its first bytes, else null. */
export function sniffPacked(head: Buffer): 'gzip' | 'zip' | null {
  const text = head.toString('latin1', 0, 4);
  if (text.startsWith(GZIP)) return 'gzip';
  return ZIPS.some((bytes) => text.startsWith(bytes)) ? 'zip' : null;
}

/** What a file is when it is neither a table nor JSON, by its first bytes, else null. Its name says nothing. */
export function sniffWrongKind(head: Buffer): string | null {
  const text = head.toString('latin1', 0, LOOKED_AT);
  if (ZIPS.some((bytes) => text.startsWith(bytes))) return zipKind(head.toString('latin1'));
  const signature = SIGNATURES.find(([, bytes]) => text.startsWith(bytes));
  if (signature !== undefined) return signature[0];
  if (head.toString('latin1', TAR_MARK_AT, TAR_MARK_AT + TAR_MARK.length) === TAR_MARK) return 'tar';
  const start = text
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 512)
    .toLowerCase();
  if (/^(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html|<head|<body|<script)/s.test(start)) return 'html';
  if (start.startsWith('<?xml')) return /<html/.test(start) ? 'html' : 'xml';
  return isBinary(head) ? 'binary' : null;
}

function zipKind(text: string): string {
  if (text.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (text.includes('xl/workbook.bin')) return 'xlsb';
  if (text.includes('xl/workbook') || text.includes('xl/worksheets')) return 'xlsx';
  return 'zip';
}

/** NUL padding and UTF-16 are text. */
function isBinary(head: Buffer): boolean {
  if (encodingByMark(head) !== null || utf16ByZeros(head) !== null) return false;
  let end = Math.min(head.length, LOOKED_AT);
  while (end > 0 && head[end - 1] === 0) end--;
  let controls = 0;
  for (const byte of head.subarray(0, end)) if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls++;
  return end === 0 || controls > end * MOST_CONTROLS;
}
