/** A question from numbers: the right answer among the usual mistakes, none of which reads or counts like another. */
import { createTranslator, type TextKey, type TextParams, type Translate } from '../../i18n/translator.ts';
import type { GuidanceLanguage, Localised } from '../localised.ts';
import type { QuizFigure, QuizOption, QuizQuestion, QuizTopic } from '../quiz.ts';

/** Options closer than this, relative to the larger, could be mistaken for rounding. */
const NEAREST = 0.08;
const OPTIONS = 4;
/** Of the right answer, where there are too few mistakes that differ. */
const NEIGHBOURS = [2, 0.5, 1.5, 0.75, 3, 1.25, 0.25, 4, 0.9, 1.12, 0.6];
const IDS = ['a', 'b', 'c', 'd'] as const;
/** Names of services can be of any length. */
const LONGEST_NAME = 60;

const translators: { [language in GuidanceLanguage]?: Translate } = {};

function translator(language: GuidanceLanguage): Translate {
  const known = translators[language] ?? createTranslator(language);
  translators[language] = known;
  return known;
}

export type Say = (language: GuidanceLanguage) => string;

export function both(say: Say): Localised {
  return { en: say('en'), ko: say('ko') };
}

/** A text with parameters that may differ by language. */
export function say(key: TextKey, params: Readonly<Record<string, Localised | string | number>> = {}): Localised {
  return both((language) => {
    const inLanguage: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) {
      inLanguage[name] = typeof value === 'object' ? value[language] : value;
    }
    return translator(language)(key, inLanguage satisfies TextParams);
  });
}

/** A name from the data, the same in every language. */
export function nameOf(key: string): Localised {
  const letters = [...key.trim()];
  const name = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : letters.join('');
  return { en: name, ko: name };
}

interface Asked {
  readonly id: string;
  readonly topic: QuizTopic;
  readonly prompt: Localised;
  readonly explanation: Localised;
  readonly figure?: QuizFigure;
}

export interface NumberAsked extends Asked {
  readonly right: number;
  /** The usual mistakes, the likeliest first. */
  readonly wrong: readonly number[];
  readonly read: (value: number) => Localised;
  /** Whether a value could be an answer at all. */
  readonly holds: (value: number) => boolean;
}

/** Options in the order of their values, so that no order gives the right one away; null where too few differ. */
export function askNumber({ right, wrong, read, holds, ...asked }: NumberAsked): QuizQuestion | null {
  const values = [right];
  for (const value of [...wrong, ...NEIGHBOURS.map((factor) => right * factor)]) {
    const differs = values.every((other) => areApart(value, other) && !readAlike(read(value), read(other)));
    if (values.length < OPTIONS && Number.isFinite(value) && holds(value) && differs) values.push(value);
  }
  if (values.length < OPTIONS) return null;
  values.sort((one, other) => one - other);
  return question(
    asked,
    values.map((value) => read(value)),
    values.indexOf(right),
  );
}

/** Of texts; the caller sees to their order. */
export function askText(asked: Asked, options: readonly Localised[], right: number): QuizQuestion {
  return question(asked, options, right);
}

function question(asked: Asked, texts: readonly Localised[], right: number): QuizQuestion {
  const options = texts.map((text, index): QuizOption => ({ id: IDS[index] ?? String(index), text }));
  return { ...asked, options, correct: [options[right]?.id ?? ''], source: null };
}

function areApart(one: number, other: number): boolean {
  return Math.abs(one - other) > NEAREST * Math.max(Math.abs(one), Math.abs(other));
}

function readAlike(one: Localised, other: Localised): boolean {
  return one.en === other.en || one.ko === other.ko;
}
