import { Button } from '@mantine/core';
import { IconButton } from '../../../components/icon-button.tsx';
import { useText } from '../../../i18n.ts';
import page from '../quiz.module.css';
import { type Draft, moved, newQuestion, whole } from './draft.ts';
import type { DraftProblem } from './draft-problems.ts';
import classes from './editor.module.css';
import { changeDraft, showQuestion } from './editor-state.ts';

interface QuestionListProps {
  readonly draft: Draft;
  readonly at: number;
  readonly problems: readonly DraftProblem[];
}

/** The questions in their order: one is chosen to be written, each can be moved. */
export function QuestionList({ draft: { questions }, at, problems }: QuestionListProps) {
  const { t, locale } = useText();
  function move(index: number, by: -1 | 1): void {
    changeDraft({ questions: moved(questions, index, by) });
    if (index === at) showQuestion(at + by);
    else if (index + by === at) showQuestion(index);
  }
  function add(): void {
    changeDraft({ questions: [...questions, newQuestion(questions)] });
    showQuestion(questions.length);
  }
  return (
    <nav className={classes.list} aria-label={t('quizEditor.questions')}>
      <h2 className={page.heading}>{t('quizEditor.questions')}</h2>
      <ol>
        {questions.map((question, index) => {
          const number = index + 1;
          const isWrong = problems.some((problem) => problem.question === index);
          const prompt = whole(question.prompt)[locale];
          return (
            <li key={question.id} data-at={index === at}>
              <button
                type="button"
                className={classes.entry}
                aria-current={index === at ? 'true' : undefined}
                onClick={() => showQuestion(index)}
              >
                <span className={classes.number}>
                  {number}
                  {isWrong && <span aria-hidden="true"> !</span>}
                </span>
                <span className={classes.excerpt}>{prompt === '' ? t('quizEditor.untitled') : prompt}</span>
              </button>
              <span className={classes.moves}>
                <IconButton
                  icon="up"
                  label={t('quizEditor.up', { number })}
                  isDisabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon="down"
                  label={t('quizEditor.down', { number })}
                  isDisabled={index === questions.length - 1}
                  onClick={() => move(index, 1)}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button variant="default" fullWidth onClick={add}>
        {t('quizEditor.add')}
      </Button>
    </nav>
  );
}
