const WORDS = [
  /crit|fatal|blocker|emergency|치명|심각/,
  /high|major|높/,
  /medium|moderate|중/,
  /low|minor|낮/,
  /info|trivial/,
];

/** Of names like SEV-1, P2, "critical": the one with the lowest number, or the gravest word; null = none is given. */
export function worstSeverity(names: readonly string[]): string | null {
  let worst: string | null = null;
  for (const name of names) if (worst === null || isWorse(name, worst)) worst = name;
  return worst;
}

function isWorse(name: string, other: string): boolean {
  const [own, others] = [rankOf(name), rankOf(other)];
  return own !== others ? own < others : name < other;
}

function rankOf(name: string): number {
  const number = /\d+/.exec(name)?.[0];
  if (number !== undefined) return Number(number);
  const word = WORDS.findIndex((pattern) => pattern.test(name.toLowerCase()));
  return word < 0 ? WORDS.length + 1 : word + 1;
}
