import { Select } from '@mantine/core';
import { useId } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { ImportKind } from '../../../shared/import-batch.ts';
import type { FieldWord, FileReading, InspectedField } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import { ChosenByHand } from './chosen-by-hand.tsx';
import classes from './file-step.module.css';
import { meaningsOf, withWord } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import { meaningText } from './meaning-text.ts';
import type { StepFile } from './step-file.ts';

interface WordMeaningsProps {
  readonly file: StepFile;
  readonly reading: FileReading;
}

/** The words of a status and the like, with what each is taken for; those that nobody knows first. */
export function WordMeanings({ file, reading }: WordMeaningsProps) {
  const { t } = useText();
  const heading = useId();
  const fields = reading.fields.filter(
    ({ field, words }) => words.length > 0 && meaningsOf(reading.kind, field).length > 0,
  );
  if (fields.length === 0) return null;
  return (
    <section className={classes.group} aria-labelledby={heading}>
      <h2 className={classes.heading} id={heading}>
        {t('importSteps.words.title')}
      </h2>
      <p className={classes.soft}>{t('importSteps.words.hint')}</p>
      {fields.map((field) => (
        <FieldWords key={field.field} file={file} kind={reading.kind} field={field} />
      ))}
    </section>
  );
}

interface FieldWordsProps {
  readonly file: StepFile;
  readonly kind: ImportKind;
  readonly field: InspectedField;
}

function FieldWords({ file, kind, field }: FieldWordsProps) {
  const { t } = useText();
  const { words } = field;
  const ordered = [
    ...words.filter(({ meaning }) => meaning === null),
    ...words.filter(({ meaning }) => meaning !== null),
  ];
  return (
    <>
      <h3 className={classes.subheading}>{t(`import.field.${field.field}`)}</h3>
      <ul className={classes.fields}>
        {ordered.map((word) => (
          <WordRow key={word.word} file={file} kind={kind} field={field} word={word} />
        ))}
      </ul>
    </>
  );
}

function WordRow({ file, kind, field, word }: FieldWordsProps & { readonly word: FieldWord }) {
  const { t, locale } = useText();
  const chosen = file.options.values?.[field.field]?.[word.word];
  const meaning = chosen ?? word.meaning;
  const isUnknown = meaning === null && field.field !== 'remediation';
  const choose = (next: string | null) =>
    changeOptions(file.key, (before) => withWord(before, field.field, word.word, next));
  const known = meaningsOf(kind, field.field);
  return (
    <li className={classes.field} data-missing={isUnknown}>
      <span className={classes.word}>
        <bdi title={word.word}>{word.word}</bdi>
        <span className={classes.times}>× {formatNumber(word.count, locale)}</span>
      </span>
      <Select
        aria-label={t('importSteps.words.label', { word: word.word })}
        placeholder={t(field.field === 'remediation' ? 'importSteps.words.planned' : 'importSteps.words.unknown')}
        data={(meaning === null || known.includes(meaning) ? known : [...known, meaning]).map((each) => ({
          value: each,
          label: meaningText(each, t),
        }))}
        value={meaning}
        allowDeselect={false}
        openOnFocus={false}
        comboboxProps={{ keepMounted: false }}
        onChange={choose}
      />
      <span className={classes.source}>
        {chosen !== undefined && (
          <ChosenByHand label={t('importSteps.words.take-back', { word: word.word })} onTakeBack={() => choose(null)} />
        )}
      </span>
    </li>
  );
}
