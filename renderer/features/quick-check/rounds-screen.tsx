import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { QuickCheckRound } from '../../../shared/guidance/quick-check-round.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useDataFrame } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { localDayOf } from '../../store/zone.ts';
import classes from '../guidance/guidance.module.css';
import { startRound } from './answering.ts';
import { showOfRound } from './check-place.ts';
import styles from './quick-check.module.css';
import { type RoundFields, RoundFieldsForm } from './round-fields.tsx';
import { RoundList } from './round-list.tsx';
import { putRound, type Rounds, useCanSave } from './rounds.ts';
import { TrendPanel } from './trend-panel.tsx';

interface RoundsScreenProps {
  readonly rounds: Rounds;
  /** Their results side by side: nobody who is about to answer should have to see them. */
  readonly hasTrend: boolean;
}

/** A new round, and those there have been. */
export function RoundsScreen({ rounds, hasTrend }: RoundsScreenProps) {
  const { t } = useText();
  useScreenReady(true);
  const canSave = useCanSave();
  const isOpen = useWorkspace((state) => state.status === 'open');
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('quickCheck.title')}</h1>
          <p className={classes.subtitle}>{t('quickCheck.subtitle')}</p>
        </div>
      </header>
      <NewRound rounds={rounds} key={rounds.rounds.length} />
      <RoundList rounds={rounds} hasTrend={hasTrend} />
      {hasTrend && (
        <div className={styles.panels}>
          <TrendPanel rounds={rounds.rounds} />
        </div>
      )}
      {!canSave && (
        <p className={classes.hint}>{t(isOpen ? 'quickCheck.rounds.read-only' : 'quickCheck.rounds.unsaved')}</p>
      )}
      <p className={classes.hint}>{t('quickCheck.attribution')}</p>
    </div>
  );
}

function NewRound({ rounds: { rounds, damaged } }: { readonly rounds: Rounds }) {
  const { t, locale } = useText();
  const frame = useDataFrame();
  const today = localDayOf(new Date().toISOString(), frame?.timeZone ?? 'UTC');
  const names = new Set([...rounds.map(({ name }) => name), ...damaged]);
  const [last] = rounds;
  const [fields, setFields] = useState<RoundFields>({
    name: unused(t('quickCheck.start.default-name', { date: formatDayYear(today, locale) }), names),
    edition: last?.round.edition ?? '2025',
    industry: last?.round.industry ?? 'all',
    size: last?.round.size ?? 'all',
  });
  const { name, ...chosen } = fields;
  const isTaken = names.has(name.trim());
  const round: QuickCheckRound = { ...chosen, heldOn: today, people: [] };
  const isUsable = name.trim() !== '' && !isTaken;
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    if (isUsable) void attempt(() => startRound(name.trim(), round));
  };
  const importAnswers = (): void =>
    void attempt(async () => {
      await putRound(name.trim(), round);
      showOfRound(name.trim(), 'import');
    });
  return (
    <form className={classes.card} onSubmit={begin}>
      <h2 className={classes.heading}>{t('quickCheck.start.title')}</h2>
      <p className={classes.soft}>{t('quickCheck.start.text')}</p>
      <RoundFieldsForm
        inRow
        fields={fields}
        onChange={setFields}
        nameError={isTaken ? t('quickCheck.start.name-taken') : null}
      />
      <div className={classes.actions}>
        <Button type="submit" disabled={!isUsable}>
          {t('quickCheck.start.begin')}
        </Button>
        <Button variant="default" disabled={!isUsable} onClick={importAnswers}>
          {t('quickCheck.start.import')}
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
