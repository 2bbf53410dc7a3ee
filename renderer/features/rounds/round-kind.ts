/** What tells one check from another: its words, what is said of a round, how one question looks, what comes of it. */
import type { ComponentType } from 'react';
import type { CheckRound, PersonOf } from '../../../shared/guidance/check-round.ts';
import type { SurveyCheck } from '../../../shared/guidance/survey-questions.ts';
import type { TextKey, Translate } from '../../../shared/i18n/translator.ts';
import type { TextTools } from '../../i18n.ts';
import type { AskedQuestion } from '../survey/survey-import.tsx';
import type { Check } from './check.ts';
import type { NamedRound } from './round-store.ts';

export interface RoundFieldsProps<R extends CheckRound> {
  readonly round: R;
  readonly onChange: (round: R) => void;
}

export interface QuestionProps<R extends CheckRound> {
  readonly round: R;
  readonly step: number;
  /** The last one is answered or skipped. */
  readonly onFinish: () => void;
}

export interface ResultProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly named: NamedRound<R>;
  /** Whose answers alone are shown; null = those of all. */
  readonly person: PersonOf<R> | null;
}

export interface RoundKind<R extends CheckRound> {
  readonly check: Check<R>;
  readonly survey: SurveyCheck;
  readonly words: {
    readonly title: TextKey;
    readonly subtitle: TextKey;
    readonly attribution: TextKey;
    /** What a new round is. */
    readonly start: TextKey;
    /** Of a new round, with the day as `date`. */
    readonly name: TextKey;
    /** There are no rounds yet. */
    readonly none: TextKey;
  };
  /** `last` = the newest one there is, whose choices are likely to be taken again. */
  newRound(heldOn: string, last: R | null): R;
  /** What is said of a round besides its people and its day. */
  factsOf(round: R, t: Translate): readonly string[];
  /** Everything that a round asks. */
  questionsOf(round: R, tools: TextTools): readonly AskedQuestion[];
  /** A page of questions needs more than the width of a line of text. */
  readonly hasWidePages: boolean;
  readonly Fields: ComponentType<RoundFieldsProps<R>>;
  readonly Question: ComponentType<QuestionProps<R>>;
  readonly Result: ComponentType<ResultProps<R>>;
  /** Rounds side by side. */
  readonly Trend: ComponentType<{ readonly rounds: readonly NamedRound<R>[] }>;
}
