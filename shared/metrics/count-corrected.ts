/** Figure.corrected: how many of the rows have the flag (Resolution.corrected); nothing where none has. */
export function countCorrected(flags: Uint8Array | undefined, rows: Int32Array): { readonly corrected?: number } {
  if (flags === undefined) return {};
  let corrected = 0;
  for (let k = 0; k < rows.length; k++) corrected += flags[rows[k] as number] as number;
  return corrected === 0 ? {} : { corrected };
}
