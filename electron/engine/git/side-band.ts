/**
 * The framing of an upload-pack answer (gitprotocol-pack, "Packfile Data"): packets of four hexadecimal digits and that
 * many bytes, the first of them the band. Band 3 is the server giving up, which must not pass for the end of a pack.
 */
export interface SideBandCheck {
  take(bytes: Uint8Array): 'fine' | 'fatal';
  /** Whether the bytes so far end between two packets. */
  whole(): boolean;
}

export function checkSideBand(): SideBandCheck {
  let digits = '';
  let left = 0;
  let first = false;

  function packet(bytes: Uint8Array, offset: number): number | 'fatal' {
    if (left === 0) {
      digits += String.fromCharCode(bytes[offset] ?? 0);
      if (digits.length < 4) return offset + 1;
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) return 'fatal';
      left = Math.max(0, Number.parseInt(digits, 16) - 4);
      first = left > 0;
      digits = '';
      return offset + 1;
    }
    if (first && bytes[offset] === 3) return 'fatal';
    first = false;
    const taken = Math.min(left, bytes.length - offset);
    left -= taken;
    return offset + taken;
  }

  return {
    take(bytes) {
      for (let offset = 0; offset < bytes.length; ) {
        const next = packet(bytes, offset);
        if (next === 'fatal') return 'fatal';
        offset = next;
      }
      return 'fine';
    },
    whole: () => left === 0 && digits === '',
  };
}
