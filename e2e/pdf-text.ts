/** What can be read out of a PDF as Chromium writes it, without drawing it. */
import { inflateSync } from 'node:zlib';

export interface PdfFacts {
  readonly pages: number;
  readonly title: string;
  /** Every letter that a reader of the file can find or copy. */
  readonly letters: ReadonlySet<string>;
}

export function readPdf(pdf: Buffer): PdfFacts {
  const text = pdf.toString('latin1');
  const maps = streams(pdf, text).filter((stream) => stream.includes('begincmap'));
  return {
    pages: [...text.matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length,
    title: utf16(/\/Title\s*<FEFF([0-9A-F]*)>/.exec(text)?.[1] ?? ''),
    letters: new Set(maps.flatMap(lettersOf)),
  };
}

/** Streams that are packed, unpacked; pictures and the like are no text and are passed over. */
function streams(pdf: Buffer, text: string): readonly string[] {
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    const start = index + length;
    const end = text.indexOf('endstream', start);
    try {
      return [inflateSync(pdf.subarray(start, end)).toString('latin1')];
    } catch {
      return [];
    }
  });
}

/** A font's own map from its glyphs to letters: `<01> <0041>` or `<01> <03> <0041>`. */
function lettersOf(map: string): readonly string[] {
  const single = [...map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>/g)].map(([, to = '']) => utf16(to)),
  );
  const ranges = [...map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)].flatMap(
      ([, from = '', to = '', first = '']) =>
        Array.from({ length: Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1 }, (_, index) =>
          String.fromCodePoint((utf16(first).codePointAt(0) ?? 0) + index),
        ),
    ),
  );
  return [...single, ...ranges];
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
