/** Opening something to import: its bytes, what one pass over them tells, and the encoding of its text. */
import type { ImportOptions } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Work } from '../work.ts';
import { type ByteSource, PlainFile } from './byte-source.ts';
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
  const source = await PlainFile.open(request.path);
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
  const kind = sniffWrongKind(facts.head);
  if (kind !== null) throw new AppError('file-wrong-kind', { file, kind });
  const encoding = await detectEncoding(source, facts, options.encoding, work);
  // The last character of UTF-16 may end in NUL.
  const padded = encodingByMark(facts.head) === null && !encoding.name.startsWith('utf-16');
  const length = facts.bytes - (padded || encoding.name === 'utf-8' ? facts.padding : 0);
  return { source, file, facts, encoding, length, options, now };
}
