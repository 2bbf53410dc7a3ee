import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { InspectedColumn } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import { columnKey } from './column-key.ts';
import classes from './file-step.module.css';
import type { FieldSource } from './import-options.ts';

/** Choices of the list that are no column: no column's key has these characters in front. */
const NONE = '\0none';
const CONSTANT = '\0constant';
const DERIVED = '\0derived';

export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
  readonly samples: string;
}

export function useColumnChoices(columns: readonly InspectedColumn[]): readonly ColumnChoice[] {
  const { t, locale } = useText();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` is another function at each render; what it says goes with the locale
  return useMemo(
    () =>
      columns.map((column) => ({
        value: columnKey(column, columns),
        label: column.name === '' ? t('importSteps.columns.unnamed', { number: column.number }) : column.name,
        samples: column.samples.join(' · '),
      })),
    [columns, locale],
  );
}

interface ColumnSelectProps {
  readonly label: string;
  readonly choices: readonly ColumnChoice[];
  readonly isDerived: boolean;
  /** Null = what the format makes of several columns. */
  readonly source: FieldSource | null;
  readonly onChange: (source: FieldSource | null) => void;
}

/** Columns with a few of their values, so that the right one is found by what is in it. */
export function ColumnSelect({ label, choices, isDerived, source, onChange }: ColumnSelectProps) {
  const { t } = useText();
  const value = choiceOf(source);
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

function choiceOf(source: FieldSource | null): string {
  if (source === null) return DERIVED;
  if (source.kind === 'column') return source.column;
  return source.kind === 'constant' ? CONSTANT : NONE;
}
