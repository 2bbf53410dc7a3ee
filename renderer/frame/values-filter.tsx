import { Combobox, UnstyledButton, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FacetValue } from '../../shared/answers.ts';
import { formatNumber } from '../../shared/i18n/format.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import { Icon } from '../components/icon.tsx';
import { useText } from '../i18n.ts';
import classes from './filter-bar.module.css';

/** More would be slow to draw, and nobody scrolls that far: the search finds the rest. */
const SHOWN_VALUES = 200;

export interface ExtraChoice {
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
}

interface ValuesFilterProps {
  readonly kind: 'team' | 'service' | 'environment' | 'repository';
  readonly values: readonly FacetValue[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Choices that stand for a rule instead of names; the chosen one, or null. */
  readonly extras?: readonly ExtraChoice[];
  readonly chosenExtra?: string | null;
  readonly onExtra?: (value: string) => void;
}

/** A chip that opens a searchable list of names, several at once. */
export function ValuesFilter(props: ValuesFilterProps) {
  const { kind, chosen, onChange, extras = [], chosenExtra = null, onExtra } = props;
  const { t } = useText();
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      setSearch('');
      combobox.focusTarget();
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  // What the search found first is what Enter takes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store of the list is the same object
  useEffect(() => {
    if (search !== '') combobox.selectFirstOption();
  }, [search]);
  const submit = (value: string) => {
    if (extras.some((extra) => extra.value === value)) onExtra?.(value);
    else onChange(toggled(chosen, nameOfValue(value)));
  };
  const extraLabel = extras.find((extra) => extra.value === chosenExtra)?.label;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={submit}
      width={290}
      position="bottom-start"
      shadow="md"
      withinPortal={false}
    >
      <Combobox.Target targetType="button">
        <UnstyledButton
          className={classes.chip}
          data-active={chosen.length > 0}
          onClick={() => combobox.toggleDropdown()}
        >
          {t(`app.filters.${kind}`)} <strong>{extraLabel ?? summaryOf(chosen, t)}</strong>
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          placeholder={t(`app.filters.search-${kind}`)}
          aria-label={t(`app.filters.search-${kind}`)}
        />
        <ValuesList {...props} search={search} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface ValuesListProps extends ValuesFilterProps {
  readonly search: string;
}

function ValuesList({ kind, values, chosen, onChange, extras = [], chosenExtra = null, search }: ValuesListProps) {
  const { t, locale } = useText();
  const found = matching(values, search);
  return (
    <>
      <Combobox.Options mah={320} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={t(`app.filters.${kind}`)}>
        {search === '' &&
          extras.map(({ value, label, hint }) => (
            <Choice key={value} value={value} name={label} isOn={value === chosenExtra} note={hint} />
          ))}
        {found.slice(0, SHOWN_VALUES).map(({ name, deployments }) => (
          <Choice
            key={valueOfName(name)}
            value={valueOfName(name)}
            name={name}
            isOn={chosen.includes(name)}
            note={formatNumber(deployments, locale)}
          />
        ))}
        {found.length === 0 && (
          <Combobox.Empty>
            {t(values.length === 0 ? 'app.filters.none-in-data' : 'app.filters.nothing-found')}
          </Combobox.Empty>
        )}
      </Combobox.Options>
      {found.length > SHOWN_VALUES && (
        <div className={classes.note}>{t('app.filters.more', { count: found.length - SHOWN_VALUES })}</div>
      )}
      {chosen.length > 0 && (
        <Combobox.Footer className={classes.footer}>
          <UnstyledButton className={classes.clear} onClick={() => onChange([])}>
            {t('app.filters.clear')}
          </UnstyledButton>
        </Combobox.Footer>
      )}
    </>
  );
}

/** A name's value in the list begins with "=", so that none is taken for a rule. */
function valueOfName(name: string): string {
  return `=${name}`;
}

function nameOfValue(value: string): string {
  return value.slice(1);
}

interface ChoiceProps {
  readonly value: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly note: string | null;
}

function Choice({ value, name, isOn, note }: ChoiceProps) {
  return (
    <Combobox.Option className={classes.choice} value={value} active={isOn}>
      <span className={classes.option}>
        <span className={classes.box} data-on={isOn}>
          {isOn && <Icon name="check" size={12} />}
        </span>
        <span className={classes.name} title={name}>
          {name}
        </span>
        {note !== null && <span className={classes.count}>{note}</span>}
      </span>
    </Combobox.Option>
  );
}

function summaryOf(chosen: readonly string[], t: Translate): string {
  const [first] = chosen;
  if (first === undefined) return t('app.filters.all');
  return chosen.length === 1 ? first : t('app.filters.several', { count: chosen.length });
}

export function toggled(chosen: readonly string[], name: string): readonly string[] {
  return chosen.includes(name) ? chosen.filter((known) => known !== name) : [...chosen, name];
}

/** Values whose name holds the search, whatever the case. */
export function matching(values: readonly FacetValue[], search: string): readonly FacetValue[] {
  const wanted = search.trim().toLocaleLowerCase('en');
  return wanted === '' ? values : values.filter(({ name }) => name.toLocaleLowerCase('en').includes(wanted));
}
