/** Git's packets (gitprotocol-common, "pkt-line Format"): four hexadecimal digits of length, themselves included, and bytes. */

export const FLUSH = Buffer.from('0000');

export function packet(text: string): Buffer {
  return Buffer.from(`${(Buffer.byteLength(text, 'latin1') + 4).toString(16).padStart(4, '0')}${text}`, 'latin1');
}

/** The bytes are not packets, or end in the middle of one. */
export class PacketError extends Error {
  readonly reason: 'malformed' | 'cut';

  constructor(reason: 'malformed' | 'cut') {
    super(reason);
    this.name = 'PacketError';
    this.reason = reason;
  }
}

/** Of the packet that begins with these bytes, its four digits included; 0 for a flush. Throws PacketError. */
export function packetLength(bytes: Buffer): number {
  const digits = bytes.toString('latin1', 0, 4);
  const length = Number.parseInt(digits, 16);
  if (!/^[0-9a-fA-F]{4}$/.test(digits) || (length > 0 && length < 4)) throw new PacketError('malformed');
  return length;
}

/** What each packet holds; null for a flush. Throws PacketError. */
export async function* readPackets(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let waiting: Buffer = Buffer.alloc(0);
  for await (const part of parts) {
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
    while (waiting.length >= 4) {
      const length = packetLength(waiting);
      if (waiting.length < length) break;
      yield length === 0 ? null : waiting.subarray(4, length);
      waiting = waiting.subarray(Math.max(4, length));
    }
  }
  if (waiting.length > 0) throw new PacketError('cut');
}
