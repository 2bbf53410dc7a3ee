import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { formatOffset } from '../../shared/i18n/format-date.ts';

type TimeZoneSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  readonly value: string | null;
  readonly onChange: (timeZone: string) => void;
};

/** Every zone the runtime knows, with its offset now; a zone it doesn't list (an older name) stays choosable. */
export function TimeZoneSelect({ value, onChange, ...rest }: TimeZoneSelectProps) {
  const data = useMemo(() => {
    // Every label has an offset from UTC in it: whoever types "UTC" finds UTC itself first.
    const names = new Set([
      'UTC',
      ...[...Intl.supportedValuesOf('timeZone'), ...(value === null ? [] : [value])].sort(),
    ]);
    const now = Date.now();
    return [...names].map((name) => ({ value: name, label: `${name} (${formatOffset(now, name)})` }));
  }, [value]);
  return (
    <Select
      searchable
      limit={80}
      data={data}
      value={value}
      onChange={(zone) => {
        if (zone !== null) onChange(zone);
      }}
      allowDeselect={false}
      {...rest}
    />
  );
}
