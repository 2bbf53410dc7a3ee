import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { finishPerson } from './answering.ts';
import { showRounds } from './check-place.ts';
import { startPerson, useCheck } from './check-state.ts';
import { personName } from './person-name.ts';
import { QuickCheckQuestion } from './quick-check-question.tsx';
import type { NamedRound } from './rounds.ts';

/** One question a screen, for one person; what others said is nowhere to be seen. */
export function AskScreen({ named }: { readonly named: NamedRound }) {
  const { t } = useText();
  const { round: asked, step, changed } = useCheck();
  const { name, round } = named;
  useScreenReady(asked === name);
  useEffect(() => {
    // Whoever comes here by going back is somebody new.
    if (asked !== name) startPerson(name);
  }, [asked, name]);
  if (asked !== name) return null;
  const metric = editionMetrics(round.edition)[step];
  const who =
    changed === null
      ? t('quickCheck.ask.person', { number: Math.max(0, ...round.people.map(({ id }) => id)) + 1 })
      : t('quickCheck.ask.editing', { name: personName(changed, t) });
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('quickCheck.title')}</h1>
          <p className={classes.subtitle}>
            {name} · {who}
          </p>
        </div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => showRounds()}>
          {t('quickCheck.ask.leave')}
        </Button>
      </header>
      <QuickCheckQuestion key={metric} edition={round.edition} step={step} onFinish={() => void finishPerson(named)} />
      <p className={classes.hint}>{t('quickCheck.attribution')}</p>
    </div>
  );
}
