/** The rows of a file of answers as people: which columns are questions, what each cell says, what is not understood. */
import { AppError } from '../errors.ts';
import type { SurveyReading } from '../guidance-answers.ts';
import { guessSurveyColumns, PERSON_FIELDS } from './guess-survey-columns.ts';
import { agreementPoints } from './survey-agreement.ts';
import { areFractions } from './survey-percent.ts';
import { type SurveyCheck, type SurveyQuestion, surveyQuestions } from './survey-questions.ts';
import { surveyText } from './survey-text.ts';
import { type ColumnSense, isUnanswered, type SurveyValue, surveyValue } from './survey-values.ts';

export interface SurveyRow {
  readonly line: number;
  /** As many as there are columns. */
  readonly cells: readonly string[];
}

export interface SurveyTable {
  /** Each name once. */
  readonly columns: readonly string[];
  readonly rows: readonly SurveyRow[];
}

export interface SurveyChoices {
  readonly check: SurveyCheck;
  /** As the request has it: '' = no column. */
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  readonly points?: 5 | 7 | undefined;
}

const LONGEST_VALUE = 80;
const LONGEST_NAME = 200;

/**
 * Throws 'not-found' for a column of the mapping that the file doesn't have.
 *
 * A person is a row with at least one answer.
 */
export function readSurvey({ columns, rows }: SurveyTable, choices: SurveyChoices): SurveyReading {
  const questions = surveyQuestions(choices.check);
  const mapping = mappingOf(columns, questions, choices.mapping ?? {});
  const placeOf = (id: string): number => columns.indexOf(mapping.get(id) ?? '');
  const asked = questions.flatMap((question) =>
    mapping.has(question.id) ? [{ question, place: placeOf(question.id) }] : [],
  );
  const valuesAt = (place: number): string[] => rows.map(({ cells }) => cells[place] ?? '');
  const agreement = asked.filter(({ question }) => question.scale === 'agreement');
  const points = choices.points ?? agreementPoints(agreement.flatMap(({ place }) => valuesAt(place)));
  const sensed = asked.map(({ question, place }) => ({
    question,
    place,
    sense: { points, fractions: question.scale === 'percent' && areFractions(valuesAt(place).map(surveyText)) },
  }));
  const people: SurveyReading['people'][number][] = [];
  const problems: SurveyReading['problems'][number][] = [];
  const ranges: SurveyReading['ranges'][number][] = [];
  let blank = 0;
  for (const { line, cells } of rows) {
    const answers = answersOf(cells, sensed, ({ question, place }, text, read) => {
      const value = text.slice(0, LONGEST_VALUE);
      if (read === null) problems.push({ line, column: columns[place] ?? '', value });
      else if (read.byMiddle) ranges.push({ line, question: question.id, value, answer: read.answer });
    });
    const [name, group] = PERSON_FIELDS.map((field) => personText(cells[placeOf(field)]));
    if (Object.keys(answers).length === 0) blank++;
    else people.push({ line, name: name ?? null, group: group ?? null, answers });
  }
  return {
    columns,
    mapping: Object.fromEntries(mapping),
    people,
    problems,
    ranges,
    blank,
    points: agreement.length === 0 ? null : points,
  };
}

interface Asked {
  readonly question: SurveyQuestion;
  readonly place: number;
  readonly sense: ColumnSense;
}

function answersOf(
  cells: readonly string[],
  asked: readonly Asked[],
  onRead: (asked: Asked, text: string, read: SurveyValue | null) => void,
): Readonly<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (const each of asked) {
    const value = cells[each.place] ?? '';
    if (isUnanswered(value)) continue;
    const read = surveyValue(value, each.question.scale, each.sense);
    onRead(each, value.trim(), read);
    if (read !== null) answers[each.question.id] = read.answer;
  }
  return answers;
}

function personText(cell: string | undefined): string | null {
  const text = cell?.trim().slice(0, LONGEST_NAME) ?? '';
  return text === '' ? null : text;
}

/** What was chosen wins over the guess; a chosen column is no longer guessed for anything else. */
function mappingOf(
  columns: readonly string[],
  questions: readonly SurveyQuestion[],
  chosen: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const missing = Object.values(chosen).find((column) => column !== '' && !columns.includes(column));
  if (missing !== undefined) throw new AppError('not-found', { what: 'column', id: missing });
  const named = new Set(Object.values(chosen));
  const guess = guessSurveyColumns(
    columns.filter((column) => !named.has(column)),
    questions,
  );
  const mapping = new Map<string, string>();
  for (const id of [...questions.map((question) => question.id), ...PERSON_FIELDS]) {
    const column = chosen[id] ?? guess.get(id) ?? '';
    if (column !== '') mapping.set(id, column);
  }
  return mapping;
}

/** How many of a check's questions these columns ask, to find the table in a file. */
export function askedIn(columns: readonly string[], check: SurveyCheck): number {
  const mapping = guessSurveyColumns(columns, surveyQuestions(check));
  return [...mapping.keys()].filter((id) => !PERSON_FIELDS.some((field) => field === id)).length;
}
