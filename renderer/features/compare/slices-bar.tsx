import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { daysOf } from '../../../shared/compare/slice-names.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useText } from '../../i18n.ts';
import { AddSlice } from './add-slice.tsx';
import type { KnownWorkspace } from './known-workspaces.ts';
import classes from './slices-bar.module.css';
import { MOST_SLICES, moved, placeSlices, without } from './slices-place.ts';
import type { Comparison } from './use-comparison.ts';

interface SlicesBarProps {
  readonly comparison: Comparison;
  readonly known: readonly KnownWorkspace[];
}

/** What is compared, in its order: to be moved, named, taken out, made the base. */
export function SlicesBar({ comparison, known }: SlicesBarProps) {
  const { t } = useText();
  const { choices } = comparison;
  const list = useRef<HTMLOListElement>(null);
  const focus = (index: number) => {
    // After the list is drawn anew.
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-slice]')[index]?.focus());
  };
  return (
    <section className={classes.bar} aria-labelledby="compare-title">
      <div className={classes.head}>
        <h1 id="compare-title" className={classes.title}>
          {t('compare.title')}
        </h1>
        <span className={classes.note}>{t('compare.slices.rule')}</span>
        {choices.length === 2 && (
          <Button size="xs" variant="default" onClick={() => placeSlices(moved(choices, 1, 0))}>
            {t('compare.slices.swap')}
          </Button>
        )}
        <AddSlice
          known={known}
          isFull={choices.length >= MOST_SLICES}
          onAdd={(slice) => placeSlices([...choices, slice])}
        />
        <Button size="xs" variant="subtle" onClick={() => placeSlices([])}>
          {t('compare.slices.clear')}
        </Button>
      </div>
      <ol className={classes.slices} ref={list} aria-label={t('compare.slices.label')}>
        {choices.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices may be the same; their place tells them apart
          <Slice key={index} comparison={comparison} index={index} onFocus={focus} />
        ))}
      </ol>
    </section>
  );
}

interface SliceProps {
  readonly comparison: Comparison;
  readonly index: number;
  /** Where the focus goes once the slices are others. */
  readonly onFocus: (index: number) => void;
}

function Slice({ comparison, index, onFocus }: SliceProps) {
  const { t, locale } = useText();
  const { choices, names, views, value } = comparison;
  const name = names[index] ?? '';
  const view = views[index];
  const days = view === undefined ? '' : daysOf(view, locale, t);
  const failed = value?.slices[index]?.kind === 'failed';
  const move = (to: number) => {
    if (to < 0 || to >= choices.length) return;
    placeSlices(moved(choices, index, to));
    onFocus(to);
  };
  const remove = () => {
    placeSlices(without(choices, index));
    onFocus(Math.max(0, index - 1));
  };
  const hear = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0) (event.altKey ? move : onFocus)(index + step);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'Delete') remove();
    else return;
    event.preventDefault();
  };
  return (
    <li className={classes.slice} data-base={index === 0} data-failed={failed}>
      <UnstyledButton
        className={classes.face}
        data-slice
        title={index === 0 ? t('compare.slices.keys') : `${t('compare.slices.make-base')}. ${t('compare.slices.keys')}`}
        onClick={() => move(0)}
        onKeyDown={hear}
      >
        <span className={classes.mark}>{index === 0 ? t('compare.base') : index + 1}</span>
        <span className={classes.words}>
          <bdi className={classes.name}>{name}</bdi>
          {!name.includes(days) && <span className={classes.detail}>{days}</span>}
        </span>
      </UnstyledButton>
      <span className={classes.actions}>
        <Action
          icon="back"
          label={t('compare.slices.earlier', { name })}
          isOff={index === 0}
          onDo={() => move(index - 1)}
        />
        <Action
          icon="forward"
          label={t('compare.slices.later', { name })}
          isOff={index === choices.length - 1}
          onDo={() => move(index + 1)}
        />
        <Rename comparison={comparison} index={index} name={name} />
        <Action icon="close" label={t('compare.slices.remove-named', { name })} onDo={remove} />
      </span>
    </li>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOff?: boolean;
  readonly onDo: () => void;
}

function Action({ icon, label, isOff = false, onDo }: ActionProps) {
  return (
    <UnstyledButton className={classes.action} aria-label={label} title={label} disabled={isOff} onClick={onDo}>
      <Icon name={icon} size={12} />
    </UnstyledButton>
  );
}

interface RenameProps {
  readonly comparison: Comparison;
  readonly index: number;
  readonly name: string;
}

function Rename({ comparison: { choices }, index, name }: RenameProps) {
  const { t } = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const label = draft?.trim() ?? '';
    setDraft(null);
    placeSlices(choices.map((choice, at) => (at === index ? { ...choice, label } : choice)));
  };
  return (
    <Popover
      opened={draft !== null}
      onChange={(isOpen) => !isOpen && setDraft(null)}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.action}
          aria-label={t('compare.slices.rename', { name })}
          title={t('compare.slices.rename', { name })}
          onClick={() => setDraft(choices[index]?.label ?? '')}
        >
          <Icon name="edit" size={12} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.rename}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            size="xs"
            data-autofocus
            label={t('compare.slices.name-label')}
            description={t('compare.slices.name-hint')}
            placeholder={name}
            maxLength={120}
            value={draft ?? ''}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
          <Button size="xs" type="submit">
            {t('compare.slices.save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
