/** The bytes of a pack out of git's packets (gitprotocol-pack, "Packfile Data"): band 1 is the pack, 2 is for people, 3 the server giving up. */
import { PacketError, packetLength } from './packet-line.ts';

/** The server gave up, or what it says is not git's protocol: neither must pass for the end of a pack. */
export class SideBandError extends Error {}

const HEAD = 4;

/** Band 1, each piece as soon as it is there: of a packet that breaks off, what came. Throws PacketError, SideBandError. */
export async function* readPackBytes(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  /** Of the packet of band 1 that has begun. */
  let left = 0;
  let hasBegun = false;
  for await (const part of parts) {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    while (rest.length > 0) {
      if (left > 0) {
        const piece = rest.subarray(0, left);
        left -= piece.length;
        rest = rest.subarray(piece.length);
        yield piece;
        continue;
      }
      if (rest.length < HEAD) break;
      const length = packetLength(rest);
      if (length === 0) {
        rest = rest.subarray(HEAD);
        continue;
      }
      if (rest.length === HEAD && length > HEAD) break;
      const band = rest[HEAD];
      if (band === 1 && length > HEAD) {
        hasBegun = true;
        left = length - HEAD - 1;
        rest = rest.subarray(HEAD + 1);
        continue;
      }
      if (rest.length < length) break;
      const acknowledges = /^(NAK|ACK |shallow |unshallow )/.test(rest.toString('latin1', HEAD, HEAD + 12));
      if (band !== 2 && (hasBegun || !acknowledges)) throw new SideBandError();
      rest = rest.subarray(length);
    }
  }
  if (left > 0 || rest.length > 0) throw new PacketError('cut');
}
