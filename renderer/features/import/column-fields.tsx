import { Button, Select, TextInput } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { type Field, REQUIRED_FIELDS } from '../../../shared/import/fields.ts';
import type { FileReading, InspectedColumn, InspectedField } from '../../../shared/import-inspection.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { columnKey } from './column-key.ts';
import classes from './file-step.module.css';
import { chosenSource, type FieldSource, withField } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { StepFile } from './step-file.ts';

/** Choices of the list that are no column: no column's key has these characters in front. */
const NONE = '\0none';
const CONSTANT = '\0constant';
const DERIVED = '\0derived';

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

/** Needed for this kind of data: it alone, or any of several. */
interface Need {
  readonly isMissing: boolean;
  /** Fields that would do as well. */
  readonly others: readonly Field[];
}

/** Null = not needed, or another field of its group is there. */
function needOf(kind: ImportKind, field: Field, sourced: readonly Field[]): Need | null {
  const group = REQUIRED_FIELDS[kind].find((fields) => fields.includes(field));
  if (group === undefined) return null;
  const others = group.filter((other) => other !== field);
  if (!sourced.includes(field) && others.some((other) => sourced.includes(other))) return null;
  return { isMissing: !sourced.includes(field), others };
}

function isMissing(kind: ImportKind, field: Field, sourced: readonly Field[]): boolean {
  return needOf(kind, field, sourced)?.isMissing === true;
}

interface ColumnChoice {
  readonly value: string;
  readonly label: string;
  readonly samples: string;
}

function useColumnChoices(columns: readonly InspectedColumn[]): readonly ColumnChoice[] {
  const { t } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` is another function at each render, and says the same
  return useMemo(
    () =>
      columns.map((column) => ({
        value: columnKey(column, columns),
        label: column.name === '' ? t('importSteps.columns.unnamed', { number: column.number }) : column.name,
        samples: column.samples.join(' · '),
      })),
    [columns],
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
        {need !== null && (
          <span className={classes.needed}>
            {need.isMissing && need.others.length > 0
              ? t('importSteps.columns.needed-or', {
                  others: need.others.map((other) => t(`import.field.${other}`)).join(', '),
                })
              : t('importSteps.columns.needed')}
          </span>
        )}
      </span>
      <div>
        <ColumnSelect
          label={t('importSteps.columns.label', { field: name })}
          choices={choices}
          isDerived={field.source === 'derived'}
          value={chosen === null && field.source === 'derived' ? DERIVED : choiceOf(shown)}
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
          <>
            {t('importSteps.source.chosen')}
            <IconButton
              icon="refresh"
              label={t('importSteps.columns.take-back', { field: name })}
              onClick={() => choose(null)}
            />
          </>
        )}
      </span>
    </li>
  );
}

function guessedSource(field: InspectedField): FieldSource {
  if (field.column !== null) return { kind: 'column', column: field.column };
  return field.constant === null ? { kind: 'none' } : { kind: 'constant', value: field.constant };
}

function choiceOf(source: FieldSource): string {
  if (source.kind === 'column') return source.column;
  return source.kind === 'constant' ? CONSTANT : NONE;
}

interface ColumnSelectProps {
  readonly label: string;
  readonly choices: readonly ColumnChoice[];
  readonly isDerived: boolean;
  readonly value: string;
  readonly onChange: (source: FieldSource | null) => void;
}

/** Columns with a few of their values, so that the right one is found by what is in it. */
function ColumnSelect({ label, choices, isDerived, value, onChange }: ColumnSelectProps) {
  const { t } = useText();
  const samples = new Map(choices.map((choice) => [choice.value, choice.samples]));
  const own = [NONE, CONSTANT, DERIVED, ...samples.keys()].includes(value) ? [] : [{ value, label: value }];
  return (
    <Select
      aria-label={label}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      limit={250}
      maxDropdownHeight={320}
      comboboxProps={{
        keepMounted: false,
        width: 'max-content',
        position: 'bottom-start',
        classNames: { dropdown: classes.dropdown },
      }}
      data={[
        ...(isDerived ? [{ value: DERIVED, label: t('importSteps.columns.derived') }] : []),
        { value: NONE, label: t('importSteps.columns.none') },
        { value: CONSTANT, label: t('importSteps.columns.constant') },
        ...own,
        ...choices.map(({ value: key, label: name }) => ({ value: key, label: name })),
      ]}
      value={value}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <span className={classes.samples}>{samples.get(option.value) ?? ''}</span>
        </span>
      )}
      onChange={(picked) => {
        if (picked === DERIVED) onChange(null);
        else if (picked === NONE) onChange({ kind: 'none' });
        else if (picked === CONSTANT) onChange({ kind: 'constant', value: '' });
        else if (picked !== null) onChange({ kind: 'column', column: picked });
      }}
    />
  );
}
