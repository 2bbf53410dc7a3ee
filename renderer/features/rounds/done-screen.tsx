import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type CheckRound, groupsOf, type PersonOf, withChangedPerson } from '../../../shared/guidance/check-round.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import classes from '../guidance/guidance.module.css';
import type { Check } from './check.ts';
import { type Shown, showOfRound } from './round-place.ts';
import type { NamedRound } from './round-store.ts';
import styles from './rounds.module.css';

interface DoneScreenProps<R extends CheckRound> {
  readonly check: Check<R>;
  readonly named: NamedRound<R>;
  /** Null = every question was skipped. */
  readonly person: PersonOf<R> | null;
}

/** Between two people: who it was, if they like to say, and nothing of what anybody answered. */
export function DoneScreen<R extends CheckRound>({ check, named, person }: DoneScreenProps<R>) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useScreenReady(true);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={`${classes.page} ${classes.narrow}`}>
      <section className={`${classes.card} ${classes.question}`}>
        <h1 className={classes.prompt} ref={heading} tabIndex={-1}>
          {t('rounds.done.title')}
        </h1>
        <p className={classes.soft}>{t(person === null ? 'rounds.done.nothing' : 'rounds.done.text')}</p>
        {person === null ? (
          <DoneButtons check={check} named={named} person={null} onGo={(go) => go()} />
        ) : (
          <WhoItWas check={check} named={named} person={person} />
        )}
      </section>
    </div>
  );
}

interface WhoItWasProps<R extends CheckRound> extends DoneScreenProps<R> {
  readonly person: PersonOf<R>;
}

function WhoItWas<R extends CheckRound>({ check, named, person }: WhoItWasProps<R>) {
  const { t } = useText();
  const [name, setName] = useState(person.name ?? '');
  const [group, setGroup] = useState(person.group ?? '');
  const keep = (go: () => void): void => {
    const said = { ...person, name: textOrNull(name), group: textOrNull(group) };
    void attempt(async () => {
      if (said.name !== person.name || said.group !== person.group)
        await check.putRound(named.name, withChangedPerson(named.round, said));
      go();
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep(() => check.askNext(named.name, true));
  };
  return (
    <form onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          label={t('rounds.done.name')}
          value={name}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Autocomplete
          label={t('rounds.done.group')}
          description={t('rounds.done.group-hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          data={[...groupsOf(named.round)]}
          value={group}
          maxLength={200}
          onChange={setGroup}
        />
      </div>
      <DoneButtons check={check} named={named} person={person} onGo={keep} />
    </form>
  );
}

interface DoneButtonsProps<R extends CheckRound> extends DoneScreenProps<R> {
  readonly onGo: (go: () => void) => void;
}

function DoneButtons<R extends CheckRound>({ check, named, person, onGo }: DoneButtonsProps<R>) {
  const { t } = useText();
  const show = (what: Shown, id: number | null = null) => onGo(() => showOfRound(named.name, what, id));
  return (
    <>
      <div className={classes.actions}>
        {person === null ? (
          <Button onClick={() => check.askNext(named.name, true)}>{t('rounds.done.next')}</Button>
        ) : (
          <Button type="submit">{t('rounds.done.next')}</Button>
        )}
        <Button variant="default" className={classes.push ?? ''} onClick={() => show('result')}>
          {t('rounds.done.result')}
        </Button>
        {person !== null && named.round.people.length > 1 && (
          <Button variant="subtle" color="gray" onClick={() => show('person', person.id)}>
            {t('rounds.done.own')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t('rounds.done.people', { count: named.round.people.length })}</p>
    </>
  );
}

function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
