import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type CheckRound, LONGEST_ROUND_NAME } from '../../../shared/guidance/check-round.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useDataFrame } from '../../store/view.ts';
import { localDayOf } from '../../store/zone.ts';
import classes from '../guidance/guidance.module.css';
import type { RoundKind } from './round-kind.ts';
import { showOfRound } from './round-place.ts';
import type { Rounds } from './round-store.ts';
import styles from './rounds.module.css';

interface NewRoundProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly rounds: Rounds<R>;
}

/** Name and choices of a round, before the first person answers or a file is read. */
export function NewRound<R extends CheckRound>({ kind, rounds: { rounds, damaged } }: NewRoundProps<R>) {
  const { t, locale } = useText();
  const frame = useDataFrame();
  const { check, words, Fields } = kind;
  const today = localDayOf(new Date().toISOString(), frame?.timeZone ?? 'UTC');
  const taken = new Set([...rounds.map(({ name }) => name), ...damaged]);
  const [name, setName] = useState(() => unused(t(words.name, { date: formatDayYear(today, locale) }), taken));
  const [round, setRound] = useState(() => kind.newRound(today, rounds[0]?.round ?? null));
  const newName = name.trim();
  const isTaken = taken.has(newName);
  const isUsable = newName !== '' && !isTaken;
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    if (isUsable) void attempt(() => check.startRound(newName, round));
  };
  const importAnswers = (): void =>
    void attempt(async () => {
      await check.putRound(newName, round);
      showOfRound(newName, 'import');
    });
  return (
    <form className={classes.card} onSubmit={begin}>
      <h2 className={classes.heading}>{t('rounds.start.title')}</h2>
      <p className={classes.soft}>{t(words.start)}</p>
      <div className={styles.fields} data-row="true">
        <TextInput
          label={t('rounds.start.name')}
          value={name}
          maxLength={LONGEST_ROUND_NAME}
          error={isTaken ? t('rounds.start.name-taken') : null}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Fields round={round} onChange={setRound} />
      </div>
      <div className={classes.actions}>
        <Button type="submit" disabled={!isUsable}>
          {t('rounds.start.begin')}
        </Button>
        <Button variant="default" disabled={!isUsable} onClick={importAnswers}>
          {t('rounds.start.import')}
        </Button>
      </div>
    </form>
  );
}

/** "Spring", then "Spring (2)". */
function unused(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const numbered = `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}
