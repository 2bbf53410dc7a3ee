/** Fewer bytes are sooner copied one by one than by a call into the runtime. */
const FEW = 24;

/** Copies `from`'s bytes from `start` up to `end` into `to` at `at`. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  if (end - start > FEW) to.set(from.subarray(start, end), at);
  else for (let i = start, j = at; i < end; i++, j++) to[j] = from[i] as number;
}

/** A buffer's bytes as a plain array, of which parts are made sooner than of a buffer. */
export function viewOf({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}
