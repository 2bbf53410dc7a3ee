import { SegmentedControl, Select, Switch } from '@mantine/core';
import type { StageDisplay } from '../../../shared/shell-api.ts';
import { type TextTools, useText } from '../../i18n.ts';
import type { Deck } from './deck.ts';
import classes from './present-screen.module.css';
import { useDisplays, useStageChoice } from './stage/displays.ts';

interface DeckOptionsProps {
  readonly deck: Deck;
  readonly onChange: (deck: Deck) => void;
}

/** What holds for all slides of the deck, and where the audience sees it. */
export function DeckOptions({ deck, onChange }: DeckOptionsProps) {
  const { t } = useText();
  return (
    <div className={classes.options}>
      <SegmentedControl
        size="xs"
        aria-label={t('present.options.theme')}
        data={[
          { value: 'light', label: t('present.options.light') },
          { value: 'dark', label: t('present.options.dark') },
        ]}
        value={deck.theme}
        onChange={(theme) => onChange({ ...deck, theme: theme === 'dark' ? 'dark' : 'light' })}
      />
      <Switch
        size="sm"
        label={t('present.options.hide-names')}
        title={t('present.options.hide-names-about')}
        checked={deck.hidesNames}
        onChange={(event) => onChange({ ...deck, hidesNames: event.currentTarget.checked })}
      />
      <Switch
        size="sm"
        label={t('present.options.print-notes')}
        checked={deck.printsNotes}
        onChange={(event) => onChange({ ...deck, printsNotes: event.currentTarget.checked })}
      />
      <DisplayChoice />
    </div>
  );
}

const ANOTHER = 'another';

/** Only where there are several. */
function DisplayChoice() {
  const { t } = useText();
  const displays = useDisplays();
  const display = useStageChoice((state) => state.display);
  if (displays.length < 2) return null;
  const known = displays.some(({ id }) => id === display);
  return (
    <Select
      size="xs"
      aria-label={t('present.options.display')}
      allowDeselect={false}
      data={[
        { value: ANOTHER, label: t('present.options.other-display') },
        ...displays.map((each, index) => ({ value: String(each.id), label: displayName(each, index, t) })),
      ]}
      value={known ? String(display) : ANOTHER}
      onChange={(value) => useStageChoice.setState({ display: value === ANOTHER ? null : Number(value) })}
    />
  );
}

function displayName({ label, width, height, isOwn }: StageDisplay, index: number, t: TextTools['t']): string {
  const name = label === '' ? t('present.options.display-number', { number: index + 1 }) : label;
  return t(`present.options.${isOwn ? 'display-own' : 'display-of'}`, { label: name, width, height });
}
