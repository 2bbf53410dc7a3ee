import { crc32 } from 'node:zlib';
import { AppError } from '../../../../shared/errors.ts';
import { type ByteSource, type RandomAccess, readBytes } from '../bytes/byte-source.ts';
import { archiveDamaged, inflated, UnpackedMeter } from './unpack.ts';
import type { ZipEntry } from './zip-directory.ts';

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATE = 8;

/** Packers that people may know by name. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
  99: 'AES',
};

/** One file inside a zip. Closing it closes the archive. */
export class ZipEntrySource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #archive: RandomAccess;
  readonly #entry: ZipEntry;

  /** Throws 'archive-encrypted', and 'archive-damaged' for a method that is not supported. */
  constructor(archive: RandomAccess, entry: ZipEntry) {
    this.name = `${archive.name}/${entry.name}`;
    this.size = entry.bytes;
    this.#archive = archive;
    this.#entry = entry;
    if (entry.isEncrypted) throw new AppError('archive-encrypted', { file: this.name });
    if (entry.method !== STORED && entry.method !== DEFLATE) {
      throw archiveDamaged(this.name, 'method', METHODS[entry.method] ?? `#${entry.method}`);
    }
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    const { method, bytes, packedBytes } = this.#entry;
    const start = await this.#dataStart();
    const packed = this.#archive.readRange(start, start + packedBytes);
    const meter = new UnpackedMeter(this.name, packedBytes);
    let sum = 0;
    for await (const chunk of method === STORED ? packed : inflated(packed, this.name)) {
      meter.add(chunk.length);
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (meter.bytes !== bytes || sum !== this.#entry.crc32) throw archiveDamaged(this.name, 'checksum');
  }

  async #dataStart(): Promise<number> {
    const { offset } = this.#entry;
    const header = await readBytes(this.#archive, offset, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES) throw archiveDamaged(this.name, 'cut');
    if (header.readUInt32LE(0) !== LOCAL) throw archiveDamaged(this.name, 'contents');
    return offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  }

  refuseChanged(): Promise<void> {
    return this.#archive.refuseChanged();
  }

  close(): Promise<void> {
    return this.#archive.close();
  }
}
