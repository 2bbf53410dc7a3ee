import { Button, NumberInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { editionMetrics, isPercentMetric } from '../../../shared/guidance/quick-check.ts';
import { QUICK_CHECK_QUESTIONS } from '../../../shared/guidance/quick-check-questions.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import type { MetricName } from '../../../shared/model.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { OptionList } from '../guidance/option-list.tsx';
import { QuestionSteps } from '../guidance/question-steps.tsx';
import { useQuestionKeys } from '../guidance/use-question-keys.ts';
import type { QuestionProps } from '../rounds/round-kind.ts';
import { QUICK_CHECK } from './check.ts';

export function QuickCheckQuestion({ round, step, onFinish }: QuestionProps<QuickCheckRound>) {
  const { t, locale } = useText();
  const answers = QUICK_CHECK.useSheet((sheet) => sheet.answers);
  const heading = useRef<HTMLHeadingElement>(null);
  const promptId = useId();
  const metrics = editionMetrics(round.edition);
  const metric = metrics[step] ?? 'changeLeadTime';
  const { question, why, options } = QUICK_CHECK_QUESTIONS[metric];
  const answer = answers[metric] ?? null;

  const isTyped = options === null;
  useEffect(() => {
    // A field takes the focus itself, and is called by the question.
    if (!isTyped) heading.current?.focus();
  }, [isTyped]);
  const goOn = (): void => {
    if (!QUICK_CHECK.move(1, metrics.length)) onFinish();
  };
  const skip = (): void => {
    QUICK_CHECK.answer(metric, null);
    goOn();
  };
  const advance = (): void => {
    if (answer !== null) goOn();
  };
  const choose = (category: number): void => {
    if (options !== null && category >= 1 && category <= options.length) QUICK_CHECK.answer(metric, category);
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
        onBack={() => QUICK_CHECK.move(-1, metrics.length)}
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
          {t('rounds.ask.back')}
        </Button>
      )}
      <Button variant="subtle" color="gray" className={classes.push ?? ''} onClick={onSkip}>
        {t('rounds.ask.skip')}
      </Button>
      <Button onClick={onAdvance} disabled={!canAdvance}>
        {t(isLast ? 'rounds.ask.finish' : 'rounds.ask.next')}
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
  const { t, locale } = useText();
  const [typed, setTyped] = useState<number | string>(answer ?? '');
  if (!isPercentMetric(metric)) return null;
  const wrong = typed !== '' && !isPercent(typed);
  return (
    <NumberInput
      value={typed}
      onChange={(value) => {
        setTyped(value);
        QUICK_CHECK.answer(metric, isPercent(value) ? value : null);
      }}
      aria-labelledby={labelledBy}
      description={t('quickCheck.ask.percent-label')}
      suffix={locale === 'en' ? ' %' : '%'}
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
