import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { FileReading, InspectedField } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import { ChosenByHand } from './chosen-by-hand.tsx';
import { type ColumnChoice, ColumnSelect, useColumnChoices } from './column-select.tsx';
import { isMissing, type Need, needOf } from './field-need.ts';
import classes from './file-step.module.css';
import { chosenSource, type FieldSource, withField } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { StepFile } from './step-file.ts';

interface ColumnFieldsProps {
  readonly file: StepFile;
  readonly reading: FileReading;
}

/** Problems that another choice of columns solves. */
export const COLUMN_PROBLEMS: readonly string[] = [
  'file-no-time-column',
  'file-no-service-column',
  'file-column-needed',
  'file-column-ambiguous',
];

/** What each field is made of and who said so; fields that have nothing and need nothing are folded away. */
export function ColumnFields({ file, reading }: ColumnFieldsProps) {
  const { t } = useText();
  const heading = useId();
  const [all, setAll] = useState(false);
  const hasSource = ({ field, source }: InspectedField): boolean =>
    (chosenSource(file.options, field)?.kind ?? (source === null ? 'none' : 'column')) !== 'none';
  const sourced = reading.fields.filter(hasSource).map(({ field }) => field);
  const isUsed = (field: InspectedField): boolean =>
    sourced.includes(field.field) ||
    chosenSource(file.options, field.field) !== null ||
    isMissing(reading.kind, field.field, sourced);
  const used = reading.fields.filter(isUsed);
  const rest = reading.fields.filter((field) => !isUsed(field));
  const choices = useColumnChoices(reading.columns);
  const asked = COLUMN_PROBLEMS.includes(file.seen.problem?.code ?? '');
  return (
    <section className={classes.group} aria-labelledby={heading} id="import-columns" data-asked={asked}>
      <h2 className={classes.heading} id={heading}>
        {t('importSteps.columns.title')}
      </h2>
      <p className={classes.soft}>{t('importSteps.columns.hint')}</p>
      <ul className={classes.fields}>
        {(all ? reading.fields : used).map((field) => (
          <FieldRow
            key={field.field}
            file={file}
            choices={choices}
            field={field}
            need={needOf(reading.kind, field.field, sourced)}
          />
        ))}
      </ul>
      {rest.length > 0 && (
        <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'importSteps.columns.fewer' : 'importSteps.columns.more', { count: rest.length })}
        </Button>
      )}
    </section>
  );
}

interface FieldRowProps {
  readonly file: StepFile;
  readonly choices: readonly ColumnChoice[];
  readonly field: InspectedField;
  readonly need: Need | null;
}

function FieldRow({ file, choices, field, need }: FieldRowProps) {
  const { t } = useText();
  const name = t(`import.field.${field.field}`);
  const chosen = chosenSource(file.options, field.field);
  const shown = chosen ?? guessedSource(field);
  const choose = (source: FieldSource | null) =>
    changeOptions(file.key, (before) => withField(before, field.field, source));
  return (
    <li className={classes.field} data-missing={need?.isMissing === true}>
      <span className={classes.fieldName}>
        {name}
        {need !== null && <Needed need={need} />}
      </span>
      <div>
        <ColumnSelect
          label={t('importSteps.columns.label', { field: name })}
          choices={choices}
          isDerived={field.source === 'derived'}
          source={chosen === null && field.source === 'derived' ? null : shown}
          onChange={choose}
        />
        {shown.kind === 'constant' && (
          <TextInput
            mt={6}
            aria-label={t('importSteps.columns.constant-label', { field: name })}
            placeholder={t('importSteps.columns.constant-placeholder')}
            value={shown.value}
            onChange={({ currentTarget: { value } }) => choose({ kind: 'constant', value })}
          />
        )}
      </div>
      <span className={classes.source}>
        {chosen === null ? (
          field.source !== null && t(`importSteps.source.${field.source}`)
        ) : (
          <ChosenByHand label={t('importSteps.columns.take-back', { field: name })} onTakeBack={() => choose(null)} />
        )}
      </span>
    </li>
  );
}

function Needed({ need }: { readonly need: Need }) {
  const { t } = useText();
  const others = need.others.map((other) => t(`import.field.${other}`)).join(', ');
  return (
    <span className={classes.needed}>
      {need.isMissing && others !== ''
        ? t('importSteps.columns.needed-or', { others })
        : t('importSteps.columns.needed')}
    </span>
  );
}

function guessedSource(field: InspectedField): FieldSource {
  if (field.column !== null) return { kind: 'column', column: field.column };
  return field.constant === null ? { kind: 'none' } : { kind: 'constant', value: field.constant };
}
