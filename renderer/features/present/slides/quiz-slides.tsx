/** Each question on a page, its answer on the next: nobody sees it before. */
import type { Localised } from '../../../../shared/guidance/localised.ts';
import { choiceCount, type QuizPack, type QuizQuestion } from '../../../../shared/guidance/quiz.ts';
import { useText } from '../../../i18n.ts';
import type { DeckSlide } from '../deck.ts';
import type { DeckData } from '../deck-data.ts';
import { QuizFigureOnSlide } from './quiz-figure.tsx';
import own from './quiz-slides.module.css';
import { joinNote, type SlideMaker, type SlidePart } from './slide.ts';
import { NothingOnSlide, SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

/** Where the presenter chose none. */
const FIRST_QUESTIONS = 3;

export const quizSlides: SlideMaker = {
  hasData: ({ packs }) => packs.some(({ pack }) => pack.questions.length > 0),
  parts: ({ data, slide, t, locale }) => {
    const questions = questionsOf(data, slide);
    if (questions.length === 0) {
      const nothing = t('present.slide.quiz.nothing');
      return [{ name: null, note: '', content: <NoQuestions words={nothing} /> }];
    }
    return questions.flatMap((question, index): readonly SlidePart[] => {
      const title = t('present.slide.quiz.question', { number: index + 1, total: questions.length });
      const answers = question.options.filter(({ id }) => question.correct.includes(id));
      const answer = answers.map(({ text }) => text[locale]).join(' · ');
      return [
        {
          name: title,
          content: <Question question={question} title={title} isAnswered={false} />,
          note: joinNote(t('present.note.answer', { answer }), question.hostNote?.[locale] ?? ''),
        },
        {
          name: t('present.slide.quiz.answer', { number: index + 1 }),
          isSecret: true,
          content: (
            <Question question={question} title={t('present.slide.quiz.answer', { number: index + 1 })} isAnswered />
          ),
          note: joinNote(question.explanation[locale], sourceWords(question, locale)),
        },
      ];
    });
  },
};

/** The one chosen, else the first that comes with Doradeck. */
export function packOf({ packs }: DeckData, { pack: chosen }: DeckSlide): QuizPack | null {
  const full = packs.filter(({ pack }) => pack.questions.length > 0);
  const first = full.find(({ origin }) => origin === 'built-in') ?? full[0];
  return full.find(({ pack }) => pack.id === chosen)?.pack ?? first?.pack ?? null;
}

/** In the order of the pack. */
export function questionsOf(data: DeckData, slide: DeckSlide): readonly QuizQuestion[] {
  const pack = packOf(data, slide);
  if (pack === null) return [];
  const chosen = slide.questions;
  return chosen === null
    ? pack.questions.slice(0, FIRST_QUESTIONS)
    : pack.questions.filter(({ id }) => chosen.includes(id));
}

function sourceWords({ source }: QuizQuestion, locale: 'en' | 'ko'): string {
  return source === null ? '' : source.title[locale];
}

function NoQuestions({ words }: { readonly words: string }) {
  const { t } = useText();
  return (
    <SlideFrame title={t('present.slides.quiz')}>
      <NothingOnSlide>{words}</NothingOnSlide>
    </SlideFrame>
  );
}

interface QuestionProps {
  readonly question: QuizQuestion;
  readonly title: string;
  readonly isAnswered: boolean;
}

/** Options as long as sentences are one below the other. */
const LONG_OPTION = 42;

function Question({ question, title, isAnswered }: QuestionProps) {
  const { t, locale } = useText();
  const { prompt, options, correct, explanation, figure } = question;
  const count = choiceCount(question);
  const isLong = options.some(({ text }) => text[locale].length > LONG_OPTION);
  return (
    <div className={own.quiz} data-dense={options.length > 4 || figure !== undefined}>
      <p className={classes.kicker}>
        {title}
        {count > 1 && !isAnswered && ` · ${t('present.slide.quiz.choose', { count })}`}
      </p>
      <h2 className={own.prompt}>{prompt[locale]}</h2>
      {figure !== undefined && <QuizFigureOnSlide figure={figure} />}
      <ol className={own.options} data-long={isLong}>
        {options.map((option, index) => (
          <Option
            key={option.id}
            letter={String.fromCharCode(65 + index)}
            text={option.text}
            isRight={isAnswered ? correct.includes(option.id) : null}
          />
        ))}
      </ol>
      {isAnswered && <p className={own.explanation}>{explanation[locale]}</p>}
    </div>
  );
}

interface OptionProps {
  readonly letter: string;
  readonly text: Localised;
  /** null = not told yet. */
  readonly isRight: boolean | null;
}

function Option({ letter, text, isRight }: OptionProps) {
  const { locale } = useText();
  return (
    <li className={own.option} data-right={isRight}>
      <span className={own.letter}>{isRight === true ? '✓' : letter}</span>
      <span>{text[locale]}</span>
    </li>
  );
}
