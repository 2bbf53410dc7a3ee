/** What a draft lacks before it is a pack, as codes; the words are in texts/quiz-editor.ts. */
import { QUIZ_LIMITS } from '../../../../shared/guidance/quiz-rules.ts';
import { type Draft, type DraftQuestion, type DraftText, isEmpty, whole } from './draft.ts';
import { type FigureProblem, readFigure } from './draft-figure.ts';

type Problem =
  | FigureProblem
  | {
      readonly code:
        | 'title-empty'
        | 'no-question'
        | 'prompt-empty'
        | 'options-few'
        | 'none-right'
        | 'explanation-empty'
        | 'source-title-empty'
        | 'source-url-empty'
        | 'source-url-bad';
    }
  | { readonly code: 'option-empty' | 'option-same'; readonly number: number }
  | { readonly code: 'seconds-range'; readonly fewest: number; readonly most: number }
  | { readonly code: 'too-long'; readonly most: number };

/** `question` null = of the pack itself. */
export type DraftProblem = Problem & { readonly question: number | null };

export function draftProblems(draft: Draft): readonly DraftProblem[] {
  const own: readonly Problem[] = [
    ...(isEmpty(draft.title) ? [{ code: 'title-empty' } as const] : []),
    ...tooLong([draft.title], QUIZ_LIMITS.title),
    ...tooLong([draft.about], QUIZ_LIMITS.about),
    ...tooLong([{ en: draft.author, ko: draft.licence }], QUIZ_LIMITS.credit),
    ...(draft.questions.length === 0 ? [{ code: 'no-question' } as const] : []),
  ];
  return [
    ...own.map((problem) => ({ ...problem, question: null })),
    ...draft.questions.flatMap((question, index) =>
      questionProblems(question).map((problem) => ({ ...problem, question: index })),
    ),
  ];
}

function questionProblems(question: DraftQuestion): readonly Problem[] {
  const { problem } = readFigure(question.figure);
  return [
    ...(isEmpty(question.prompt) ? [{ code: 'prompt-empty' } as const] : []),
    ...optionProblems(question),
    ...(isEmpty(question.explanation) ? [{ code: 'explanation-empty' } as const] : []),
    ...sourceProblems(question),
    ...secondsProblems(question.seconds.trim()),
    ...(problem === null ? [] : [problem]),
    ...tooLong([question.prompt], QUIZ_LIMITS.prompt),
    ...tooLong(
      question.options.map(({ text }) => text),
      QUIZ_LIMITS.option,
    ),
    ...tooLong([question.explanation], QUIZ_LIMITS.explanation),
    ...tooLong([question.hostNote], QUIZ_LIMITS.hostNote),
    ...tooLong([question.sourceTitle], QUIZ_LIMITS.title),
    ...tooLong([{ en: question.sourceUrl, ko: '' }], QUIZ_LIMITS.address),
  ];
}

function optionProblems({ options }: DraftQuestion): readonly Problem[] {
  if (options.length < QUIZ_LIMITS.options[0]) return [{ code: 'options-few' }];
  const empty = options.flatMap(({ text }, index) =>
    isEmpty(text) ? [{ code: 'option-empty', number: index + 1 } as const] : [],
  );
  const read = options.map(({ text }) => whole(text));
  const same = options.flatMap(({ text }, index) => {
    const before = read.slice(0, index);
    const isSame = before.some((other) => other.en === read[index]?.en || other.ko === read[index]?.ko);
    return isSame && !isEmpty(text) ? [{ code: 'option-same', number: index + 1 } as const] : [];
  });
  return [...empty, ...same, ...(options.some(({ isRight }) => isRight) ? [] : [{ code: 'none-right' } as const])];
}

function sourceProblems({ sourceTitle, sourceUrl }: DraftQuestion): readonly Problem[] {
  const url = sourceUrl.trim();
  if (url === '') return isEmpty(sourceTitle) ? [] : [{ code: 'source-url-empty' }];
  return [
    ...(/^https?:\/\/\S+$/.test(url) ? [] : [{ code: 'source-url-bad' } as const]),
    ...(isEmpty(sourceTitle) ? [{ code: 'source-title-empty' } as const] : []),
  ];
}

function secondsProblems(seconds: string): readonly Problem[] {
  const [fewest, most] = QUIZ_LIMITS.seconds;
  const isFine = seconds === '' || (/^\d+$/.test(seconds) && Number(seconds) >= fewest && Number(seconds) <= most);
  return isFine ? [] : [{ code: 'seconds-range', fewest, most }];
}

function tooLong(texts: readonly DraftText[], most: number): readonly Problem[] {
  return texts.some(({ en, ko }) => en.trim().length > most || ko.trim().length > most)
    ? [{ code: 'too-long', most }]
    : [];
}
