import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { groupsOf, type RoundPerson, withChangedPerson } from '../../../shared/guidance/quick-check-round.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import { askNext } from './answering.ts';
import { type Shown, showOfRound } from './check-place.ts';
import styles from './quick-check.module.css';
import { type NamedRound, putRound } from './rounds.ts';

interface DoneScreenProps {
  readonly named: NamedRound;
  /** Null = every question was skipped. */
  readonly person: RoundPerson | null;
}

/** Between two people: who it was, if they like to say, and nothing of what anybody answered. */
export function DoneScreen({ named, person }: DoneScreenProps) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useScreenReady(true);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <section className={`${classes.card} ${classes.question}`}>
        <h1 className={classes.prompt} ref={heading} tabIndex={-1}>
          {t('quickCheck.done.title')}
        </h1>
        <p className={classes.soft}>{t(person === null ? 'quickCheck.done.nothing' : 'quickCheck.done.text')}</p>
        {person === null ? (
          <DoneButtons named={named} person={null} onGo={(go) => go()} />
        ) : (
          <WhoItWas named={named} person={person} />
        )}
      </section>
    </div>
  );
}

function WhoItWas({ named, person }: { readonly named: NamedRound; readonly person: RoundPerson }) {
  const { t } = useText();
  const [name, setName] = useState(person.name ?? '');
  const [group, setGroup] = useState(person.group ?? '');
  const keep = (go: () => void): void => {
    const said = { ...person, name: textOrNull(name), group: textOrNull(group) };
    void attempt(async () => {
      if (said.name !== person.name || said.group !== person.group)
        await putRound(named.name, withChangedPerson(named.round, said));
      go();
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep(() => askNext(named.name, true));
  };
  return (
    <form onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          label={t('quickCheck.done.name')}
          value={name}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Autocomplete
          label={t('quickCheck.done.group')}
          description={t('quickCheck.done.group-hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[...groupsOf(named.round)]}
          value={group}
          maxLength={200}
          onChange={setGroup}
        />
      </div>
      <DoneButtons named={named} person={person} onGo={keep} />
    </form>
  );
}

interface DoneButtonsProps extends DoneScreenProps {
  readonly onGo: (go: () => void) => void;
}

function DoneButtons({ named, person, onGo }: DoneButtonsProps) {
  const { t } = useText();
  const show = (what: Shown, id: number | null = null) => onGo(() => showOfRound(named.name, what, id));
  return (
    <>
      <div className={classes.actions}>
        {person === null ? (
          <Button onClick={() => askNext(named.name, true)}>{t('quickCheck.done.next')}</Button>
        ) : (
          <Button type="submit">{t('quickCheck.done.next')}</Button>
        )}
        <Button variant="default" className={classes.push ?? ''} onClick={() => show('result')}>
          {t('quickCheck.done.result')}
        </Button>
        {person !== null && named.round.people.length > 1 && (
          <Button variant="subtle" color="gray" onClick={() => show('person', person.id)}>
            {t('quickCheck.done.own')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t('quickCheck.done.people', { count: named.round.people.length })}</p>
    </>
  );
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
