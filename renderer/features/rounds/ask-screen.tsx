import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useDrafts } from '../../store/drafts.ts';
import classes from '../guidance/guidance.module.css';
import { personName } from './person-name.ts';
import type { RoundKind } from './round-kind.ts';
import { showRounds } from './round-place.ts';
import type { NamedRound } from './round-store.ts';
import styles from './rounds.module.css';
import { UnfinishedSheet } from './unfinished-sheet.tsx';

interface AskScreenProps<R extends CheckRound> {
  readonly kind: RoundKind<R>;
  readonly named: NamedRound<R>;
}

/** One page of questions, for one person; what others said is nowhere to be seen. */
export function AskScreen<R extends CheckRound>({ kind, named }: AskScreenProps<R>) {
  const { t } = useText();
  const { check, words, Question } = kind;
  const { round: asked, step, changed } = check.useSheet();
  const { name, round } = named;
  const isLoaded = useDrafts((state) => state.isLoaded);
  const unfinished = check.useUnfinished();
  const left = unfinished?.round === name ? unfinished : null;
  useScreenReady(asked === name || left !== null);
  useEffect(() => {
    // Whoever comes here by going back is somebody new.
    if (asked !== name && isLoaded && left === null) check.startPerson(name);
  }, [asked, name, check, isLoaded, left]);
  if (left !== null) {
    return (
      <div className={classes.page}>
        <AskHead title={t(words.title)} subtitle={name} />
        <UnfinishedSheet check={check} named={named} unfinished={left} />
      </div>
    );
  }
  if (asked !== name) return null;
  const who =
    changed === null
      ? t('rounds.ask.person', { number: Math.max(0, ...round.people.map(({ id }) => id)) + 1 })
      : t('rounds.ask.editing', { name: personName(changed, t) });
  const leave = (): void => {
    showRounds();
    check.forgetPerson();
  };
  return (
    <div className={`${classes.page} ${styles.asked}`} data-wide={kind.hasWidePages}>
      <AskHead title={t(words.title)} subtitle={`${name} · ${who}`}>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={leave}>
          {t('rounds.ask.leave')}
        </Button>
      </AskHead>
      <Question key={step} round={round} step={step} onFinish={() => void check.finishPerson(named)} />
      <p className={classes.hint}>{t(words.attribution)}</p>
    </div>
  );
}

interface AskHeadProps {
  readonly title: string;
  readonly subtitle: string;
  readonly children?: ReactNode;
}

function AskHead({ title, subtitle, children }: AskHeadProps) {
  return (
    <header className={classes.header}>
      <div>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.subtitle}>{subtitle}</p>
      </div>
      {children}
    </header>
  );
}
