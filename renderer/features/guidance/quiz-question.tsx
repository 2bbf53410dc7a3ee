import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { choiceCount, isRight, type QuizPack, type QuizQuestion } from '../../../shared/guidance/quiz.ts';
import { Icon } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import classes from './guidance.module.css';
import { type Option, OptionList } from './option-list.tsx';
import { QuestionSteps } from './question-steps.tsx';
import { QuizAnswer } from './quiz-answer.tsx';
import { chooseOption, nextQuestion, revealAnswer, useQuiz } from './quiz-state.ts';
import { useQuestionKeys } from './use-question-keys.ts';

interface QuizQuestionProps {
  readonly pack: QuizPack;
  readonly question: QuizQuestion;
}

export function QuizQuestionCard({ pack, question }: QuizQuestionProps) {
  const { t, locale } = useText();
  const { step, chosen, revealed, answers } = useQuiz();
  const heading = useRef<HTMLHeadingElement>(null);
  const promptId = useId();
  const count = choiceCount(question);
  useEffect(() => heading.current?.focus(), []);

  const goOn = (): void => (revealed ? nextQuestion(pack) : revealAnswer(question));
  useQuestionKeys({
    onDigit: (index) => {
      const option = question.options[index];
      if (option !== undefined) chooseOption(question, option.id);
    },
    onMove: count > 1 || revealed ? null : (by) => moveChoice(question, chosen[0], by),
    onEnter: goOn,
    onSkip: null,
  });

  return (
    <section className={`${classes.card} ${classes.question}`}>
      <QuestionSteps
        answered={pack.questions.map((each) => answers[each.id] !== undefined)}
        current={step}
        text={t('guidance.quiz.step', { number: step + 1, total: pack.questions.length })}
      />
      <h2 className={classes.prompt} id={promptId} ref={heading} tabIndex={-1}>
        {question.prompt[locale]}
      </h2>
      <p className={classes.choose}>
        {count === 1 ? t('guidance.quiz.choose-one') : t('guidance.quiz.choose-many', { count })}
        {count > 1 && ` · ${t('guidance.quiz.chosen-of', { chosen: chosen.length, count })}`}
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
        onChoose={(id) => chooseOption(question, id)}
      />
      <div aria-live="polite">{revealed && <Revealed question={question} chosen={chosen} />}</div>
      <QuizButtons pack={pack} question={question} onAdvance={goOn} />
      <p className={classes.hint}>{t('guidance.quiz.keys', { last: question.options.length })}</p>
    </section>
  );
}

function QuizButtons({ pack, question, onAdvance }: QuizQuestionProps & { readonly onAdvance: () => void }) {
  const { t } = useText();
  const { step, chosen, revealed } = useQuiz();
  const isLast = step === pack.questions.length - 1;
  return (
    <div className={classes.actions}>
      {!revealed && (
        <Button variant="subtle" color="gray" onClick={() => nextQuestion(pack)}>
          {t('guidance.quiz.skip')}
        </Button>
      )}
      <Button
        className={classes.push ?? ''}
        onClick={onAdvance}
        disabled={!revealed && chosen.length !== choiceCount(question)}
      >
        {t(revealed ? (isLast ? 'guidance.quiz.finish' : 'guidance.quiz.next') : 'guidance.quiz.check')}
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
        {t(right ? 'guidance.quiz.right' : 'guidance.quiz.wrong')}
      </p>
      <QuizAnswer question={question} />
    </div>
  );
}

function moveChoice(question: QuizQuestion, chosen: string | undefined, by: -1 | 1): void {
  const index = question.options.findIndex((option) => option.id === chosen);
  const next = question.options[index === -1 ? 0 : index + by];
  if (next !== undefined) chooseOption(question, next.id);
}

function markOf(question: QuizQuestion, chosen: readonly string[], id: string): Option['mark'] {
  const correct = question.correct.includes(id);
  if (chosen.includes(id)) return correct ? 'correct' : 'wrong';
  return correct ? 'missed' : null;
}
