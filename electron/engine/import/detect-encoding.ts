import type { FileHandle } from 'node:fs/promises';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { AppError } from '../../../shared/errors.ts';
import { pause, type Work } from '../work.ts';
import { decodeChunks } from './decode-chunks.ts';
import type { FileFacts } from './inspect-file.ts';

export interface Encoding {
  /** As iconv-lite calls it; 'utf-8' is read as it is. */
  readonly name: string;
  /** Neither a byte order mark nor strict UTF-8 nor the user said so. */
  readonly guessed: boolean;
}

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], name: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  // Before UTF-16: its mark begins the same.
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Korean code pages: cp949 holds all of EUC-KR and the syllables it lacks. */
const KOREAN = /^(?:cp949|ms949|windows-?949|uhc|euc-?kr|ks_?c_?5601.*)$/;

/** What a byte order mark says, else null. */
export function encodingByMark(head: Buffer): string | null {
  const found = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, i) => head[i] === byte));
  return found?.[1] ?? null;
}

/** UTF-16 without a mark: every other byte of its ASCII is NUL (in Korean the other one is too, now and then), else null. */
export function utf16ByZeros(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(head.length, 4096) & ~1;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const enough = length / 2 / 4;
  if (odd > enough && even * 10 < odd) return 'utf-16le';
  return even > enough && odd * 10 < even ? 'utf-16be' : null;
}

/**
 * The encoding asked for, or the one that leaves no doubt: a mark, strict UTF-8 (with a few damaged places), or a guess
 * that all bytes and the script they make agree with. Else throws 'file-encoding-unknown', with the likeliest.
 */
export async function detectEncoding(
  handle: FileHandle,
  facts: FileFacts,
  asked: string | undefined,
  file: string,
  work: Work,
): Promise<Encoding> {
  if (asked !== undefined) return { name: askedEncoding(asked, file), guessed: false };
  const marked = encodingByMark(facts.head);
  if (marked !== null) return { name: marked, guessed: false };
  const zeros = utf16ByZeros(facts.head);
  if (zeros !== null) return { name: zeros, guessed: true };
  if (facts.utf8 !== 'other') return { name: 'utf-8', guessed: false };
  for (const { name, script, share } of GUESSES) {
    if (await decodesInto(handle, facts.bytes, name, script, share, work)) return { name, guessed: true };
  }
  throw new AppError('file-encoding-unknown', { file, guess: chardet.detect(facts.head) ?? 'windows-1252' });
}

function askedEncoding(asked: string, file: string): string {
  const name = asked.trim().toLowerCase();
  if (name === 'utf8') return 'utf-8';
  if (KOREAN.test(name)) return 'cp949';
  if (name === '' || !iconv.encodingExists(name)) throw new AppError('file-encoding-unknown', { file, guess: asked });
  return name;
}

/**
 * Multi-byte code pages, which random bytes break. `share` of the characters outside ASCII must be of the script: other
 * East Asian text read as cp949 is Hangul mixed with Hanja. One-byte code pages take any bytes: never guessed.
 */
const GUESSES = [
  { name: 'cp949', script: /[\uac00-\ud7a3\u3131-\u318e]/g, share: 0.8 },
  { name: 'shift_jis', script: /[\u3040-\u30ff]/g, share: 0.3 },
] as const;
const FEWEST_CHARACTERS = 2;

async function decodesInto(
  handle: FileHandle,
  length: number,
  name: string,
  script: RegExp,
  share: number,
  work: Work,
): Promise<boolean> {
  let wanted = 0;
  let beyondAscii = 0;
  for await (const chunk of decodeChunks(handle, length, name)) {
    const text = chunk.toString();
    if (text.includes('\ufffd')) return false;
    wanted += text.match(script)?.length ?? 0;
    beyondAscii += text.match(/[^\0-\x7f]/g)?.length ?? 0;
    await pause(work);
  }
  return wanted >= FEWEST_CHARACTERS && wanted >= share * beyondAscii;
}
