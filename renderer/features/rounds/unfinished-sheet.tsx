import { Button } from '@mantine/core';
import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { useDraftTime } from '../../components/draft-note.tsx';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import type { Check } from './check.ts';
import type { NamedRound } from './round-store.ts';
import styles from './rounds.module.css';
import type { Unfinished } from './sheet-draft.ts';

interface UnfinishedSheetProps<R extends CheckRound> {
  readonly check: Check<R>;
  readonly named: NamedRound<R>;
  readonly unfinished: Unfinished;
}

/** Answers that somebody began to give before the application ended: how many, and nothing of what they say. */
export function UnfinishedSheet<R extends CheckRound>({ check, named, unfinished }: UnfinishedSheetProps<R>) {
  const { t } = useText();
  const when = useDraftTime(unfinished.from);
  return (
    <section className={`${classes.card} ${styles.unfinished}`} role="status">
      <p className={styles.unfinishedText}>
        {t('rounds.unfinished.text', {
          round: named.name,
          when,
          count: Object.keys(unfinished.answers).length,
        })}{' '}
        <span className={classes.soft}>{t('rounds.unfinished.whose')}</span>
      </p>
      <Button size="xs" onClick={() => check.resume(named, unfinished)}>
        {t('rounds.unfinished.go-on')}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={check.dropUnfinished}>
        {t('rounds.unfinished.discard')}
      </Button>
    </section>
  );
}
