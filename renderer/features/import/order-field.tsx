import { Radio } from '@mantine/core';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { useText } from '../../i18n.ts';
import { readingsOf } from './date-readings.ts';
import classes from './file-step.module.css';
import { withReading } from './import-options.ts';
import { changeOptions } from './import-steps.ts';
import type { StepFile } from './step-file.ts';

/** Both days that a date of the file could mean; asked only where no date of the column decides. */
export function OrderField({ file }: { readonly file: StepFile }) {
  const { t, locale } = useText();
  const { reading, options, seen } = file;
  const asked = seen.problem?.code === 'file-date-order-needed' ? seen.problem.params : null;
  const order = reading?.dateOrder ?? null;
  const example = order?.example ?? (asked === null ? null : String(asked.example ?? ''));
  const column = order?.column ?? (asked === null ? null : String(asked.column ?? ''));
  if (example === null || (order?.from === 'none' && options.dateOrder === undefined)) return null;
  const readings = readingsOf(example);
  return (
    <Radio.Group
      label={t('importSteps.reading.order', { example })}
      description={
        order?.from === 'proved'
          ? t('importSteps.reading.order-proved', { column: column ?? '' })
          : t('importSteps.reading.order-hint', { column: column ?? '' })
      }
      value={options.dateOrder ?? order?.value ?? null}
      onChange={(value) =>
        changeOptions(file.key, (before) => withReading(before, { dateOrder: value === 'dmy' ? 'dmy' : 'mdy' }))
      }
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
  );
}
