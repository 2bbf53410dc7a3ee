import { Select, TextInput } from '@mantine/core';
import { benchmarkSizes, INDUSTRIES } from '../../../shared/guidance/benchmarks.ts';
import { QUICK_CHECK_EDITIONS } from '../../../shared/guidance/quick-check.ts';
import { LONGEST_ROUND_NAME, type QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { useText } from '../../i18n.ts';
import styles from './quick-check.module.css';

/** What is said of a round before anybody answers. */
export interface RoundFields extends Pick<QuickCheckRound, 'edition' | 'industry' | 'size'> {
  readonly name: string;
}

interface RoundFieldsProps<F extends RoundFields> {
  readonly fields: F;
  readonly onChange: (fields: F) => void;
  readonly nameError: string | null;
  /** All in a row, where there is room. */
  readonly inRow?: boolean;
}

export function RoundFieldsForm<F extends RoundFields>({
  fields,
  onChange,
  nameError,
  inRow = false,
}: RoundFieldsProps<F>) {
  const { t } = useText();
  const sizes = benchmarkSizes(fields.edition);
  const combobox = { comboboxProps: { withinPortal: false } };
  return (
    <div className={styles.fields} data-row={inRow}>
      <TextInput
        label={t('quickCheck.start.name')}
        value={fields.name}
        maxLength={LONGEST_ROUND_NAME}
        error={nameError}
        onChange={({ currentTarget: { value } }) => onChange({ ...fields, name: value })}
      />
      <Select
        label={t('quickCheck.start.edition')}
        allowDeselect={false}
        {...combobox}
        data={QUICK_CHECK_EDITIONS.map((edition) => ({ value: edition, label: t(`quickCheck.edition.${edition}`) }))}
        value={fields.edition}
        onChange={(value) => {
          const edition = QUICK_CHECK_EDITIONS.find((known) => known === value) ?? fields.edition;
          onChange({ ...fields, edition });
        }}
      />
      <Select
        label={t('quickCheck.start.industry')}
        allowDeselect={false}
        {...combobox}
        data={INDUSTRIES.map((industry) => ({ value: industry, label: t(`quickCheck.industry.${industry}`) }))}
        value={fields.industry}
        onChange={(value) =>
          onChange({ ...fields, industry: INDUSTRIES.find((known) => known === value) ?? fields.industry })
        }
      />
      <Select
        label={t('quickCheck.start.size')}
        allowDeselect={false}
        {...combobox}
        data={[...new Set([...sizes, fields.size])].map((size) => ({
          value: size,
          label: t(`quickCheck.size.${size}`),
        }))}
        value={fields.size}
        description={sizes.includes(fields.size) ? null : t('quickCheck.size.none')}
        onChange={(value) => onChange({ ...fields, size: sizes.find((known) => known === value) ?? fields.size })}
      />
    </div>
  );
}
