/** Requests and advertisements of git's upload-pack (gitprotocol-pack, protocol version 0), as bytes. */

/** Whether the first ref line of an advertisement lists a capability. */
export function advertises(advertisement: Buffer, capability: string): boolean {
  const nul = advertisement.indexOf(0);
  if (nul === -1) return false;
  const newline = advertisement.indexOf(10, nul);
  const line = advertisement.toString('latin1', nul + 1, newline === -1 ? advertisement.length : newline);
  return line.trim().split(' ').includes(capability);
}

/**
 * Asks for commits and tags alone (`filter tree:0`): the history is all that is read, and trees and blobs are nearly all
 * there is to send. The library does not know of filters, so the line is put into its request: after the wants, before
 * the first flush.
 */
export function addCommitsOnly(request: Buffer): Buffer {
  let offset = 0;
  const parts: Buffer[] = [];
  while (offset + 4 <= request.length) {
    const length = Number.parseInt(request.toString('latin1', offset, offset + 4), 16);
    if (length === 0) break;
    if (!(length > 4)) return request;
    const line = request.subarray(offset + 4, offset + length);
    parts.push(
      parts.length === 0
        ? packet(`${line.toString('latin1').trimEnd()} filter\n`)
        : request.subarray(offset, offset + length),
    );
    offset += length;
  }
  return parts.length === 0 ? request : Buffer.concat([...parts, packet('filter tree:0\n'), request.subarray(offset)]);
}

function packet(text: string): Buffer {
  return Buffer.from(`${(text.length + 4).toString(16).padStart(4, '0')}${text}`, 'latin1');
}
