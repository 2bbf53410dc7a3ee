/** Characters of a pasted text: twice as many bytes are what a page may send at a time. */
export const LONGEST_PASTE = 4_000_000;
