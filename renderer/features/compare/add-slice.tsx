import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { FacetValue } from '../../../shared/answers.ts';
import { EVERYTHING, type SliceChoice } from '../../../shared/compare/slice-text.ts';
import { environmentPattern } from '../../../shared/environment-pattern.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { attempt } from '../../attempt.ts';
import { DaysPicker } from '../../frame/days-picker.tsx';
import { matching } from '../../frame/values-filter.tsx';
import { useText } from '../../i18n.ts';
import { rangeDays } from '../../store/filters.ts';
import { useDataFrame, useFilters } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './add-slice.module.css';
import { chooseOtherWorkspace, type KnownWorkspace } from './known-workspaces.ts';

const KINDS = ['team', 'service', 'repository', 'environment', 'period', 'workspace'] as const;
type Kind = (typeof KINDS)[number];

interface AddSliceProps {
  readonly known: readonly KnownWorkspace[];
  readonly isFull: boolean;
  readonly onAdd: (slice: SliceChoice) => void;
}

/** Any one thing as the next slice; it stays open, so that several can be taken one after another. */
export function AddSlice({ known, isFull, onAdd }: AddSliceProps) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('team');
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          disabled={isFull}
          title={isFull ? t('compare.slices.full') : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {t('compare.slices.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={t('compare.add.title')}>
        <div className={classes.kinds}>
          {KINDS.map((each) => (
            <UnstyledButton
              key={each}
              className={classes.kind}
              aria-pressed={each === kind}
              onClick={() => setKind(each)}
            >
              {t(`compare.add.${each}`)}
            </UnstyledButton>
          ))}
        </div>
        <div className={classes.values}>
          {kind === 'period' ? (
            <Periods onAdd={onAdd} />
          ) : kind === 'workspace' ? (
            <Workspaces known={known} onAdd={onAdd} />
          ) : (
            <Names key={kind} kind={kind} onAdd={onAdd} />
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoicesProps {
  readonly onAdd: (slice: SliceChoice) => void;
}

const LIST = { team: 'teams', service: 'services', repository: 'repositories', environment: 'environments' } as const;
/** The search finds the rest. */
const SHOWN = 100;

function Names({ kind, onAdd }: ChoicesProps & { readonly kind: keyof typeof LIST }) {
  const { t, locale } = useText();
  const [search, setSearch] = useState('');
  const values: readonly FacetValue[] = useWorkspace((state) => state.facets?.[LIST[kind]]) ?? [];
  const found = matching(values, search);
  const sliceOf = (name: string): SliceChoice =>
    kind === 'environment'
      ? { ...EVERYTHING, env: environmentPattern([name]) }
      : { ...EVERYTHING, [LIST[kind]]: [name] };
  return (
    <>
      <TextInput
        size="xs"
        data-autofocus
        value={search}
        placeholder={t('compare.add.search')}
        aria-label={t('compare.add.search')}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first !== undefined) onAdd(sliceOf(first.name));
        }}
      />
      <ul className={classes.list}>
        {search === '' && <Choice name={t('compare.add.everything')} onChoose={() => onAdd(EVERYTHING)} />}
        {found.slice(0, SHOWN).map(({ name, deployments }) => (
          <Choice
            key={name}
            name={name}
            note={formatNumber(deployments, locale)}
            onChoose={() => onAdd(sliceOf(name))}
          />
        ))}
      </ul>
      {found.length === 0 && search !== '' && <p className={classes.none}>{t('compare.add.none')}</p>}
    </>
  );
}

function Periods({ onAdd }: ChoicesProps) {
  const { t } = useText();
  const { range } = useFilters();
  const frame = useDataFrame();
  const days = frame === null ? null : rangeDays(range, frame);
  return (
    <>
      <ul className={classes.list}>
        {(['previous', 'year-before'] as const).map((period) => (
          <Choice key={period} name={t(`compare.add.${period}`)} onChoose={() => onAdd({ ...EVERYTHING, period })} />
        ))}
      </ul>
      <DaysPicker
        label={t('compare.add.days')}
        days={days}
        onChoose={({ from, to }) => onAdd({ ...EVERYTHING, from, to })}
      />
    </>
  );
}

function Workspaces({ known, onAdd }: ChoicesProps & Pick<AddSliceProps, 'known'>) {
  const { t } = useText();
  const own = useWorkspace((state) => state.summary?.path);
  const add = (path: string) => onAdd({ ...EVERYTHING, workspace: path });
  async function choose(): Promise<void> {
    const path = await chooseOtherWorkspace();
    if (path !== null) add(path);
  }
  return (
    <>
      <ul className={classes.list}>
        {known
          .filter(({ path }) => path !== own)
          .map(({ path, name }) => (
            <Choice key={path} name={name} hint={path} onChoose={() => add(path)} />
          ))}
      </ul>
      <Button size="xs" variant="default" onClick={() => void attempt(choose)}>
        {t('compare.add.choose-file')}
      </Button>
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly note?: string;
  readonly hint?: string;
  readonly onChoose: () => void;
}

function Choice({ name, note, hint = name, onChoose }: ChoiceProps) {
  return (
    <li>
      <UnstyledButton className={classes.choice} title={hint} onClick={onChoose}>
        <bdi className={classes.name}>{name}</bdi>
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </UnstyledButton>
    </li>
  );
}
