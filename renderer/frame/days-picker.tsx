import { DatePicker, DatesProvider } from '@mantine/dates';
import { useState } from 'react';
import 'dayjs/locale/ko';
import { addDays } from '../../shared/local-date.ts';
import { useText } from '../i18n.ts';
import { useWorkspace } from '../store/workspace.ts';

/** First day and first day after the last. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

interface DaysPickerProps {
  readonly label: string;
  readonly days: Days | null;
  readonly onChoose: (days: Days) => void;
}

/** A calendar to choose a first and a last day in. */
export function DaysPicker({ label, days, onChoose }: DaysPickerProps) {
  const { t, locale } = useText();
  const weekStart = useWorkspace((state) => state.summary?.settings.weekStart ?? 1);
  const [picked, setPicked] = useState<[string | null, string | null]>(
    days === null ? [null, null] : [days.from, addDays(days.to, -1)],
  );
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: weekStart === 7 ? 0 : 1, weekendDays: [] }}>
      <DatePicker
        type="range"
        size="sm"
        allowSingleDateInRange
        hideOutsideDates
        previousLabel={t('app.filters.month-before')}
        nextLabel={t('app.filters.month-after')}
        aria-label={label}
        value={picked}
        {...(picked[1] === null ? {} : { defaultDate: picked[1] })}
        onChange={([first, last]) => {
          setPicked([first, last]);
          if (first !== null && last !== null) onChoose({ from: first, to: addDays(last, 1) });
        }}
      />
    </DatesProvider>
  );
}
