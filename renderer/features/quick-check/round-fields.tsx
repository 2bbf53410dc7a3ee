import { Select } from '@mantine/core';
import { benchmarkSizes, INDUSTRIES } from '../../../shared/guidance/benchmarks.ts';
import { QUICK_CHECK_EDITIONS } from '../../../shared/guidance/quick-check.ts';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { useText } from '../../i18n.ts';
import type { RoundFieldsProps } from '../rounds/round-kind.ts';

/** What else is said of a round before anybody answers. */
export function RoundFields({ round, onChange }: RoundFieldsProps<QuickCheckRound>) {
  const { t } = useText();
  const sizes = benchmarkSizes(round.edition);
  const combobox = { comboboxProps: { withinPortal: false } };
  return (
    <>
      <Select
        label={t('quickCheck.start.edition')}
        allowDeselect={false}
        {...combobox}
        data={QUICK_CHECK_EDITIONS.map((edition) => ({ value: edition, label: t(`quickCheck.edition.${edition}`) }))}
        value={round.edition}
        onChange={(value) => {
          const edition = QUICK_CHECK_EDITIONS.find((known) => known === value) ?? round.edition;
          onChange({ ...round, edition });
        }}
      />
      <Select
        label={t('quickCheck.start.industry')}
        allowDeselect={false}
        {...combobox}
        data={INDUSTRIES.map((industry) => ({ value: industry, label: t(`quickCheck.industry.${industry}`) }))}
        value={round.industry}
        onChange={(value) =>
          onChange({ ...round, industry: INDUSTRIES.find((known) => known === value) ?? round.industry })
        }
      />
      <Select
        label={t('quickCheck.start.size')}
        allowDeselect={false}
        {...combobox}
        data={[...new Set([...sizes, round.size])].map((size) => ({
          value: size,
          label: t(`quickCheck.size.${size}`),
        }))}
        value={round.size}
        description={sizes.includes(round.size) ? null : t('quickCheck.size.none')}
        onChange={(value) => onChange({ ...round, size: sizes.find((known) => known === value) ?? round.size })}
      />
    </>
  );
}
