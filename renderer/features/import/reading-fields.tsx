import { NumberInput, Select } from '@mantine/core';
import { useId } from 'react';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import { ENCODINGS, isEncoding, WIDER_ENCODINGS } from './encodings.ts';
import classes from './file-step.module.css';
import { type ReadingChoices, withReading } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { Question } from './open-questions.ts';
import { OrderField } from './order-field.tsx';
import type { StepFile } from './step-file.ts';
import { ZoneField } from './zone-field.tsx';

/** How bytes become rows, numbers and times. */
export function ReadingFields({ file, asked }: { readonly file: StepFile; readonly asked: readonly Question[] }) {
  const { t } = useText();
  const heading = useId();
  const { reading } = file;
  const isTable = reading !== null && reading.format !== 'json';
  return (
    <section className={classes.group} aria-labelledby={heading}>
      <h2 className={classes.heading} id={heading}>
        {t('importSteps.reading.title')}
      </h2>
      <div className={classes.pair}>
        {!asked.includes('encoding') && <EncodingField file={file} />}
        {reading?.format === 'csv' && <DelimiterField file={file} reading={reading} />}
        {isTable && <HeaderField file={file} reading={reading} />}
        {reading !== null && <DecimalField file={file} reading={reading} />}
      </div>
      <div className={classes.stack}>
        {!asked.includes('zone') && <ZoneField file={file} />}
        {!asked.includes('order') && <OrderField file={file} />}
      </div>
    </section>
  );
}

function choose(file: StepFile, choices: ReadingChoices): void {
  changeOptions(file.key, (before) => withReading(before, choices));
}

export function EncodingField({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { reading, options, seen } = file;
  if (reading?.format === 'workbook') return null;
  const guess = String(reading?.encoding.name ?? seen.problem?.params.guess ?? '').toLowerCase();
  const value = options.encoding ?? WIDER_ENCODINGS[guess] ?? guess;
  const names = isEncoding(value) || value === '' ? ENCODINGS : [...ENCODINGS, value];
  return (
    <Select
      label={t('importSteps.reading.encoding')}
      description={
        reading?.encoding.guessed === true && options.encoding === undefined
          ? t('importSteps.reading.guessed')
          : undefined
      }
      data={names.map((name) => ({
        value: name,
        label: isEncoding(name) ? t(`importSteps.encoding.${name}`) : name,
      }))}
      value={value === '' ? null : value}
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      searchable
      openOnFocus={false}
      onChange={(encoding) => choose(file, { encoding })}
    />
  );
}

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' } as const;

function isDelimiter(character: string): character is keyof typeof DELIMITERS {
  return Object.hasOwn(DELIMITERS, character);
}

interface FieldProps {
  readonly file: StepFile;
  readonly reading: FileReading;
}

function DelimiterField({ file, reading }: FieldProps) {
  const { t } = useText();
  const value = file.options.delimiter ?? reading.delimiter;
  const known = Object.keys(DELIMITERS);
  const all = value === null || isDelimiter(value) ? known : [...known, value];
  return (
    <Select
      label={t('importSteps.reading.delimiter')}
      data={all.map((each) => ({
        value: each,
        label: isDelimiter(each) ? t(`importSteps.reading.${DELIMITERS[each]}`) : each,
      }))}
      value={value}
      allowDeselect={false}
      onChange={(delimiter) => choose(file, { delimiter })}
    />
  );
}

function HeaderField({ file, reading }: FieldProps) {
  const { t } = useText();
  const value = file.options.headerRow ?? reading.headerRow ?? 1;
  return (
    <NumberInput
      label={t('importSteps.reading.header')}
      description={value === 0 ? t('importSteps.reading.header-none') : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value}
      min={0}
      max={1000}
      clampBehavior="strict"
      allowDecimal={false}
      stepHoldDelay={400}
      stepHoldInterval={80}
      onChange={(row) => {
        if (typeof row === 'number') choose(file, { headerRow: row });
      }}
    />
  );
}

function DecimalField({ file, reading }: FieldProps) {
  const { t } = useText();
  return (
    <Select
      label={t('importSteps.reading.decimal')}
      data={[
        { value: '.', label: t('importSteps.reading.decimal-point') },
        { value: ',', label: t('importSteps.reading.decimal-comma') },
      ]}
      value={file.options.decimal ?? reading.decimal}
      allowDeselect={false}
      onChange={(decimal) => choose(file, { decimal: decimal === ',' ? ',' : '.' })}
    />
  );
}
