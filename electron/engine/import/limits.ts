/** A record over the limit is rejected, the rest of the file is read. */
export const ROW_LIMIT = 1024 * 1024;
/** A file over it is refused: no export is so wide. */
export const COLUMN_LIMIT = 1000;
/** JSON nested deeper is refused before anything is built from it. */
export const DEPTH_LIMIT = 64;
/** How much of a file is read at a time. */
export const CHUNK_BYTES = 256 * 1024;
/** How much of a bad record a report may show. */
export const EXCERPT_BYTES = 400;
