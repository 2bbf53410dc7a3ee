import { Button, NumberInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { editionMetrics, isPercentMetric, type QuickCheckEdition } from '../../../shared/guidance/quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from '../../../shared/guidance/quick-check-questions.ts';
import type { MetricName } from '../../../shared/model.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { OptionList } from '../guidance/option-list.tsx';
import { QuestionSteps } from '../guidance/question-steps.tsx';
import { useQuestionKeys } from '../guidance/use-question-keys.ts';
import { answerCheck, moveCheck, useCheck } from './check-state.ts';

interface QuickCheckQuestionProps {
  readonly edition: QuickCheckEdition;
  readonly step: number;
  /** The last one is answered or skipped. */
  readonly onFinish: () => void;
}

export function QuickCheckQuestion({ edition, step, onFinish }: QuickCheckQuestionProps) {
  const { t, locale } = useText();
  const answers = useCheck((state) => state.answers);
  const heading = useRef<HTMLHeadingElement>(null);
  const promptId = useId();
  const metrics = editionMetrics(edition);
  const metric = metrics[step] ?? 'changeLeadTime';
  const { question, why, options } = QUICK_CHECK_QUESTIONS[metric];
  const answer = answers[metric] ?? null;

  const isTyped = options === null;
  useEffect(() => {
    // A field takes the focus itself, and is called by the question.
    if (!isTyped) heading.current?.focus();
  }, [isTyped]);
  const goOn = (): void => {
    if (!moveCheck(1, edition)) onFinish();
  };
  const skip = (): void => {
    answerCheck(metric, null);
    goOn();
  };
  const advance = (): void => {
    if (answer !== null) goOn();
  };
  const choose = (category: number): void => {
    if (options !== null && category >= 1 && category <= options.length) answerCheck(metric, category);
  };
  useQuestionKeys({
    onDigit: options === null ? null : (index) => choose(index + 1),
    onMove: options === null ? null : (by) => choose(answer === null ? 1 : answer + by),
    onEnter: advance,
    onSkip: skip,
  });

  return (
    <section className={`${classes.card} ${classes.question}`}>
      <QuestionSteps
        answered={metrics.map((each) => answers[each] !== undefined)}
        current={step}
        text={t('quickCheck.ask.step', { number: step + 1, total: metrics.length })}
      />
      <h2 className={classes.prompt} id={promptId} ref={heading} tabIndex={-1}>
        {question[locale]}
      </h2>
      {options === null ? (
        <PercentField metric={metric} answer={answer} labelledBy={promptId} />
      ) : (
        <OptionList
          labelledBy={promptId}
          several={false}
          options={options.map((option, index) => ({ id: String(index + 1), text: option[locale], mark: null }))}
          chosen={answer === null ? [] : [String(answer)]}
          locked={false}
          onChoose={(id) => choose(Number(id))}
        />
      )}
      <div className={classes.why}>
        <strong>{t('quickCheck.ask.why')}</strong>
        {why[locale]}
      </div>
      <QuestionButtons
        canGoBack={step > 0}
        isLast={step === metrics.length - 1}
        canAdvance={answer !== null}
        onBack={() => moveCheck(-1, edition)}
        onSkip={skip}
        onAdvance={advance}
      />
      <p className={classes.hint}>
        {t('quickCheck.ask.not-sure')} {t(options === null ? 'quickCheck.ask.keys-percent' : 'quickCheck.ask.keys')}
      </p>
    </section>
  );
}

interface QuestionButtonsProps {
  readonly canGoBack: boolean;
  readonly isLast: boolean;
  readonly canAdvance: boolean;
  readonly onBack: () => void;
  readonly onSkip: () => void;
  readonly onAdvance: () => void;
}

function QuestionButtons({ canGoBack, isLast, canAdvance, onBack, onSkip, onAdvance }: QuestionButtonsProps) {
  const { t } = useText();
  return (
    <div className={classes.actions}>
      {canGoBack && (
        <Button variant="default" onClick={onBack}>
          {t('quickCheck.ask.back')}
        </Button>
      )}
      <Button variant="subtle" color="gray" className={classes.push ?? ''} onClick={onSkip}>
        {t('quickCheck.ask.skip')}
      </Button>
      <Button onClick={onAdvance} disabled={!canAdvance}>
        {t(isLast ? 'quickCheck.ask.finish' : 'quickCheck.ask.next')}
      </Button>
    </div>
  );
}

interface PercentFieldProps {
  readonly metric: MetricName;
  readonly answer: number | null;
  readonly labelledBy: string;
}

/** The text is the field's own, so that what is half typed or out of range stays visible and is no answer. */
function PercentField({ metric, answer, labelledBy }: PercentFieldProps) {
  const { t } = useText();
  const [typed, setTyped] = useState<number | string>(answer ?? '');
  if (!isPercentMetric(metric)) return null;
  const wrong = typed !== '' && !isPercent(typed);
  return (
    <NumberInput
      value={typed}
      onChange={(value) => {
        setTyped(value);
        answerCheck(metric, isPercent(value) ? value : null);
      }}
      aria-labelledby={labelledBy}
      description={t('quickCheck.ask.percent-label')}
      suffix=" %"
      step={1}
      decimalScale={1}
      size="lg"
      w={200}
      autoFocus
      error={wrong ? t('quickCheck.ask.percent-wrong') : null}
    />
  );
}

function isPercent(value: number | string): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}
