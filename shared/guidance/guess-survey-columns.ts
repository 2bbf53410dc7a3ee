/** Which column of a file of answers is which question, by the columns' names alone. */
import type { SurveyQuestion } from './survey-questions.ts';

/** Beside the questions: who answered. */
export const PERSON_FIELDS = ['name', 'group'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

const PERSON_WORDS: Readonly<Record<PersonField, RegExp>> = {
  name: /^(?:your |full |first )?name(?: \(optional\))?$|^(?:respondent|participant|nickname|alias)$|^(?:이름|성명|성함|닉네임|별명|응답자|참여자)(?:\s*\(.*\))?$/iu,
  group:
    /^(?:your )?(?:group|role|team|job(?: title)?|position|department|function)(?: \(optional\))?\??$|what is your role|which team|^(?:그룹|역할|직무|직군|직책|직위|팀|소속|소속 팀|부서)(?:\s*\(.*\))?$|(?:역할|직무|소속|부서)[은는이가]\s.*(?:나요|까|요)\?*$/iu,
};

const EXACT_NAME = 4;
const EXACT_TEXT = 3;
const WORDS = 1;
/** Two texts that share less than this of their pairs of letters are two questions. */
const ALIKE = 0.62;

interface Match {
  readonly id: string;
  readonly column: string;
  readonly score: number;
}

/** A question's id, 'name' or 'group' -> column. A column answers one question; the likeliest comes first. */
export function guessSurveyColumns(
  columns: readonly string[],
  questions: readonly SurveyQuestion[],
): ReadonlyMap<string, string> {
  const matches: Match[] = columns.flatMap((column) => [
    ...questions.map((question) => ({ id: question.id, column, score: matchOf(column, question) })),
    ...PERSON_FIELDS.map((id) => ({ id, column, score: PERSON_WORDS[id].test(column.trim()) ? EXACT_NAME : 0 })),
  ]);
  // Sorting is stable: of two that match as well, the first column.
  const ranked = matches.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  const mapping = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, column } of ranked) {
    if (mapping.has(id) || taken.has(column)) continue;
    mapping.set(id, column);
    taken.add(column);
  }
  return mapping;
}

function matchOf(column: string, { names, texts, words }: SurveyQuestion): number {
  // Forms call a row of a grid "How much do you agree? [New ideas are welcomed.]".
  const inner = /\[([^\]]+)\]\s*$/u.exec(column)?.[1];
  const wholes = inner === undefined ? [column] : [inner, column];
  const plain = wholes.map(plainText);
  if (names.some((name) => plain.includes(plainText(name)))) return EXACT_NAME;
  if (texts.some((text) => plain.includes(plainText(text)))) return EXACT_TEXT;
  const likeness = Math.max(...texts.flatMap((text) => plain.map((whole) => alikeness(whole, plainText(text)))));
  const byWords = words?.test(column) === true ? WORDS : 0;
  return (likeness >= ALIKE ? 1 + likeness : 0) || byWords;
}

/** Letters and digits alone, without a question's number in front. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:q(?:uestion)?\s*)?\d{1,2}\s*[.):]\s*/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Sørensen–Dice coefficient of two texts' pairs of letters, 0–1: how much of both is the same. */
function alikeness(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const total = sizeOf(pairs) + sizeOf(others);
  if (total === 0) return 0;
  let shared = 0;
  for (const [pair, count] of pairs) shared += Math.min(count, others.get(pair) ?? 0);
  return (2 * shared) / total;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of pairs.values()) size += count;
  return size;
}
