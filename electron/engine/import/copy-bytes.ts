/** Fewer bytes are sooner copied one by one than by a call into the runtime. */
const FEW = 24;

/** Copies `from`'s bytes from `start` up to `end` into `to` at `at`. */
export function copyBytes(from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): void {
  if (end - start > FEW) to.set(from.subarray(start, end), at);
  else for (let i = start, j = at; i < end; i++, j++) to[j] = from[i] as number;
}
