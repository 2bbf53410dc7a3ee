import chardet from 'chardet';
import iconv from 'iconv-lite';
import { AppError } from '../../../../shared/errors.ts';
import { pause, type Work } from '../../work.ts';
import type { ByteSource } from './byte-source.ts';
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
  source: ByteSource,
  facts: FileFacts,
  asked: string | undefined,
  work: Work,
): Promise<Encoding> {
  if (asked !== undefined) return { name: askedEncoding(asked, source.name), guessed: false };
  const marked = encodingByMark(facts.head);
  if (marked !== null) return { name: marked, guessed: false };
  const zeros = utf16ByZeros(facts.head);
  if (zeros !== null) return { name: zeros, guessed: true };
  if (facts.utf8 !== 'other') return { name: 'utf-8', guessed: false };
  for (const guess of GUESSES) {
    if (await decodesInto(source, facts.bytes, guess, work)) return { name: guess.name, guessed: true };
  }
  throw new AppError('file-encoding-unknown', {
    file: source.name,
    guess: chardet.detect(facts.head) ?? 'windows-1252',
  });
}

function askedEncoding(asked: string, file: string): string {
  const name = asked.trim().toLowerCase();
  if (name === 'utf8') return 'utf-8';
  if (KOREAN.test(name)) return 'cp949';
  if (name === '' || !iconv.encodingExists(name)) throw new AppError('file-encoding-unknown', { file, guess: asked });
  return name;
}

/** A multi-byte code page, which random bytes break, and what its text looks like. */
interface Guess {
  readonly name: string;
  readonly script: RegExp;
  /** Of the characters outside ASCII, how many must be of the script. */
  readonly share: number;
  /** Of those, how many must be common; Chinese read as cp949 is Hangul that nobody writes. */
  readonly common: ReadonlySet<string> | null;
}

/** Syllables that make up most of what Koreans write, and of what they call services and incidents. */
const COMMON_HANGUL = new Set(
  '가각간갈감강개거건걸검게겨격견결경계고공과관광교구국권규그근금급기길까나난남내너년노능니다단달담당대더데도독동되된두드득든들등디따때또라락란람래량러런레려력련령로록료루류률르른를름리린림립링마막만말망매머메면명모목몫무문물미민바반받발방배백번법베벤변별병보복본볼부북분불비빠사산상새생서석선설성세소속송수순술스습승시식신실심싱써아악안알암압앙앱야약양어억언얼업없었에여역연열영예오온올와완외요용우운울원월웹위유육율으은을음응의이익인일임입있자작잔장재저적전절점정제져조족종좌주준중즉증지직진질집차착찰참창채책처천철첫청체초총최추축출충취측층치카커컨케코콘쿠크클키타탁탈태터테텍토통트특티파판팔패팅퍼페편평포폰폼표푸품풍프플피픽필하학한할함합항해핵행향허험현협형호혼화확환활회획효후훈휴',
);

const HANGUL = /[\uac00-\ud7a3\u3131-\u318e]/g;

/** Whether all that isn't ASCII is Hangul, at least half of it such as Koreans write. */
export function isKorean(text: string): boolean {
  const found = text.match(HANGUL) ?? [];
  const common = found.filter((character) => COMMON_HANGUL.has(character)).length;
  return found.length === (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) && common >= COMMON_SHARE * found.length;
}

/** One-byte code pages take any bytes: they are never guessed. */
const GUESSES: readonly Guess[] = [
  { name: 'cp949', script: HANGUL, share: 0.8, common: COMMON_HANGUL },
  { name: 'shift_jis', script: /[\u3040-\u30ff]/g, share: 0.3, common: null },
];
const FEWEST_CHARACTERS = 2;
const CHARACTERS_LOOKED_AT = 100_000;
const REPLACEMENT = Buffer.from('\ufffd');
const COMMON_SHARE = 0.5;

async function decodesInto(source: ByteSource, length: number, guess: Guess, work: Work): Promise<boolean> {
  let wanted = 0;
  let common = 0;
  let beyondAscii = 0;
  let bytes = 0;
  for await (const chunk of decodeChunks(source, length, guess.name)) {
    if (chunk.includes(REPLACEMENT)) return false;
    bytes += chunk.length;
    work.onProgress({ phase: 'detecting', subject: source.name, done: Math.min(bytes, length), total: length });
    await pause(work);
    // So many characters tell the language; the rest has to be in the encoding, no more.
    if (beyondAscii >= CHARACTERS_LOOKED_AT) continue;
    const text = chunk.toString();
    const found = text.match(guess.script) ?? [];
    wanted += found.length;
    common += guess.common === null ? found.length : found.filter((character) => guess.common?.has(character)).length;
    beyondAscii += text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  }
  return wanted >= FEWEST_CHARACTERS && wanted >= guess.share * beyondAscii && common >= COMMON_SHARE * wanted;
}
