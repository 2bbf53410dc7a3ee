import { Button } from '@mantine/core';
import type { ErrorCode } from '../../../shared/errors.ts';
import { errorText } from '../../error-text.ts';
import { useText } from '../../i18n.ts';
import { COLUMN_PROBLEMS } from './column-fields.tsx';
import { withoutSubject } from './error-panel.tsx';
import classes from './file-step.module.css';
import { openQuestions, type Question } from './open-questions.ts';
import { OrderField } from './order-field.tsx';
import { EncodingField } from './reading-fields.tsx';
import { replacedBatch, type StepFile } from './step-file.ts';
import { KindField } from './what-it-is.tsx';
import { ZoneField } from './zone-field.tsx';

/** Problems that a question of its own stands for. */
const ASKED: readonly ErrorCode[] = [
  'file-kind-unknown',
  'file-encoding-unknown',
  'file-time-zone-needed',
  'file-date-order-needed',
];

interface QuestionsProps {
  readonly file: StepFile;
  /** Those to show: open, or answered since the file was opened. */
  readonly asked: readonly Question[];
}

/** What has to be answered before the file can be imported, with the means to answer it right there. */
export function Questions({ file, asked }: QuestionsProps) {
  const { t } = useText();
  const open = openQuestions(file);
  return (
    <>
      {replacedBatch(file) !== null && <p className={classes.note}>{t('importSteps.file.replaces')}</p>}
      {asked.length > 0 && (
        <section className={classes.questions} data-answered={open.length === 0} aria-labelledby="import-questions">
          <h2 className={classes.problemTitle} id="import-questions">
            {open.length === 0 ? t('importSteps.file.answered') : t('importSteps.file.asks', { count: open.length })}
          </h2>
          {asked.includes('kind') && <KindField file={file} />}
          {asked.includes('encoding') && <EncodingField file={file} />}
          {asked.includes('zone') && <ZoneField file={file} />}
          {asked.includes('order') && <OrderField file={file} />}
        </section>
      )}
      <Problem file={file} />
    </>
  );
}

/** What stops the reading beside the questions: a column that is needed, a choice that leads nowhere. */
function Problem({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { seen, error } = file;
  const isStopped = seen.state === 'needs-choice' || seen.state === 'unusable';
  const problem = error ?? (isStopped ? seen.problem : null);
  if (problem === null || ASKED.includes(problem.code)) return null;
  const isColumn = COLUMN_PROBLEMS.includes(problem.code);
  return (
    <div className={classes.problem} role="status">
      <h2 className={classes.problemTitle}>
        {isColumn ? t('importSteps.file.asks', { count: 1 }) : t('importSteps.file.cannot')}
      </h2>
      <p>{withoutSubject(errorText(problem), problem)}</p>
      {isColumn && (
        <Button variant="default" size="compact-sm" onClick={goToColumns}>
          {t('importSteps.file.to-answer')}
        </Button>
      )}
    </div>
  );
}

function goToColumns(): void {
  const columns = document.getElementById('import-columns');
  columns?.scrollIntoView({ block: 'start' });
  const missing = columns?.querySelector<HTMLElement>('[data-missing="true"] input');
  (missing ?? columns?.querySelector('input'))?.focus({ preventScroll: true });
}
