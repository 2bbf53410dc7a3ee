import { Button, Select, type SelectProps } from '@mantine/core';
import { memo } from 'react';
import { formatDate } from '../../../../shared/i18n/format-date.ts';
import type { VersionRow } from '../../../../shared/version-answers.ts';
import { Icon } from '../../../components/icon.tsx';
import { useWordTools } from '../use-word-tools.ts';
import { VerdictSign } from '../verdict-chip.tsx';
import { type VersionPair, withSide } from '../version-pair.ts';
import classes from './pair-bar.module.css';

interface PairBarProps {
  readonly rows: readonly VersionRow[];
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
  readonly size?: 'xs' | 'sm';
}

/** More than anybody scrolls through: whoever looks for another one types. */
const MOST_OPTIONS = 100;

/** Which two versions: each found by typing part of its name, and the two swapped. */
export const PairBar = memo(function PairBar({ rows, pair, onPair, size = 'sm' }: PairBarProps) {
  const { t } = useWordTools();
  return (
    <div className={classes.bar}>
      <Side rows={rows} pair={pair} side="base" onPair={onPair} size={size} />
      <Button
        variant="default"
        size={size}
        className={classes.swap}
        onClick={() => onPair({ base: pair.head, head: pair.base })}
        leftSection={<Icon name="refresh" size={13} />}
      >
        {t('versionCompare.pair.swap')}
      </Button>
      <Side rows={rows} pair={pair} side="head" onPair={onPair} size={size} />
    </div>
  );
});

interface SideProps extends Required<PairBarProps> {
  readonly side: keyof VersionPair;
}

function Side({ rows, pair, side, onPair, size }: SideProps) {
  const { t } = useWordTools();
  const byName = new Map(rows.map((row) => [row.version, row]));
  return (
    <Select
      label={t(`versionCompare.pair.${side}`)}
      size={size}
      className={classes.side ?? ''}
      data={[...byName.keys()]}
      value={pair[side]}
      onChange={(version) => version !== null && onPair(withSide(pair, side, version))}
      renderOption={({ option }) => <Version row={byName.get(option.value)} name={option.label} />}
      filter={matching(byName)}
      nothingFoundMessage={t('versionCompare.pair.nothing-found')}
      allowDeselect={false}
      searchable
      limit={MOST_OPTIONS}
      maxDropdownHeight={360}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** By the version's name, its tag, its SHA or what else sources call it. */
function matching(byName: ReadonlyMap<string, VersionRow>): NonNullable<SelectProps['filter']> {
  return ({ options, search, limit }) => {
    const wanted = search.trim().toLowerCase();
    const found = options.filter((option) => {
      const row = 'value' in option ? byName.get(option.value) : undefined;
      if (row === undefined) return false;
      const names = [row.version, row.tag, row.sha, ...row.aliases];
      return names.some((name) => name?.toLowerCase().includes(wanted) === true);
    });
    return found.slice(0, limit);
  };
}

function Version({ row, name }: { readonly row: VersionRow | undefined; readonly name: string }) {
  const { t, locale, timeZone } = useWordTools();
  return (
    <span className={classes.option}>
      <span className={classes.sign}>
        {row?.verdict != null && (
          <span title={t(`versions.verdict.${row.verdict.kind}`)}>
            <VerdictSign kind={row.verdict.kind} />
          </span>
        )}
      </span>
      <bdi className={classes.name}>{name}</bdi>
      <span className={classes.date}>
        {row?.firstSeenAt == null ? '' : formatDate(row.firstSeenAt, timeZone, locale)}
      </span>
    </span>
  );
}
