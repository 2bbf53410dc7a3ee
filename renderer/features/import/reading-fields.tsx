import { NumberInput, Radio, Select } from '@mantine/core';
import { useId } from 'react';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import type { FileReading } from '../../../shared/import-inspection.ts';
import { useText } from '../../i18n.ts';
import { readingsOf } from './date-readings.ts';
import { ENCODINGS, isEncoding, WIDER_ENCODINGS } from './encodings.ts';
import classes from './file-step.module.css';
import { type ReadingChoices, withReading } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { StepFile } from './step-file.ts';
import { ZoneField } from './zone-field.tsx';

/** How bytes become rows, numbers and times. */
export function ReadingFields({ file }: { readonly file: StepFile }) {
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
        <EncodingField file={file} />
        {reading?.format === 'csv' && <DelimiterField file={file} reading={reading} />}
        {isTable && <HeaderField file={file} reading={reading} />}
        {reading !== null && <DecimalField file={file} reading={reading} />}
      </div>
      <ZoneField file={file} />
      <OrderField file={file} />
    </section>
  );
}

function choose(file: StepFile, choices: ReadingChoices): void {
  changeOptions(file.key, (before) => withReading(before, choices));
}

function EncodingField({ file }: { readonly file: StepFile }) {
  const { t } = useText();
  const { reading, options, seen } = file;
  if (reading?.format === 'workbook') return null;
  const asked = seen.problem?.code === 'file-encoding-unknown';
  const guess = String(reading?.encoding.name ?? seen.problem?.params.guess ?? '').toLowerCase();
  const value = options.encoding ?? WIDER_ENCODINGS[guess] ?? guess;
  const names = isEncoding(value) || value === '' ? ENCODINGS : [...ENCODINGS, value];
  return (
    <div id="import-encoding" data-asked={asked}>
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
    </div>
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

/** Both days that a date of the file could mean; asked only where no date of the column decides. */
function OrderField({ file }: { readonly file: StepFile }) {
  const { t, locale } = useText();
  const { reading, options, seen } = file;
  const asked = seen.problem?.code === 'file-date-order-needed' ? seen.problem.params : null;
  const order = reading?.dateOrder ?? null;
  const example = order?.example ?? (asked === null ? null : String(asked.example ?? ''));
  const column = order?.column ?? (asked === null ? null : String(asked.column ?? ''));
  if (example === null || (order?.from === 'none' && options.dateOrder === undefined)) return null;
  const readings = readingsOf(example);
  return (
    <div
      id="import-date-order"
      data-asked={(asked !== null || order?.from === 'undecided') && options.dateOrder === undefined}
    >
      <Radio.Group
        label={t('importSteps.reading.order', { example })}
        description={
          order?.from === 'proved'
            ? t('importSteps.reading.order-proved', { column: column ?? '' })
            : t('importSteps.reading.order-hint', { column: column ?? '' })
        }
        value={options.dateOrder ?? order?.value ?? null}
        onChange={(value) => choose(file, { dateOrder: value === 'dmy' ? 'dmy' : 'mdy' })}
      >
        <div className={classes.radios}>
          {(['dmy', 'mdy'] as const).map((each) => {
            const date = readings[each];
            const name = t(`importSteps.reading.${each}`);
            return (
              <Radio
                key={each}
                value={each}
                label={
                  date === null
                    ? name
                    : t('importSteps.reading.reads-as', { order: name, date: formatDayYear(date, locale) })
                }
              />
            );
          })}
        </div>
      </Radio.Group>
    </div>
  );
}
