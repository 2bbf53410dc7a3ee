import iconv from 'iconv-lite';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Text of a commit or tag. Git stores bytes: UTF-8 unless an `encoding` header says otherwise, and often in something
 * else with no header at all. Nothing is ever replaced by U+FFFD: bytes that are not UTF-8 are read as Korean (EUC-KR)
 * where all of them are pairs of Hangul syllables, as Windows-1252 otherwise.
 */
export function decodeText(bytes: Uint8Array, encoding: string | null): string {
  if (encoding !== null && !/^utf-?8$/i.test(encoding)) {
    const name = /^(euc-?kr|ks_?c_?5601.*|uhc)$/i.test(encoding) ? 'cp949' : encoding;
    if (iconv.encodingExists(name)) {
      const text = iconv.decode(Buffer.from(bytes), name);
      if (!text.includes('\ufffd')) return text;
    }
  }
  try {
    return strictUtf8.decode(bytes);
  } catch {
    if (looksLikeHangul(bytes)) return iconv.decode(Buffer.from(bytes), 'cp949');
    const western = iconv.decode(Buffer.from(bytes), 'windows-1252');
    return western.includes('\ufffd') ? iconv.decode(Buffer.from(bytes), 'latin1') : western;
  }
}

/** EUC-KR keeps its Hangul syllables in lead bytes B0–C8, trail bytes A1–FE. */
function looksLikeHangul(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++index] ?? 0;
    if (lead < 0xb0 || lead > 0xc8 || trail < 0xa1 || trail === 0xff) return false;
  }
  return true;
}
