/** What stands between two numbers, in a cell: "10-20%", "between 1 and 2 days", "3일 이상 5일 미만", "up to 5%". */

export interface Span {
  /** As written, without the words that make a span of them; null = open. */
  readonly from: string | null;
  readonly to: string | null;
}

const APPROXIMATELY = /^(?:about|around|approx\.?|approximately|roughly|circa|~|≈|약|대략|한(?=\s+\d))\s*/iu;
const OR_SO = /\s*(?:정도|쯤|가량|내외|or so)$/iu;

const SPANS: readonly RegExp[] = [
  /^(?:between|from)\s+(?<from>.+?)\s+(?:and|to)\s+(?<to>.+)$/iu,
  /^(?<from>.*?\d.*?)\s*(?:에서|부터|이상|초과)\s*(?:~\s*)?(?<to>.*?\d.*?)\s*(?:까지|사이|미만|이하)$/u,
  /^(?<from>.*?\d[^~-]*?)\s*(?:~|-|\s(?:to|or)\s|에서\s|부터\s)\s*(?<to>.*?\d[^~-]*?)\s*(?:사이)?$/iu,
  /^(?:(?:less|fewer|lower)\s+than|under|below|within|up\s+to|at\s+most|(?:no|not)\s+more\s+than|max(?:imum)?\.?|<\s*=?|≤)\s*(?<to>.*\d.*)$/iu,
  /^(?<to>.*\d.*?)\s*(?:미만|이하|이내|안에|(?:or|and)\s+(?:less|fewer|lower|below|under))$/iu,
  /^(?:(?:more|greater|longer|higher)\s+than|over|above|at\s+least|(?:no|not)\s+less\s+than|min(?:imum)?\.?|>\s*=?|≥)\s*(?<from>.*\d.*)$/iu,
  /^(?<from>.*\d.*?)\s*(?:초과|이상|넘게|넘음|\+|~|(?:or|and)\s+(?:more|above|over|higher|longer|up))$/iu,
];

/** Nobody says a range in more; whoever writes an essay is not kept waiting for. */
const LONGEST_SPAN = 100;

/** Null = one thing alone. */
export function spanOf(text: string): Span | null {
  if (text.length > LONGEST_SPAN) return null;
  const plain = withoutApproximately(text);
  for (const form of SPANS) {
    const { from, to } = form.exec(plain)?.groups ?? {};
    if (from !== undefined || to !== undefined)
      return { from: from === undefined ? null : trimmed(from), to: to === undefined ? null : trimmed(to) };
  }
  return null;
}

export function withoutApproximately(text: string): string {
  return text.replace(APPROXIMATELY, '').replace(OR_SO, '').trim();
}

function trimmed(text: string): string {
  return withoutApproximately(text.trim());
}
