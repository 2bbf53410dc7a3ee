import { Button } from '@mantine/core';
import { useText } from '../../../i18n.ts';
import page from '../quiz.module.css';
import type { DraftProblem } from './draft-problems.ts';
import classes from './editor.module.css';
import { showQuestion } from './editor-state.ts';

/** More than these are not told at once. */
const TOLD = 6;

/** What is missing, in plain words; each leads to its question. */
export function ProblemList({ problems }: { readonly problems: readonly DraftProblem[] }) {
  const { t } = useText();
  return (
    <section className={classes.problems} data-none={problems.length === 0} aria-live="polite">
      <p className={page.soft}>
        {problems.length === 0
          ? t('quizEditor.problems.none')
          : t('quizEditor.problems.count', { count: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, TOLD).map((problem) => (
            <li key={JSON.stringify(problem)}>
              <ProblemWords problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ProblemWords({ problem }: { readonly problem: DraftProblem }) {
  const { t } = useText();
  const { code, question, ...params } = problem;
  const words = t(`quizEditor.problem.${code}`, params);
  if (question === null) return <>{words}</>;
  return (
    <Button size="compact-xs" variant="subtle" color="red" onClick={() => showQuestion(question)}>
      {t('quizEditor.problems.in-question', { number: question + 1, problem: words })}
    </Button>
  );
}
