/** Encodings that can be chosen for a file, the likeliest first. */
export const ENCODINGS = [
  'utf-8',
  'cp949',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'windows-1251',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export function isEncoding(name: string): name is Encoding {
  return ENCODINGS.some((known) => known === name);
}

/** Encodings that a wider one contains: it reads them too. */
export const WIDER_ENCODINGS: Readonly<Record<string, Encoding>> = {
  ascii: 'utf-8',
  'euc-kr': 'cp949',
  'iso-8859-1': 'windows-1252',
};
