import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SurveyCheck } from '../../../shared/guidance/survey-questions.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import classes from './survey.module.css';
import { SurveyPreview } from './survey-preview.tsx';

export interface SurveyPerson {
  readonly name: string | null;
  readonly group: string | null;
  /** Question id -> answer. */
  readonly answers: Readonly<Record<string, number>>;
}

export interface AskedQuestion {
  /** As shared/guidance/survey-questions.ts has it. */
  readonly id: string;
  readonly label: string;
  /** An answer in words, short enough for a table. */
  readonly answer: (value: number) => string;
}

export interface SurveyImportProps {
  readonly check: SurveyCheck;
  /** Those that count: what else the file asks is left out. */
  readonly questions: readonly AskedQuestion[];
  /** How many people more there is room for. */
  readonly room: number;
  readonly onKeep: (people: readonly SurveyPerson[]) => void;
  readonly onCancel: () => void;
}

/** How a file is to be read where the guess isn't right. */
export interface SurveyChoice {
  readonly mapping: Readonly<Record<string, string>>;
  readonly points: 5 | 7 | null;
}

const AS_GUESSED: SurveyChoice = { mapping: {}, points: null };

/** A file of answers: chosen, looked at, corrected, and only then kept. */
export function SurveyImport(props: SurveyImportProps) {
  const { t } = useText();
  const [path, setPath] = useState<string | null>(null);
  const [choice, setChoice] = useState(AS_GUESSED);
  const { points, mapping } = choice;
  const input = path === null ? null : { path, check: props.check, mapping, ...(points === null ? {} : { points }) };
  const { value, error } = useAnswer('survey.read', input);
  const chooseFile = (): void =>
    void attempt(async () => {
      const [chosen] = await shell('dialog.open-files', {});
      if (chosen === undefined) return;
      setChoice(AS_GUESSED);
      setPath(chosen);
    });
  return (
    <>
      <section className={classes.card}>
        <p className={classes.hint}>{t('survey.hint')}</p>
        <div className={classes.inline}>
          <Button variant={path === null ? 'filled' : 'default'} onClick={chooseFile} autoFocus>
            {t(path === null ? 'survey.choose' : 'survey.another')}
          </Button>
          <Button variant="subtle" color="gray" onClick={props.onCancel}>
            {t('survey.cancel')}
          </Button>
          {path !== null && <span className={classes.file}>{path.split(/[\\/]/).at(-1)}</span>}
        </div>
      </section>
      {error !== null && <FailedAnswer error={error} />}
      {path !== null && value === null && error === null && (
        <p className={classes.hint} role="status">
          {t('survey.reading', { file: path.split(/[\\/]/).at(-1) ?? path })}
        </p>
      )}
      {path !== null && value !== null && (
        <SurveyPreview {...props} reading={value} choice={choice} onChoice={setChoice} />
      )}
    </>
  );
}
