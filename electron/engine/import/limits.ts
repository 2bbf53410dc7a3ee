/** A record over the limit is rejected, the rest of the file is read. */
export const ROW_LIMIT = 1024 * 1024;
/** Of a file of series: a line of a collector, a series of a year by the minute. */
export const SERIES_LIMIT = 16 * 1024 * 1024;
/** A file over it is refused: no export is so wide. */
export const COLUMN_LIMIT = 1000;
/** JSON nested deeper is refused before anything is built from it. */
export const DEPTH_LIMIT = 64;
/** How much of a file is read at a time. */
export const CHUNK_BYTES = 256 * 1024;
/** How much of a bad record a report may show. */
export const EXCERPT_BYTES = 400;
/** What is packed may become no larger than this. */
export const UNPACKED_LIMIT = 4 * 1024 ** 3;
/** Exports shrink to a twentieth, seldom to a hundredth; what shrinks more was made to fill a disk. */
export const RATIO_LIMIT = 250;
/** Up to here the ratio doesn't matter: a small file of one repeated line is harmless. */
export const RATIO_FREE_BYTES = 64 * 1024 ** 2;
/** A workbook inside an archive is unpacked into memory. */
export const INNER_WORKBOOK_LIMIT = 128 * 1024 ** 2;
/** As many files as are taken out of a folder. */
export const ENTRY_LIMIT = 10_000;
