import { Autocomplete, Button, Radio, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ErrorData } from '../../../shared/errors.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import type { ImportKind } from '../../../shared/model.ts';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './data-screen.module.css';
import { ENCODINGS, type Encoding, isEncoding, WIDER_ENCODINGS } from './encodings.ts';
import {
  type Choice,
  type ChoiceAnswers,
  columnsOf,
  fieldsFor,
  isAnswered,
  NO_ANSWERS,
  readingsOf,
} from './import-choice.ts';

interface ChoiceFormProps {
  readonly choices: readonly Choice[];
  /** What asked: its parameters say the column, an example and a guess. */
  readonly error: ErrorData;
  /** What it starts from where the caller knows; the likeliest answers otherwise. */
  readonly initial?: ChoiceAnswers;
  /** What the rows are, where that was chosen before. */
  readonly kind?: ImportKind | undefined;
  /** Nothing has to be answered: what is left open is guessed as before. */
  readonly optional?: boolean;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly onSubmit: (answers: ChoiceAnswers) => void;
}

interface FieldProps {
  readonly error: ErrorData;
  readonly answers: ChoiceAnswers;
  readonly onChange: (patch: Partial<ChoiceAnswers>) => void;
}

/** The questions that a file left open, prefilled with the likeliest answer where there is one. */
export function ChoiceForm(props: ChoiceFormProps) {
  const { choices, error, initial, kind, optional = false, submitLabel, busy, onSubmit } = props;
  const timeZone = useWorkspace((state) => state.summary?.settings.timeZone ?? null);
  const [answers, setAnswers] = useState<ChoiceAnswers>(
    initial ?? {
      ...NO_ANSWERS,
      encoding: choices.includes('encoding') ? guessOf(error) : null,
      inputTimeZone: choices.includes('time-zone') ? timeZone : null,
    },
  );
  const ready = optional || isAnswered(choices, answers);
  const field = { error, answers, onChange: (patch: Partial<ChoiceAnswers>) => setAnswers({ ...answers, ...patch }) };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit(answers);
      }}
    >
      <Stack gap="md">
        {choices.includes('kind') && <KindField {...field} />}
        {choices.includes('encoding') && <EncodingField {...field} />}
        {choices.includes('time-zone') && <ZoneField {...field} />}
        {choices.includes('date-order') && <OrderField {...field} />}
        {choices.includes('mapping') && <MappingFields {...field} kind={answers.kind ?? kind ?? 'deployments'} />}
        <div>
          <Button type="submit" loading={busy} disabled={!ready}>
            {submitLabel}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** What the engine takes for likeliest, by the name it is offered under here. */
function guessOf(error: ErrorData): Encoding | null {
  const guess = String(error.params.guess ?? '').toLowerCase();
  const name = WIDER_ENCODINGS[guess] ?? guess;
  return isEncoding(name) ? name : null;
}

function EncodingField({ error, answers, onChange }: FieldProps) {
  const { t } = useText();
  const guess = guessOf(error);
  const hint = t('dataScreen.choice.encoding-hint');
  return (
    <Select
      label={t('dataScreen.choice.encoding')}
      description={
        guess === null
          ? hint
          : `${hint} ${t('dataScreen.choice.encoding-guess', { guess: t(`dataScreen.encoding.${guess}`) })}`
      }
      data={ENCODINGS.map((encoding) => ({ value: encoding, label: t(`dataScreen.encoding.${encoding}`) }))}
      value={answers.encoding}
      onChange={(encoding) => onChange({ encoding })}
      maw={420}
      searchable
    />
  );
}

function ZoneField({ error, answers, onChange }: FieldProps) {
  const { t } = useText();
  const { column, example } = error.params;
  return (
    <TimeZoneSelect
      label={t('dataScreen.choice.time-zone')}
      description={
        column === undefined || example === undefined
          ? t('dataScreen.choice.time-zone-hint-plain')
          : t('dataScreen.choice.time-zone-hint', { column, example })
      }
      value={answers.inputTimeZone}
      onChange={(inputTimeZone) => onChange({ inputTimeZone })}
      maw={420}
    />
  );
}

function OrderField({ error, answers, onChange }: FieldProps) {
  const { t, locale } = useText();
  const { column, example } = error.params;
  const readings = readingsOf(String(example ?? ''));
  return (
    <Radio.Group
      label={
        example === undefined ? t('dataScreen.choice.date-order-plain') : t('dataScreen.choice.date-order', { example })
      }
      description={column === undefined ? undefined : t('dataScreen.choice.date-order-hint', { column })}
      value={answers.dateOrder}
      onChange={(order) => onChange({ dateOrder: order === 'dmy' ? 'dmy' : 'mdy' })}
    >
      <Stack gap={8} mt={8}>
        {(['dmy', 'mdy'] as const).map((order) => {
          const date = readings[order];
          const name = t(`dataScreen.choice.${order}`);
          return (
            <Radio
              key={order}
              value={order}
              label={
                date === null
                  ? name
                  : t('dataScreen.choice.reads-as', { order: name, date: formatDayYear(date, locale) })
              }
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}

function KindField({ answers, onChange }: FieldProps) {
  const { t } = useText();
  return (
    <Radio.Group
      label={t('dataScreen.choice.kind')}
      value={answers.kind}
      onChange={(kind) => onChange({ kind: kind === 'incidents' ? 'incidents' : 'deployments', mapping: {} })}
    >
      <Stack gap={8} mt={8}>
        <Radio value="deployments" label={t('dataScreen.choice.deployments')} />
        <Radio value="incidents" label={t('dataScreen.choice.incidents')} />
      </Stack>
    </Radio.Group>
  );
}

/** Which column holds what; only what is left open is guessed from the names. */
function MappingFields({ error, answers, kind, onChange }: FieldProps & { readonly kind: ImportKind }) {
  const { t } = useText();
  const columns = columnsOf(error);
  return (
    <fieldset className={classes.mapping}>
      <legend className={classes.legend}>{t('dataScreen.choice.mapping')}</legend>
      <p className={classes.soft}>{t('dataScreen.choice.mapping-hint')}</p>
      <div className={classes.mappingFields}>
        {fieldsFor(error, kind).map((name) => (
          // Free text: a long list of columns comes cut off.
          <Autocomplete
            key={name}
            label={t(`import.field.${name}`)}
            placeholder={t('dataScreen.choice.column-none')}
            data={[...columns]}
            value={answers.mapping[name] ?? ''}
            onChange={(column) => onChange({ mapping: { ...answers.mapping, [name]: column } })}
            clearable
          />
        ))}
      </div>
    </fieldset>
  );
}
