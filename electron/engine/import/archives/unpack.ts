/** Compressed bytes as what they unpack to, chunk by chunk, with an eye on bombs. Nothing is written to disk. */
import type { Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../../shared/errors.ts';
import { errorCodeOf } from '../../db/store-error.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { CHUNK_BYTES, RATIO_FREE_BYTES, RATIO_LIMIT, UNPACKED_LIMIT } from '../limits.ts';

/** Why an archive is damaged. Texts: shared/i18n/texts/archive.ts. */
export type ArchiveDamage = 'cut' | 'contents' | 'checksum' | 'overlap' | 'parts' | 'method' | 'workbook';

export function archiveDamaged(file: string, reason: ArchiveDamage, method = ''): AppError {
  return new AppError('archive-damaged', { file, reason, method });
}

/** Counts what comes out. Throws 'archive-too-large' as soon as it is too much, also for what went in. */
export class UnpackedMeter {
  readonly #file: string;
  /** Bytes that went in; Infinity where they are bounded otherwise. */
  readonly #packed: number;
  bytes = 0;

  constructor(file: string, packed: number) {
    this.#file = file;
    this.#packed = packed;
  }

  add(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > UNPACKED_LIMIT) {
      throw new AppError('archive-too-large', { file: this.#file, limit: `${UNPACKED_LIMIT / 1024 ** 3} GiB` });
    }
    if (this.bytes > RATIO_FREE_BYTES && this.bytes > RATIO_LIMIT * this.#packed) {
      throw new AppError('archive-too-large', { file: this.#file, limit: `${RATIO_LIMIT}:1` });
    }
  }
}

/** A gzip file of one or several members. */
export class GzipSource implements ByteSource {
  readonly name: string;
  readonly size = null;
  readonly #packed: ByteSource;

  constructor(packed: ByteSource) {
    this.name = packed.name;
    this.#packed = packed;
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    const meter = new UnpackedMeter(this.name, this.#packed.size ?? Number.POSITIVE_INFINITY);
    for await (const chunk of through(createGunzip({ chunkSize: CHUNK_BYTES }), this.#packed.read(), this.name)) {
      meter.add(chunk.length);
      yield chunk;
    }
  }

  refuseChanged(): Promise<void> {
    return this.#packed.refuseChanged();
  }

  close(): Promise<void> {
    return this.#packed.close();
  }
}

/** Deflate without any wrapping, as entries of a zip are. */
export function inflated(packed: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer, void, undefined> {
  return through(createInflateRaw({ chunkSize: CHUNK_BYTES }), packed, file);
}

async function* through(
  stream: Transform,
  packed: AsyncIterable<Buffer>,
  file: string,
): AsyncGenerator<Buffer, void, undefined> {
  const fed = feed(stream, packed);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
    await fed;
  } catch (thrown) {
    throw unpackError(thrown, file);
  } finally {
    stream.destroy();
    // Whatever stopped the reading stops the feeding, which has nothing to add then.
    await fed.catch(() => {});
  }
}

/** The next bytes follow when those before are used up: their buffer may be the same. */
async function feed(stream: Transform, packed: AsyncIterable<Buffer>): Promise<void> {
  // A stream that fails never answers to what was written last.
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  try {
    for await (const chunk of packed) {
      const written = new Promise<void>((resolve) => stream.write(chunk, () => resolve()));
      await Promise.race([written, closed]);
      if (stream.destroyed) return;
    }
    stream.end();
  } catch (thrown) {
    stream.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    throw thrown;
  }
}

function unpackError(thrown: unknown, file: string): unknown {
  const code = errorCodeOf(thrown);
  if (code === 'Z_BUF_ERROR') return archiveDamaged(file, 'cut');
  return code.startsWith('Z_') ? archiveDamaged(file, 'checksum') : thrown;
}
