import { SegmentedControl } from '@mantine/core';
import classes from './tab-row.module.css';

interface TabRowProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A few views of the same thing, one at a time. */
export function TabRow<T extends string>({ label, value, tabs, onChange }: TabRowProps<T>) {
  return (
    <SegmentedControl<T>
      aria-label={label}
      value={value}
      data={[...tabs]}
      onChange={onChange}
      size="xs"
      withItemsBorders={false}
      classNames={classes}
    />
  );
}
