import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { Confirm } from '../import/confirm.tsx';
import { askNext } from './answering.ts';
import { ChangeRound } from './change-round.tsx';
import { showOfRound, showRounds } from './check-place.ts';
import styles from './quick-check.module.css';
import { type NamedRound, putRound, type Rounds, removeRound, useCanSave } from './rounds.ts';

/** A question that lies over the list. */
type Asked = { readonly kind: 'remove' | 'change'; readonly named: NamedRound } | null;

interface RoundListProps {
  readonly rounds: Rounds;
  /** They stand side by side below. */
  readonly hasTrend: boolean;
}

/** Each round with what can be done with it; of its answers nothing is told here. */
export function RoundList({ rounds: { rounds, damaged }, hasTrend }: RoundListProps) {
  const { t } = useText();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.rounds.title')}</h2>
      {rounds.length === 0 && <p className={classes.soft}>{t('quickCheck.rounds.none')}</p>}
      <ul className={styles.rounds}>
        {rounds.map((named) => (
          <RoundRow key={named.name} named={named} onAsk={(kind) => setAsked({ kind, named })} />
        ))}
      </ul>
      {damaged.map((name) => (
        <p key={name} className={styles.note}>
          {t('quickCheck.rounds.damaged', { name })}
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
          {t(hasTrend ? 'quickCheck.rounds.trend-hide' : 'quickCheck.rounds.trend-show')}
        </Button>
      )}
      {asked?.kind === 'remove' && (
        <Confirm
          title={t('quickCheck.remove.round-title')}
          text={t('quickCheck.remove.round-text', { name: asked.named.name })}
          confirmLabel={t('quickCheck.remove.confirm')}
          onConfirm={() => void attempt(() => removeRound(asked.named))}
          onClose={close}
        />
      )}
      {asked?.kind === 'change' && <ChangeRound named={asked.named} onClose={close} />}
    </section>
  );
}

interface RoundRowProps {
  readonly named: NamedRound;
  readonly onAsk: (kind: 'remove' | 'change') => void;
}

function RoundRow({ named, onAsk }: RoundRowProps) {
  const { t } = useText();
  const canSave = useCanSave();
  const { name, round, isSaved } = named;
  return (
    <li className={styles.round}>
      <div className={styles.roundWords}>
        <span className={styles.roundName}>{name}</span>
        {!isSaved && <span className={styles.mark}>{t('quickCheck.rounds.in-memory')}</span>}
        <p className={classes.faint}>
          <RoundFacts named={named} />
        </p>
      </div>
      <div className={styles.roundTools}>
        {!isSaved && canSave && (
          <Button variant="default" size="xs" onClick={() => void attempt(() => putRound(name, round))}>
            {t('quickCheck.rounds.keep')}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          aria-label={t('quickCheck.rounds.next-of', { name })}
          onClick={() => askNext(name)}
        >
          {t('quickCheck.rounds.next-person')}
        </Button>
        <Button
          variant="default"
          size="xs"
          aria-label={t('quickCheck.rounds.result-of', { name })}
          onClick={() => showOfRound(name, 'result')}
        >
          {t('quickCheck.rounds.result')}
        </Button>
        <IconButton icon="edit" label={t('quickCheck.rounds.rename', { name })} onClick={() => onAsk('change')} />
        <IconButton icon="close" label={t('quickCheck.rounds.remove', { name })} onClick={() => onAsk('remove')} />
      </div>
    </li>
  );
}

/** "6 people · 23 Nov 2026 · edition 2025 · Retail and e-commerce · 100 to 499 people" */
export function RoundFacts({ named: { round } }: { readonly named: NamedRound }) {
  const { t, locale } = useText();
  const { people, heldOn, edition, industry, size } = round;
  const facts = [
    people.length === 0 ? t('quickCheck.rounds.nobody') : t('quickCheck.rounds.people', { count: people.length }),
    formatDayYear(heldOn, locale),
    t('quickCheck.edition.short', { edition }),
    t(`quickCheck.industry.${industry}`),
    t(`quickCheck.size.${size}`),
  ];
  return <>{facts.join(' · ')}</>;
}
