import { Button, NumberInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { isPercentMetric, QUICK_CHECK_METRICS } from '../../../shared/guidance/quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from '../../../shared/guidance/quick-check-questions.ts';
import type { MetricName } from '../../../shared/model.ts';
import { useText } from '../../i18n.ts';
import { answerCheck, moveCheck, useCheck } from './check-state.ts';
import classes from './guidance.module.css';
import { OptionList } from './option-list.tsx';
import { QuestionSteps } from './question-steps.tsx';
import { useQuestionKeys } from './use-question-keys.ts';

export function QuickCheckQuestion({ step }: { readonly step: number }) {
  const { t, locale } = useText();
  const answers = useCheck((state) => state.answers);
  const heading = useRef<HTMLHeadingElement>(null);
  const promptId = useId();
  const metric = QUICK_CHECK_METRICS[step] ?? 'changeLeadTime';
  const { question, why, options } = QUICK_CHECK_QUESTIONS[metric];
  const answer = answers[metric] ?? null;

  useEffect(() => heading.current?.focus(), []);
  const skip = (): void => {
    answerCheck(metric, null);
    moveCheck(1);
  };
  const advance = (): void => {
    if (answer !== null) moveCheck(1);
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
        answered={QUICK_CHECK_METRICS.map((each) => answers[each] !== undefined)}
        current={step}
        text={t('guidance.check.step', { number: step + 1, total: QUICK_CHECK_METRICS.length })}
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
        <strong>{t('guidance.check.why')}</strong>
        {why[locale]}
      </div>
      <QuestionButtons step={step} canAdvance={answer !== null} onSkip={skip} onAdvance={advance} />
      <p className={classes.hint}>
        {t('guidance.check.not-sure')} {t(options === null ? 'guidance.check.keys-percent' : 'guidance.check.keys')}
      </p>
    </section>
  );
}

interface QuestionButtonsProps {
  readonly step: number;
  readonly canAdvance: boolean;
  readonly onSkip: () => void;
  readonly onAdvance: () => void;
}

function QuestionButtons({ step, canAdvance, onSkip, onAdvance }: QuestionButtonsProps) {
  const { t } = useText();
  const isLast = step === QUICK_CHECK_METRICS.length - 1;
  return (
    <div className={classes.actions}>
      {step > 0 && (
        <Button variant="default" onClick={() => moveCheck(-1)}>
          {t('guidance.check.back')}
        </Button>
      )}
      <Button variant="subtle" color="gray" className={classes.push ?? ''} onClick={onSkip}>
        {t('guidance.check.skip')}
      </Button>
      <Button onClick={onAdvance} disabled={!canAdvance}>
        {t(isLast ? 'guidance.check.finish' : 'guidance.check.next')}
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
      description={t('guidance.check.percent-label')}
      suffix=" %"
      step={1}
      decimalScale={1}
      size="lg"
      w={200}
      data-autofocus
      error={wrong ? t('guidance.check.percent-wrong') : null}
    />
  );
}

function isPercent(value: number | string): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}
