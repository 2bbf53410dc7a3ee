import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { choiceCount, isRight, type QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import { setScreenParams } from '../../store/view.ts';
import { type Option, OptionList } from '../guidance/option-list.tsx';
import { QuestionSteps } from '../guidance/question-steps.tsx';
import { useQuestionKeys } from '../guidance/use-question-keys.ts';
import { chooseOption, nextQuestion, type Playing, revealAnswer } from './play-state.ts';
import classes from './quiz.module.css';
import { QuizAnswer } from './quiz-answer.tsx';
import { QuizFigureView } from './quiz-figure.tsx';

interface PlayQuestionProps {
  readonly playing: Playing;
  readonly question: QuizQuestion;
}

export function PlayQuestion({ playing, question }: PlayQuestionProps) {
  const { t, locale } = useText();
  const { questions, step, chosen, revealed, answers } = playing;
  const heading = useRef<HTMLHeadingElement>(null);
  const promptId = useId();
  const count = choiceCount(question);
  useEffect(() => heading.current?.focus(), []);

  const goOn = revealed ? nextQuestion : revealAnswer;
  useQuestionKeys({
    onDigit: (index) => {
      const option = question.options[index];
      if (option !== undefined) chooseOption(option.id);
    },
    onMove: count > 1 || revealed ? null : (by) => moveChoice(question, chosen[0], by),
    onEnter: goOn,
    onSkip: null,
  });

  return (
    <section className={classes.question}>
      <QuestionSteps
        answered={questions.map((each) => Object.hasOwn(answers, each.id))}
        current={step}
        text={t('quiz.step', { number: step + 1, total: questions.length })}
      />
      <h2 className={classes.prompt} id={promptId} ref={heading} tabIndex={-1}>
        {question.prompt[locale]}
      </h2>
      {question.figure !== undefined && <QuizFigureView figure={question.figure} height="240px" />}
      <p className={classes.choose}>
        {count === 1 ? t('quiz.choose-one') : t('quiz.choose-many', { count })}
        {count > 1 && ` · ${t('quiz.chosen-of', { chosen: chosen.length, count })}`}
      </p>
      <OptionList
        labelledBy={promptId}
        several={count > 1}
        options={question.options.map((option) => ({
          id: option.id,
          text: option.text[locale],
          mark: revealed ? markOf(question, chosen, option.id) : null,
        }))}
        chosen={chosen}
        locked={revealed}
        onChoose={chooseOption}
      />
      <div aria-live="polite">{revealed && <Revealed question={question} chosen={chosen} />}</div>
      <QuizButtons playing={playing} isEnough={chosen.length === count} onAdvance={goOn} />
      <p className={classes.hint}>{t('quiz.keys', { last: question.options.length })}</p>
    </section>
  );
}

interface QuizButtonsProps {
  readonly playing: Playing;
  readonly isEnough: boolean;
  readonly onAdvance: () => void;
}

function QuizButtons({ playing, isEnough, onAdvance }: QuizButtonsProps) {
  const { t } = useText();
  const { questions, step, revealed } = playing;
  const isLast = step === questions.length - 1;
  return (
    <div className={classes.actions}>
      <Button variant="subtle" color="gray" onClick={() => setScreenParams({ play: null })}>
        {t('quiz.stop')}
      </Button>
      {!revealed && (
        <Button variant="subtle" color="gray" onClick={nextQuestion}>
          {t('quiz.skip')}
        </Button>
      )}
      <Button className={classes.push ?? ''} onClick={onAdvance} disabled={!revealed && !isEnough}>
        {t(revealed ? (isLast ? 'quiz.finish' : 'quiz.next') : 'quiz.check')}
      </Button>
    </div>
  );
}

function Revealed({ question, chosen }: { readonly question: QuizQuestion; readonly chosen: readonly string[] }) {
  const { t } = useText();
  const right = isRight(question, chosen);
  return (
    <div className={classes.revealed}>
      <p className={classes.verdict} data-right={right}>
        <Icon name={right ? 'check' : 'close'} />
        {t(right ? 'quiz.right' : 'quiz.wrong')}
      </p>
      <QuizAnswer question={question} />
    </div>
  );
}

function moveChoice(question: QuizQuestion, chosen: string | undefined, by: -1 | 1): void {
  const index = question.options.findIndex((option) => option.id === chosen);
  const next = question.options[index === -1 ? 0 : index + by];
  if (next !== undefined) chooseOption(next.id);
}

function markOf(question: QuizQuestion, chosen: readonly string[], id: string): Option['mark'] {
  const correct = question.correct.includes(id);
  if (chosen.includes(id)) return correct ? 'correct' : 'wrong';
  return correct ? 'missed' : null;
}
