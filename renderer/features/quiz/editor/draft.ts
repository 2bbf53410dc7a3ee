/** A pack while it is written: every text may still be empty, in either language. Made from a pack, and made into one. */
import type { Localised } from '../../../../shared/guidance/localised.ts';
import type { QuizPack, QuizQuestion, QuizTopic } from '../../../../shared/guidance/quiz.ts';
import { type DraftFigure, draftFigure, NO_FIGURE, readFigure } from './draft-figure.ts';

export type DraftText = Localised;
export const EMPTY: DraftText = { en: '', ko: '' };

export interface DraftOption {
  readonly id: string;
  readonly text: DraftText;
  readonly isRight: boolean;
  readonly last: boolean;
}

export interface DraftQuestion {
  readonly id: string;
  readonly prompt: DraftText;
  readonly options: readonly DraftOption[];
  readonly explanation: DraftText;
  readonly topic: QuizTopic;
  /** As typed; '' = as long as usual. */
  readonly seconds: string;
  readonly sourceTitle: DraftText;
  readonly sourceUrl: string;
  readonly hostNote: DraftText;
  readonly figure: DraftFigure;
}

export interface Draft {
  /** null = it gets one when it is saved first. */
  readonly id: string | null;
  readonly title: DraftText;
  readonly about: DraftText;
  readonly author: string;
  readonly licence: string;
  readonly questions: readonly DraftQuestion[];
}

export function newDraft(): Draft {
  return { id: null, title: EMPTY, about: EMPTY, author: '', licence: '', questions: [newQuestion([])] };
}

export function newQuestion(others: readonly DraftQuestion[]): DraftQuestion {
  const options = [newOption([])];
  return {
    id: freeId('q', others),
    prompt: EMPTY,
    options: [...options, newOption(options)],
    explanation: EMPTY,
    topic: 'definitions',
    seconds: '',
    sourceTitle: EMPTY,
    sourceUrl: '',
    hostNote: EMPTY,
    figure: NO_FIGURE,
  };
}

export function newOption(others: readonly DraftOption[]): DraftOption {
  return { id: freeId('o', others), text: EMPTY, isRight: false, last: false };
}

export function duplicateQuestion(question: DraftQuestion, others: readonly DraftQuestion[]): DraftQuestion {
  return { ...question, id: freeId('q', others) };
}

/** The first number that no other has. */
function freeId(letter: string, others: readonly { readonly id: string }[]): string {
  let number = others.length + 1;
  while (others.some(({ id }) => id === `${letter}-${number}`)) number += 1;
  return `${letter}-${number}`;
}

export function draftOf(pack: QuizPack): Draft {
  return {
    id: pack.id,
    title: pack.title,
    about: pack.about ?? EMPTY,
    author: pack.author ?? '',
    licence: pack.licence ?? '',
    questions: pack.questions.map(draftQuestion),
  };
}

function draftQuestion(question: QuizQuestion): DraftQuestion {
  return {
    id: question.id,
    prompt: question.prompt,
    options: question.options.map(({ id, text, last }) => ({
      id,
      text,
      isRight: question.correct.includes(id),
      last: last === true,
    })),
    explanation: question.explanation,
    topic: question.topic,
    seconds: question.seconds === undefined ? '' : String(question.seconds),
    sourceTitle: question.source?.title ?? EMPTY,
    sourceUrl: question.source?.url ?? '',
    hostNote: question.hostNote ?? EMPTY,
    figure: question.figure === undefined ? NO_FIGURE : draftFigure(question.figure),
  };
}

/** A draft without problems (draft-problems.ts) as a pack; what is empty in one language reads as the other says. */
export function packOf(draft: Draft, id: string): QuizPack {
  return {
    id,
    title: whole(draft.title),
    ...(isEmpty(draft.about) ? {} : { about: whole(draft.about) }),
    ...(draft.author.trim() === '' ? {} : { author: draft.author.trim() }),
    ...(draft.licence.trim() === '' ? {} : { licence: draft.licence.trim() }),
    questions: draft.questions.map(questionOf),
  };
}

function questionOf(draft: DraftQuestion): QuizQuestion {
  const { figure } = readFigure(draft.figure);
  const hasSource = !isEmpty(draft.sourceTitle) && draft.sourceUrl.trim() !== '';
  return {
    id: draft.id,
    prompt: whole(draft.prompt),
    options: draft.options.map(({ id, text, last }) => ({ id, text: whole(text), ...(last ? { last } : {}) })),
    correct: draft.options.filter(({ isRight }) => isRight).map(({ id }) => id),
    explanation: whole(draft.explanation),
    source: hasSource ? { title: whole(draft.sourceTitle), url: draft.sourceUrl.trim() } : null,
    topic: draft.topic,
    ...(figure === null ? {} : { figure }),
    ...(draft.seconds.trim() === '' ? {} : { seconds: Number(draft.seconds) }),
    ...(isEmpty(draft.hostNote) ? {} : { hostNote: whole(draft.hostNote) }),
  };
}

export function isEmpty({ en, ko }: DraftText): boolean {
  return en.trim() === '' && ko.trim() === '';
}

export function whole({ en, ko }: DraftText): Localised {
  const [english, korean] = [en.trim(), ko.trim()];
  return { en: english === '' ? korean : english, ko: korean === '' ? english : korean };
}

/** Of the title, so that the file can be told; a number where that is taken, or where the title has no such letters. */
export function packId({ title }: Draft, taken: readonly string[]): string {
  const slug = whole(title)
    .en.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  const base = slug === '' ? 'pack' : slug;
  let [id, number] = [base, 1];
  while (taken.includes(id)) {
    number += 1;
    id = `${base}-${number}`;
  }
  return id;
}

/** One place on or back; the same list where there is no such place. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  if (to < 0 || to >= items.length) return items;
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}
