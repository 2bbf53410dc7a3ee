/** What holds in every quiz pack, for whoever reads one or edits one: how much of each thing, and what fits together. */
import type { QuizFigure, QuizPack, QuizQuestion } from './quiz.ts';
import { type PackProblem, placeIn } from './quiz-pack-problems.ts';

/** [fewest, most] */
type Range = readonly [number, number];

export const QUIZ_LIMITS = {
  /** Of the pack as JSON in UTF-8. */
  bytes: 2_000_000,
  questions: [1, 500],
  options: [2, 8],
  seconds: [5, 600],
  figureLabels: [1, 60],
  figureSeries: [1, 6],
  figureColumns: [1, 8],
  figureRows: [1, 30],
  /** Characters. */
  id: 64,
  title: 200,
  about: 1000,
  prompt: 1000,
  option: 300,
  explanation: 2000,
  hostNote: 1000,
  credit: 200,
  address: 500,
  figureText: 100,
} as const satisfies Readonly<Record<string, number | Range>>;

/** Small letters, digits and hyphens: an id is also the name of a file. */
export const QUIZ_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What no single field shows: ids that occur twice, right answers that aren't options, options that read the same. */
export function crossProblems(pack: QuizPack): readonly PackProblem[] {
  const questions = pack.questions.map((question) => question.id);
  return [
    ...repeated(questions).map((index) => at(['questions', index, 'id'], 'same-id')),
    ...pack.questions.flatMap((question, index) => questionProblems(question, ['questions', index])),
  ];
}

type Path = readonly PropertyKey[];

function at(path: Path, problem: PackProblem['problem']): PackProblem {
  return { place: placeIn(path), problem };
}

function questionProblems({ options, correct, figure }: QuizQuestion, path: Path): readonly PackProblem[] {
  const ids = options.map((option) => option.id);
  const sameText = (['en', 'ko'] as const).flatMap((language) =>
    repeated(options.map((option) => option.text[language].trim())),
  );
  return [
    ...repeated(ids).map((index) => at([...path, 'options', index, 'id'], 'same-id')),
    ...[...new Set(sameText)].map((index) => at([...path, 'options', index, 'text'], 'same-text')),
    ...repeated(correct).map((index) => at([...path, 'correct', index], 'same-id')),
    ...correct.flatMap((id, index) => (ids.includes(id) ? [] : [at([...path, 'correct', index], 'no-such-option')])),
    ...(figure === undefined ? [] : figureProblems(figure, [...path, 'figure'])),
  ];
}

function figureProblems(figure: QuizFigure, path: Path): readonly PackProblem[] {
  const [key, width, parts] =
    figure.kind === 'table'
      ? (['rows', figure.columns.length, figure.rows] as const)
      : (['series', figure.labels.length, figure.series.map(({ values }) => values)] as const);
  return parts.flatMap((part, index) => {
    const place = key === 'rows' ? [...path, key, index] : [...path, key, index, 'values'];
    return part.length === width ? [] : [at(place, 'uneven-figure')];
  });
}

/** Indexes of those that occurred before. */
function repeated(values: readonly string[]): readonly number[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [index];
    seen.add(value);
    return [];
  });
}
