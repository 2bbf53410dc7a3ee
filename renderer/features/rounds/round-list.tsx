import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { Confirm } from '../import/confirm.tsx';
import { ChangeRound } from './change-round.tsx';
import { RoundFacts } from './round-facts.tsx';
import type { RoundKind } from './round-kind.ts';
import { showOfRound, showRounds } from './round-place.ts';
import { type NamedRound, type Rounds, useCanSave } from './round-store.ts';
import styles from './rounds.module.css';

/** A question that lies over the list. */
type Asked<R extends CheckRound> = { readonly what: 'remove' | 'change'; readonly named: NamedRound<R> } | null;

interface RoundListProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly rounds: Rounds<R>;
  /** They stand side by side below. */
  readonly hasTrend: boolean;
}

/** Each round with what can be done with it; of its answers nothing is told here. */
export function RoundList<R extends CheckRound>({ kind, rounds: { rounds, damaged }, hasTrend }: RoundListProps<R>) {
  const { t } = useText();
  const [asked, setAsked] = useState<Asked<R>>(null);
  const close = () => setAsked(null);
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('rounds.title')}</h2>
      {rounds.length === 0 && <p className={classes.soft}>{t(kind.words.none)}</p>}
      <ul className={styles.rounds}>
        {rounds.map((named) => (
          <RoundRow key={named.name} kind={kind} named={named} onAsk={(what) => setAsked({ what, named })} />
        ))}
      </ul>
      {damaged.map((name) => (
        <p key={name} className={styles.note}>
          {t('rounds.damaged', { name })}
        </p>
      ))}
      {rounds.filter(({ round }) => round.people.length > 0).length > 1 && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          aria-expanded={hasTrend}
          onClick={() => showRounds(hasTrend ? null : 'trend')}
        >
          {t(hasTrend ? 'rounds.trend-hide' : 'rounds.trend-show')}
        </Button>
      )}
      {asked?.what === 'remove' && (
        <Confirm
          title={t('rounds.remove.round-title')}
          text={t('rounds.remove.round-text', { name: asked.named.name })}
          confirmLabel={t('rounds.remove.confirm')}
          onConfirm={() => void attempt(() => kind.check.removeRound(asked.named))}
          onClose={close}
        />
      )}
      {asked?.what === 'change' && <ChangeRound kind={kind} named={asked.named} onClose={close} />}
    </section>
  );
}

interface RoundRowProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly named: NamedRound<R>;
  readonly onAsk: (what: 'remove' | 'change') => void;
}

function RoundRow<R extends CheckRound>({ kind, named, onAsk }: RoundRowProps<R>) {
  const { t } = useText();
  const canSave = useCanSave();
  const { name, round, isSaved } = named;
  const isUnderWay = kind.check.useSheet((sheet) => sheet.round === name && Object.keys(sheet.answers).length > 0);
  return (
    <li className={styles.round}>
      <div className={styles.roundWords}>
        <span className={styles.roundName}>{name}</span>
        {!isSaved && <span className={styles.mark}>{t('rounds.in-memory')}</span>}
        <p className={classes.faint}>
          <RoundFacts kind={kind} round={round} />
        </p>
      </div>
      <div className={styles.roundTools}>
        {!isSaved && canSave && (
          <Button variant="default" size="xs" onClick={() => void attempt(() => kind.check.putRound(name, round))}>
            {t('rounds.keep')}
          </Button>
        )}
        {isUnderWay && (
          <Button size="xs" onClick={() => showOfRound(name, 'ask')}>
            {t('rounds.go-on')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          aria-label={t('rounds.next-of', { name })}
          onClick={() => kind.check.askNext(name)}
        >
          {t('rounds.next-person')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('rounds.result-of', { name })}
          onClick={() => showOfRound(name, 'result')}
        >
          {t('rounds.show-result')}
        </Button>
        <IconButton icon="edit" label={t('rounds.rename', { name })} onClick={() => onAsk('change')} />
        <IconButton icon="close" label={t('rounds.remove-round', { name })} onClick={() => onAsk('remove')} />
      </div>
    </li>
  );
}
