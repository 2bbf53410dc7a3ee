import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from '../guidance/guidance.module.css';
import { NewRound } from './new-round.tsx';
import type { RoundKind } from './round-kind.ts';
import { RoundList } from './round-list.tsx';
import { type Rounds, useCanSave } from './round-store.ts';
import styles from './rounds.module.css';
import { UnfinishedSheet } from './unfinished-sheet.tsx';

interface RoundsScreenProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly rounds: Rounds<R>;
  /** Their results side by side: nobody who is about to answer should have to see them. */
  readonly hasTrend: boolean;
}

/** A new round, and those there have been. */
export function RoundsScreen<R extends CheckRound>({ kind, rounds, hasTrend }: RoundsScreenProps<R>) {
  const { t } = useText();
  useScreenReady(true);
  const canSave = useCanSave();
  const isOpen = useWorkspace((state) => state.status === 'open');
  const { check, words, Trend } = kind;
  const unfinished = check.useUnfinished();
  const left = rounds.rounds.find(({ name }) => name === unfinished?.round);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t(words.title)}</h1>
          <p className={classes.subtitle}>{t(words.subtitle)}</p>
        </div>
      </header>
      {unfinished !== null && left !== undefined && (
        <UnfinishedSheet check={check} named={left} unfinished={unfinished} />
      )}
      <NewRound kind={kind} rounds={rounds} key={rounds.rounds.length} />
      <RoundList kind={kind} rounds={rounds} hasTrend={hasTrend} />
      {hasTrend && (
        <div className={styles.panels}>
          <Trend rounds={rounds.rounds} />
        </div>
      )}
      {!canSave && <p className={classes.hint}>{t(isOpen ? 'rounds.read-only' : 'rounds.unsaved')}</p>}
      <p className={classes.hint}>{t(words.attribution)}</p>
    </div>
  );
}
