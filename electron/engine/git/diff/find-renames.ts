/**
 * Which files that went are files that came, as `git diff` finds them (diffcore-rename.c): equal content first; then files
 * whose name nothing else has, if they are alike enough; then whatever is most alike, unless there are too many to compare.
 */
import { type Candidate, type FileLikeness, likeness, type Trait, WHOLE } from './file-likeness.ts';
import type { Slices } from './slices.ts';

/** Numbers of the files that came -> of those that they were. */
export type Renames = Map<number, number>;

const LEAST = WHOLE / 2;
/** For files that are compared because of their names alone. */
const LEAST_OF_NAMESAKES = LEAST + Math.trunc((WHOLE - LEAST) / 2);
/** Of equal files, so many are looked at for one of the same name. */
const MOST_EQUALS = 100;
/** diff.renameLimit: a square of so many comparisons is made, or none. */
const LIMIT = 1000;
/** So many sources are remembered of every file that came. */
const CHOICES = 4;
/** Comparisons between two looks at the clock. */
const PAIRS_A_LOOK = 16;

/** `gone` and `came` are in the order of their paths. */
export async function findRenames(
  gone: readonly Candidate[],
  came: readonly Candidate[],
  files: FileLikeness,
  slices: Slices,
): Promise<Renames> {
  const renames: Renames = new Map();
  if (gone.length === 0 || came.length === 0) return renames;
  const used = new Set<number>();
  const record = (to: number, from: number) => {
    renames.set(to, from);
    used.add(from);
  };
  const rest: Rest = { gone, came, renames, used, record, files, slices };
  await matchEquals(rest);
  await matchNamesakes(rest);
  await matchAlike(rest);
  return renames;
}

interface Rest {
  readonly gone: readonly Candidate[];
  readonly came: readonly Candidate[];
  readonly renames: Renames;
  /** Numbers of those gone that are found. */
  readonly used: ReadonlySet<number>;
  readonly record: (to: number, from: number) => void;
  readonly files: FileLikeness;
  readonly slices: Slices;
}

async function matchEquals({ gone, came, used, record, slices }: Rest): Promise<void> {
  const byContent = new Map<string, number[]>();
  // The first of them comes last, where taking it away costs nothing.
  for (let number = gone.length - 1; number >= 0; number--) {
    const { name } = (gone[number] as Candidate).entry;
    const equals = byContent.get(name);
    if (equals === undefined) byContent.set(name, [number]);
    else equals.push(number);
  }
  for (const [to, target] of came.entries()) {
    const equals = byContent.get(target.entry.name);
    const from = equals === undefined ? -1 : bestEqual(equals, target, gone, used);
    if (from !== -1) record(to, from);
    while (equals !== undefined && used.has(equals.at(-1) ?? -1)) equals.pop();
    if (slices.isOver) await slices.rest();
  }
}

/** The first of the same name, else the first; -1 = all of them are found already. */
function bestEqual(
  equals: readonly number[],
  target: Candidate,
  gone: readonly Candidate[],
  used: ReadonlySet<number>,
): number {
  let [best, looked] = [-1, 0];
  for (let place = equals.length - 1; place >= 0; place--) {
    const from = equals[place] as number;
    const source = gone[from] as Candidate;
    if (used.has(from) || source.entry.kind !== target.entry.kind) continue;
    if (fileName(source.path) === fileName(target.path)) return from;
    if (best === -1) best = from;
    if (++looked === MOST_EQUALS) break;
  }
  return best;
}

/** Files whose name one file has on each side. */
async function matchNamesakes({ gone, came, renames, used, record, files, slices }: Rest): Promise<void> {
  const sources = uniqueNames(gone, (number) => used.has(number));
  const targets = uniqueNames(came, (number) => renames.has(number));
  for (const [name, from] of sources) {
    const to = targets.get(name) ?? -1;
    if (from === -1 || to === -1) continue;
    const [source, target] = [gone[from] as Candidate, came[to] as Candidate];
    const [a, b] = [await files.traitOf(source), await files.traitOf(target)];
    if (likeness(a, b, LEAST_OF_NAMESAKES) >= LEAST_OF_NAMESAKES) record(to, from);
    if (slices.isOver) await slices.rest();
  }
}

/** Name of a file -> its number; -1 = there are several. */
function uniqueNames(files: readonly Candidate[], isLeftOut: (number: number) => boolean): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [number, { path }] of files.entries()) {
    if (isLeftOut(number)) continue;
    const name = fileName(path);
    numbers.set(name, numbers.has(name) ? -1 : number);
  }
  return numbers;
}

interface Choice {
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly hasName: boolean;
}

async function matchAlike(rest: Rest): Promise<void> {
  const { gone, came, renames, used, record } = rest;
  const from = [...gone.keys()].filter((number) => !used.has(number));
  const to = [...came.keys()].filter((number) => !renames.has(number));
  if (from.length === 0 || to.length === 0 || from.length * to.length > LIMIT ** 2) return;
  const sources = await traitsOf(rest, gone, from);
  const targets = await traitsOf(rest, came, to);
  // Nobody has so many large files that moved and changed at once; then none of them is looked for.
  if (rest.files.isFull) return;
  const choices = await chooseSources(rest, { from, to, sources, targets });
  for (const choice of choices.sort(compareChoices)) {
    if (choice.score < LEAST) break;
    if (!renames.has(choice.to) && !used.has(choice.from)) record(choice.to, choice.from);
  }
}

async function traitsOf(rest: Rest, all: readonly Candidate[], numbers: readonly number[]): Promise<readonly Trait[]> {
  const traits: Trait[] = [];
  for (const number of numbers) {
    traits.push(rest.files.isFull ? null : await rest.files.traitOf(all[number] as Candidate));
    if (rest.slices.isOver) await rest.slices.rest();
  }
  return traits;
}

interface Square {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly sources: readonly Trait[];
  readonly targets: readonly Trait[];
}

/** The best sources of each file that came. */
async function chooseSources(rest: Rest, { from, to, sources, targets }: Square): Promise<Choice[]> {
  const fromNames = from.map((number) => fileName((rest.gone[number] as Candidate).path));
  const choices: Choice[] = [];
  for (const [column, target] of targets.entries()) {
    const best: Choice[] = [];
    const number = to[column] as number;
    const name = fileName((rest.came[number] as Candidate).path);
    for (const [row, source] of sources.entries()) {
      const score = likeness(source, target, LEAST);
      keepBest(best, { from: from[row] as number, to: number, score, hasName: fromNames[row] === name });
      if (row % PAIRS_A_LOOK === 0 && rest.slices.isOver) await rest.slices.rest();
    }
    choices.push(...best);
  }
  return choices;
}

/** In place of the first of the worst, once there are enough. */
function keepBest(best: Choice[], choice: Choice): void {
  if (best.length < CHOICES) {
    best.push(choice);
    return;
  }
  let worst = 0;
  for (let place = 1; place < CHOICES; place++) {
    if (compareChoices(best[place] as Choice, best[worst] as Choice) > 0) worst = place;
  }
  if (compareChoices(best[worst] as Choice, choice) > 0) best[worst] = choice;
}

function compareChoices(a: Choice, b: Choice): number {
  return b.score - a.score || Number(b.hasName) - Number(a.hasName);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
