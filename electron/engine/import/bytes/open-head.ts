import { AppError } from '../../../../shared/errors.ts';
import type { Work } from '../../work.ts';
import { openBytes } from '../archives/archive.ts';
import type { KnownFile } from '../plan/inspection-cache.ts';
import type { ByteSource } from './byte-source.ts';
import { detectEncoding } from './detect-encoding.ts';
import { type FileFacts, inspectFile } from './inspect-file.ts';
import { askedEncoding, type OpenFile, type OpenRequest, refuseWrongKind, textLength } from './open-source.ts';

const HEAD_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * As `openSource`, by the file's beginning alone: what a look at all of it found is taken from `known`, else the
 * beginning has to do. Its hash is '' then.
 */
export async function openHead(request: OpenRequest, known: KnownFile | null): Promise<OpenFile> {
  const source = await openBytes(request.path, request.entry);
  try {
    return await openKnown(source, request, known);
  } catch (thrown) {
    await source.close();
    throw thrown;
  }
}

async function openKnown(
  source: ByteSource,
  { options, now, work }: OpenRequest,
  known: KnownFile | null,
): Promise<OpenFile> {
  const head = new Beginning(source);
  const facts = known?.facts ?? (await headFacts(head, work));
  const file = source.name;
  if (facts.bytes === 0) throw new AppError('file-empty', { file });
  if (known === null) await refuseWrongKind(source, facts.head);
  const asked = askedEncoding(source, options);
  const found = asked === undefined ? (known?.encoding ?? null) : null;
  if (found instanceof AppError) throw found;
  const encoding = found ?? (await detectEncoding(head, facts, asked, work));
  return { source, file, facts, encoding, length: textLength(facts, encoding), options, now };
}

async function headFacts(head: Beginning, work: Work): Promise<FileFacts> {
  const facts = await inspectFile(head, work);
  if (!head.isCut) return { ...facts, sha256: '' };
  return { ...facts, sha256: '', bytes: head.size ?? Number.MAX_SAFE_INTEGER, padding: 0 };
}

/** The first lines of a file, not cut in the middle. */
class Beginning implements ByteSource {
  readonly name: string;
  readonly size: number | null;
  /** There was more than was read. */
  isCut = false;
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    this.name = source.name;
    this.size = source.size;
    this.#source = source;
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    let rest = HEAD_BYTES;
    for await (const chunk of this.#source.read()) {
      if (chunk.length < rest) {
        rest -= chunk.length;
        yield chunk;
        continue;
      }
      this.isCut = true;
      const end = chunk.lastIndexOf(LINE_FEED, rest - 1) + 1;
      yield chunk.subarray(0, end > 0 ? end : rest);
      return;
    }
  }

  refuseChanged(): Promise<void> {
    return this.#source.refuseChanged();
  }

  close(): Promise<void> {
    return this.#source.close();
  }
}
