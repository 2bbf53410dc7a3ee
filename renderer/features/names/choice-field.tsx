import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useText } from '../../i18n.ts';

interface ChoiceFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string | null) => void;
  readonly onDone: () => void;
}

/** One of many, by search; emptied, it takes back what was chosen. */
export function ChoiceField({ label, placeholder, value, choices, onChoose, onDone }: ChoiceFieldProps) {
  const { t } = useText();
  const over = useRef(false);
  const finish = (action: () => void): void => {
    if (over.current) return;
    over.current = true;
    action();
    onDone();
  };
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      data={[...choices]}
      value={value}
      limit={100}
      nothingFoundMessage={t('namesScreen.nothing-found')}
      onChange={(chosen) => finish(() => onChoose(chosen))}
      onBlur={() => finish(() => {})}
      onKeyDown={({ key }) => {
        if (key === 'Escape') finish(() => {});
      }}
      comboboxProps={{ width: 280, position: 'bottom-end' }}
      defaultDropdownOpened
      searchable
      clearable
      allowDeselect={false}
      autoFocus
    />
  );
}
