/** Opening something to import: its bytes, what one pass over them tells, and the encoding of its text. */
import type { ImportOptions } from '../../../../shared/api.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Work } from '../../work.ts';
import { openBytes } from '../archives/archive.ts';
import { SheetSource } from '../archives/sheet-source.ts';
import type { ByteSource } from './byte-source.ts';
import { detectEncoding, type Encoding, encodingByMark } from './detect-encoding.ts';
import { type FileFacts, inspectFile } from './inspect-file.ts';
import { sniffWrongKind } from './sniff-kind.ts';

/** A file that holds text, ready for `planFile`. Whoever opened it closes `source`. */
export interface OpenFile {
  readonly source: ByteSource;
  /** Its name, for messages. */
  readonly file: string;
  readonly facts: FileFacts;
  readonly encoding: Encoding;
  /** Bytes without padding. */
  readonly length: number;
  readonly options: ImportOptions;
  /** Epoch ms. */
  readonly now: number;
}

export interface OpenRequest {
  readonly path: string;
  /** What in the file: an entry of an archive, a sheet of a workbook; null = the file itself. */
  readonly entry: string | null;
  readonly options: ImportOptions;
  /** Epoch ms. */
  readonly now: number;
  readonly work: Work;
  /** Called as soon as the content's hash is known, before anything can ask for a choice. What it throws is thrown. */
  readonly onFacts?: (facts: FileFacts, file: string) => void;
}

/** Throws AppError for what can't be opened or holds no text, and 'cancelled'; nothing is left open then. */
export async function openSource(request: OpenRequest): Promise<OpenFile> {
  const source = await openBytes(request.path, request.entry);
  try {
    return await inspect(source, request);
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}

async function inspect(source: ByteSource, { options, now, work, onFacts }: OpenRequest): Promise<OpenFile> {
  const file = source.name;
  const facts = await inspectFile(source, work);
  if (facts.bytes === 0) throw new AppError('file-empty', { file });
  onFacts?.(facts, file);
  await refuseWrongKind(source, facts.head);
  const encoding = await detectEncoding(source, facts, askedEncoding(source, options), work);
  return { source, file, facts, encoding, length: textLength(facts, encoding), options, now };
}

/** Throws 'file-wrong-kind', 'archive-encrypted' for what is neither a table nor JSON by its first bytes. */
export async function refuseWrongKind(source: ByteSource, head: Buffer): Promise<void> {
  const file = source.name;
  const kind = sniffWrongKind(head);
  if (kind === 'xls' && (await holds(source, ENCRYPTED_WORKBOOK))) throw new AppError('archive-encrypted', { file });
  if (kind !== null) throw new AppError('file-wrong-kind', { file, kind });
}

/** Of a sheet there is nothing to ask: its text is made here. */
export function askedEncoding(source: ByteSource, { encoding }: ImportOptions): string | undefined {
  return source instanceof SheetSource ? 'utf-8' : encoding;
}

/** Bytes without padding. The last character of UTF-16 may end in NUL. */
export function textLength(facts: FileFacts, encoding: Encoding): number {
  const padded = encodingByMark(facts.head) === null && !encoding.name.startsWith('utf-16');
  return facts.bytes - (padded || encoding.name === 'utf-8' ? facts.padding : 0);
}

/** A workbook with a password lies in a stream of this name, inside what old Office files are made of ([MS-OFFCRYPTO] 2.1). */
const ENCRYPTED_WORKBOOK = Buffer.from('EncryptedPackage', 'utf16le');

async function holds(source: ByteSource, wanted: Buffer): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const chunk of source.read()) {
    const bytes = Buffer.concat([before, chunk]);
    if (bytes.includes(wanted)) return true;
    before = Buffer.from(bytes.subarray(-wanted.length));
  }
  return false;
}
