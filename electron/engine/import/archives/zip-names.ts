/** Names inside a zip, which says of them only whether they are UTF-8, and often not even that. */
import { isAscii, isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import { isKorean } from '../bytes/detect-encoding.ts';

const UTF8_FLAG = 0x800;
/** Info-ZIP's field for the name in UTF-8: version, CRC-32 of the other name, name. */
const UNICODE_PATH = 0x7075;

/**
 * UTF-8 where the zip says so or the bytes are; else what Korean programs write (CP949), else what the first ones wrote
 * (CP437). Mac programs take letters apart: "한글" is put together again.
 */
export function decodeZipName(bytes: Buffer, flags: number, extra: ReadonlyMap<number, Buffer>): string {
  return decode(bytes, flags, extra)
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/\p{Cc}/gu, '\ufffd');
}

function decode(bytes: Buffer, flags: number, extra: ReadonlyMap<number, Buffer>): string {
  const unicode = extra.get(UNICODE_PATH);
  if (unicode !== undefined && unicode.length > 5 && unicode.readUInt32LE(1) === crc32(bytes)) {
    return unicode.toString('utf8', 5);
  }
  if ((flags & UTF8_FLAG) !== 0 || isAscii(bytes) || isUtf8(bytes)) return bytes.toString('utf8');
  const korean = iconv.decode(bytes, 'cp949');
  return isKorean(korean) ? korean : iconv.decode(bytes, 'cp437');
}
