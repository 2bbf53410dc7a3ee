/** Not allowed in a Windows name, plus controls and the marks that turn the direction of text (a name that lies). */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Of the 255 bytes that a name may have, some are left for what a person adds. */
const MAXIMUM_BYTES = 200;

/** A file name, with `extension`, that every operating system takes and that stays in its folder. */
export function safeFileName(suggested: string, extension: string): string {
  const suffix = `.${extension}`;
  const base = suggested.endsWith(suffix) ? suggested.slice(0, -suffix.length) : suggested;
  const plain = Buffer.from(base.replace(UNSAFE, '-').trim());
  // A cut through a character leaves a part that decodes to U+FFFD.
  const name = plain
    .subarray(0, MAXIMUM_BYTES)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .replace(RESERVED, '$1-');
  return `${name || 'doradeck'}${suffix}`;
}
