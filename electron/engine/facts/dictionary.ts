/** Texts as codes: code 0 is '' (absent), the others in the order they were met. */
export interface Dictionary {
  readonly texts: string[];
  /** The code of a text, a new one where it was not met before. */
  code(text: string | null): number;
  /** The code of a text met before, else -1. */
  find(text: string): number;
}

export function createDictionary(): Dictionary {
  const texts = [''];
  const codes = new Map<string, number>([['', 0]]);
  return {
    texts,
    code(text) {
      if (text === null) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
    find: (text) => codes.get(text) ?? -1,
  };
}

/** Codes of the rows of a name table, given out as rows are met, so that names no row uses take no code. */
export function createNameCodes(names: ReadonlyMap<number, string>, dictionary: Dictionary): (id: unknown) => number {
  const codes = new Map<number, number>();
  return (id) => {
    if (typeof id !== 'number') return 0;
    const known = codes.get(id);
    if (known !== undefined) return known;
    const code = dictionary.code(names.get(id) ?? null);
    codes.set(id, code);
    return code;
  };
}
