/**
 * Pages of a PDF as Chromium writes it: one object of type Page each, none of them inside a compressed stream. "Pages" is
 * a node of the tree that holds them.
 */
export function countPdfPages(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;
}
