import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { type CapabilityRound, roundQuestions, statementIds } from '../../../shared/guidance/capability-round.ts';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { QuestionSteps } from '../guidance/question-steps.tsx';
import type { QuestionProps } from '../rounds/round-kind.ts';
import { AGREEMENTS } from './agreement-text.ts';
import styles from './capabilities.module.css';
import { CAPABILITY_CHECK } from './check.ts';
import { useStatementKeys } from './use-statement-keys.ts';

/** The statements of one capability, each with five steps of agreement. */
export function CapabilityQuestion({ round, step, onFinish }: QuestionProps<CapabilityRound>) {
  const { t, locale } = useText();
  const pages = roundQuestions(round);
  const page = pages[step];
  const ids = page === undefined ? [] : statementIds(page);
  const turn = (by: -1 | 1): void => {
    if (!CAPABILITY_CHECK.move(by, pages.length)) onFinish();
  };
  const { section, answers, current, goTo, choose } = useStatements(ids, turn);
  const headingId = useId();
  if (page === undefined) return null;
  const answered = (each: readonly string[]) => each.filter((id) => answers[id] !== undefined).length;
  return (
    <section className={`${classes.card} ${classes.question}`} ref={section}>
      <QuestionSteps
        answered={pages.map((each) => answered(statementIds(each)) > 0)}
        current={step}
        text={t('capabilityCheck.ask.step', { number: step + 1, total: pages.length })}
      />
      <h2 className={styles.capability} id={headingId}>
        {t(`capabilities.name.${page.capability}`)}
      </h2>
      <p className={classes.soft}>{t('capabilityCheck.ask.how')}</p>
      <AgreementHeads />
      {page.statements.map((statement, index) => (
        <StatementRow
          key={ids[index]}
          text={statement[locale]}
          headingId={headingId}
          isCurrent={index === current}
          answer={answers[ids[index] ?? '']}
          onFocus={() => goTo(index)}
          onChoose={(agreement) => choose(index, agreement)}
        />
      ))}
      <PageButtons
        isFirst={step === 0}
        isLast={step === pages.length - 1}
        words={t('capabilityCheck.ask.answered', { answered: answered(ids), total: ids.length })}
        onTurn={turn}
      />
      <p className={classes.hint}>
        {t('capabilityCheck.ask.not-sure')} {t('capabilityCheck.ask.keys')}
      </p>
    </section>
  );
}

/** The statement that the keys are about, which has the focus, and what is answered. */
function useStatements(ids: readonly string[], onPage: (by: -1 | 1) => void) {
  const answers = CAPABILITY_CHECK.useSheet((sheet) => sheet.answers);
  const [current, setCurrent] = useState(0);
  const section = useRef<HTMLElement>(null);
  const answer = answers[ids[current] ?? ''];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer moves the focus too, to what is chosen now
  useEffect(() => {
    const group = section.current?.querySelectorAll('fieldset')[current];
    (group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector('input'))?.focus();
  }, [current, answer]);

  const goTo = (index: number): void => setCurrent(Math.min(ids.length - 1, Math.max(0, index)));
  const choose = (index: number, agreement: number | null): void => {
    const id = ids[index];
    if (id !== undefined) CAPABILITY_CHECK.answer(id, agreement);
  };
  const answerAndGoOn = (agreement: number | null): void => {
    choose(current, agreement);
    goTo(current + 1);
  };
  useStatementKeys({
    onAnswer: answerAndGoOn,
    onShift: (by) => choose(current, answer === undefined ? 3 : Math.min(5, Math.max(1, Math.round(answer) + by))),
    onStatement: (by) => goTo(current + by),
    onLeaveOut: () => answerAndGoOn(null),
    onPage,
  });
  return { section, answers, current, goTo, choose };
}

interface PageButtonsProps {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly words: string;
  readonly onTurn: (by: -1 | 1) => void;
}

function PageButtons({ isFirst, isLast, words, onTurn }: PageButtonsProps) {
  const { t } = useText();
  return (
    <div className={classes.actions}>
      {!isFirst && (
        <Button variant="default" onClick={() => onTurn(-1)}>
          {t('rounds.ask.back')}
        </Button>
      )}
      <span className={`${classes.push} ${classes.faint}`}>{words}</span>
      <Button onClick={() => onTurn(1)}>{t(isLast ? 'rounds.ask.finish' : 'rounds.ask.next')}</Button>
    </div>
  );
}

/** The five words, once above all statements. */
function AgreementHeads() {
  const { t } = useText();
  return (
    <div className={styles.heads} aria-hidden="true">
      {AGREEMENTS.map((agreement) => (
        <span key={agreement}>{t(`capabilityCheck.agreement.${agreement}`)}</span>
      ))}
    </div>
  );
}

interface StatementRowProps {
  readonly text: string;
  readonly headingId: string;
  readonly isCurrent: boolean;
  readonly answer: number | undefined;
  readonly onFocus: () => void;
  readonly onChoose: (agreement: number) => void;
}

function StatementRow({ text, headingId, isCurrent, answer, onFocus, onChoose }: StatementRowProps) {
  const { t } = useText();
  const id = useId();
  return (
    <fieldset
      className={styles.statement}
      data-current={isCurrent}
      aria-labelledby={`${headingId} ${id}`}
      onFocus={onFocus}
    >
      <span className={styles.statementText} id={id}>
        {text}
      </span>
      <span className={styles.scale}>
        {AGREEMENTS.map((agreement) => (
          <label key={agreement} className={styles.agreement}>
            <input
              type="radio"
              name={id}
              checked={answer !== undefined && Math.round(answer) === agreement}
              aria-label={t('capabilityCheck.agreement.label', {
                number: agreement,
                words: t(`capabilityCheck.agreement.${agreement}`),
              })}
              onChange={() => onChoose(agreement)}
            />
            <span aria-hidden="true">{agreement}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
