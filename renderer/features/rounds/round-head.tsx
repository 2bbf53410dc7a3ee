import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CheckRound } from '../../../shared/guidance/check-round.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import classes from '../guidance/guidance.module.css';
import { ChangeRound } from './change-round.tsx';
import { personName } from './person-name.ts';
import { RoundFacts } from './round-facts.tsx';
import type { ResultProps } from './round-kind.ts';
import { showOfRound, showRounds } from './round-place.ts';
import styles from './rounds.module.css';

/** Above a result: of what it is, and what can be done with the round. */
export function RoundHead<R extends CheckRound>({ kind, named, person }: ResultProps<R>) {
  const { t } = useText();
  const [isChanging, setChanging] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // Where one came from is gone with the button that was pressed there.
  useEffect(() => heading.current?.focus(), []);
  const { name, round } = named;
  const next = <Button onClick={() => kind.check.askNext(name)}>{t('rounds.next-person')}</Button>;
  return (
    <header className={classes.header}>
      <div>
        <h1 className={`${classes.title} ${styles.head}`} ref={heading} tabIndex={-1}>
          {person === null ? name : t('rounds.result.own', { name: personName(person, t) })}
        </h1>
        <p className={classes.subtitle}>{person === null ? <RoundFacts kind={kind} round={round} /> : name}</p>
      </div>
      <div className={styles.roundTools}>
        {person === null ? (
          <>
            <Button variant="subtle" color="gray" onClick={() => showRounds()}>
              {t('rounds.back')}
            </Button>
            <Button variant="default" onClick={() => showOfRound(name, 'import')}>
              {t('rounds.start.import')}
            </Button>
            {next}
            <IconButton icon="edit" label={t('rounds.rename', { name })} onClick={() => setChanging(true)} />
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => showOfRound(name, 'result')}>
              {t('rounds.done.result')}
            </Button>
            {next}
          </>
        )}
      </div>
      {isChanging && (
        <ChangeRound
          kind={kind}
          named={named}
          onClose={() => setChanging(false)}
          onRenamed={(newName) => showOfRound(newName, 'result', null, true)}
        />
      )}
    </header>
  );
}
