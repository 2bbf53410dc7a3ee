/** What is wrong with a quiz pack, as data: a code and its place in the JSON. Texts: shared/i18n/texts/quiz-pack.ts. */
import { AppError, type ErrorData } from '../errors.ts';
import type { quizPack } from '../i18n/texts/quiz-pack.ts';

export type PackProblemCode = keyof (typeof quizPack)['en']['problem'];

export interface PackProblem {
  /** As one writes it: "questions[3].correct[0]"; '$' = the pack as a whole. */
  readonly place: string;
  readonly problem: PackProblemCode;
}

/** More than these nobody reads. */
const MOST_TOLD = 50;

export function placeIn(path: readonly PropertyKey[]): string {
  const place = path.reduce<string>(
    (before, part) =>
      typeof part === 'number' ? `${before}[${part}]` : before === '' ? String(part) : `${before}.${String(part)}`,
    '',
  );
  return place === '' ? '$' : place;
}

/** One error for all of them; its text tells the first. */
export function packInvalid(file: string, problems: readonly PackProblem[]): AppError {
  const told = problems.slice(0, MOST_TOLD);
  const { place, problem } = told[0] ?? { place: '$', problem: 'wrong-type' };
  return new AppError('quiz-pack-invalid', {
    file,
    place,
    problem,
    problems: told.map((each) => `${each.problem} ${each.place}`).join('\n'),
  });
}

/** All that is wrong, of an error 'quiz-pack-invalid'; empty for any other. */
export function problemsTold({ code, params }: ErrorData): readonly PackProblem[] {
  if (code !== 'quiz-pack-invalid') return [];
  return String(params.problems ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const space = line.indexOf(' ');
      return { problem: line.slice(0, space) as PackProblemCode, place: line.slice(space + 1) };
    });
}
