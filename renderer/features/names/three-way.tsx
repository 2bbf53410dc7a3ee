import { SegmentedControl } from '@mantine/core';

interface ThreeWayProps {
  readonly label: string;
  /** null = as it would be anyway. */
  readonly value: boolean | null;
  readonly words: { readonly itself: string; readonly yes: string; readonly no: string };
  readonly disabled: boolean;
  readonly onChange: (value: boolean | null) => void;
}

/** Yes, no, or nothing said. */
export function ThreeWay({ label, value, words, disabled, onChange }: ThreeWayProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      disabled={disabled}
      value={value === null ? 'itself' : value ? 'yes' : 'no'}
      data={[
        { value: 'itself', label: words.itself },
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]}
      onChange={(chosen) => onChange(chosen === 'itself' ? null : chosen === 'yes')}
    />
  );
}
