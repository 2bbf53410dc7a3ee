import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { startPresenting } from '../../store/presenting.ts';
import { remove, save, useSaved } from '../../store/saved.ts';
import { useWorkspace } from '../../store/workspace.ts';
import type { Deck } from './deck.ts';
import { writeDeck } from './deck-file.ts';
import { chooseDeck } from './deck-state.ts';
import classes from './present-screen.module.css';

const OWN = '\0own';

interface DeckBarProps {
  readonly deck: Deck;
  readonly name: string | null;
  readonly isChanged: boolean;
  /** It is said elsewhere that there are changes, and they can be discarded there. */
  readonly isRestored: boolean;
  readonly discard: () => void;
  readonly pageCount: number;
  readonly children: ReactNode;
}

/** Which deck is arranged, and what can be done with it. */
export function DeckBar({ deck, name, isChanged, isRestored, discard, pageCount, children }: DeckBarProps) {
  const { t } = useText();
  const { value: saved } = useSaved('deck');
  const isReadOnly = useWorkspace((state) => state.summary?.readOnly ?? true);
  return (
    <header className={classes.bar}>
      <h1 className={classes.title}>{t('present.title')}</h1>
      {saved !== null && saved.length > 0 && (
        <Select
          size="xs"
          aria-label={t('present.deck.choose')}
          allowDeselect={false}
          data={[
            { value: OWN, label: t('present.deck.own') },
            ...saved.map((item) => ({ value: item.name, label: item.name })),
          ]}
          value={name ?? OWN}
          onChange={(chosen) => chooseDeck(chosen === OWN ? null : chosen)}
        />
      )}
      {name !== null && !isReadOnly && (
        <IconButton
          icon="close"
          label={t('saved.remove-of', { name })}
          onClick={() =>
            void attempt(async () => {
              await remove('deck', name);
              chooseDeck(null);
            })
          }
        />
      )}
      {!isReadOnly && <KeepDeck key={name} {...{ deck, name, isChanged, isRestored, discard }} />}
      <div className={classes.actions}>
        {children}
        <Button size="xs" disabled={pageCount === 0} onClick={() => startPresenting(name)}>
          {t('present.start')} <span className={classes.key}>{t('present.start-hint')}</span>
        </Button>
      </div>
    </header>
  );
}

/** The deck under a name: its own, or another. */
function KeepDeck({ deck, name, isChanged, isRestored, discard }: Omit<DeckBarProps, 'pageCount' | 'children'>) {
  const { t } = useText();
  const [chosen, setChosen] = useState(name ?? '');
  const trimmed = chosen.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (trimmed === '') return;
    void attempt(async () => {
      await save('deck', trimmed, writeDeck(deck));
      chooseDeck(trimmed);
    });
  };
  return (
    <form className={classes.keep} onSubmit={submit}>
      <TextInput
        size="xs"
        aria-label={t('present.deck.name')}
        placeholder={t('present.deck.name')}
        maxLength={200}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" disabled={trimmed === '' || (!isChanged && trimmed === name)}>
        {t('present.deck.save')}
      </Button>
      {isChanged && !isRestored && (
        <Button size="xs" variant="subtle" onClick={discard}>
          {t('present.deck.discard')}
        </Button>
      )}
    </form>
  );
}
