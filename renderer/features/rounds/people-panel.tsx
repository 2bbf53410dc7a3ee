import { Button } from '@mantine/core';
import { useState } from 'react';
import { type CheckRound, type PersonOf, withoutPerson } from '../../../shared/guidance/check-round.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { useDataFrame } from '../../store/view.ts';
import classes from '../guidance/guidance.module.css';
import { Confirm } from '../import/confirm.tsx';
import type { Check } from './check.ts';
import { FigureTable } from './figure-table.tsx';
import { personName } from './person-name.ts';
import { showOfRound } from './round-place.ts';
import type { NamedRound } from './round-store.ts';
import styles from './rounds.module.css';

interface PeoplePanelProps<R extends CheckRound> {
  readonly check: Check<R>;
  readonly named: NamedRound<R>;
  /** What the round asks. */
  readonly questions: readonly string[];
}

/** Who answered; each can be looked at alone, changed and removed. */
export function PeoplePanel<R extends CheckRound>({ check, named, questions }: PeoplePanelProps<R>) {
  const { t, locale } = useText();
  const frame = useDataFrame();
  const [removed, setRemoved] = useState<PersonOf<R> | null>(null);
  const { name, round } = named;
  const columns = (['name', 'group', 'answered', 'date'] as const).map((column) => t(`rounds.people.${column}`));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('rounds.people.title')}</h2>
      <FigureTable
        label={t('rounds.people.title')}
        columns={[...columns, '']}
        rows={round.people.map((person) => ({
          key: String(person.id),
          cells: [
            personName(person, t),
            person.group ?? '–',
            t('rounds.people.count', {
              answered: questions.filter((question) => person.answers[question] !== undefined).length,
              total: questions.length,
            }),
            <span key="day" className={styles.day}>
              {person.answeredAt === null
                ? t('rounds.people.imported')
                : formatDate(person.answeredAt, frame?.timeZone ?? 'UTC', locale)}
            </span>,
            <PersonTools key="tools" check={check} round={name} person={person} onRemove={() => setRemoved(person)} />,
          ],
        }))}
      />
      {removed !== null && (
        <Confirm
          title={t('rounds.remove.person-title')}
          text={`${personName(removed, t)}: ${t('rounds.remove.person-text')}`}
          confirmLabel={t('rounds.remove.confirm')}
          onConfirm={() => void attempt(() => check.putRound(name, withoutPerson(round, removed.id)))}
          onClose={() => setRemoved(null)}
        />
      )}
    </section>
  );
}

interface PersonToolsProps<R extends CheckRound> {
  readonly check: Check<R>;
  readonly round: string;
  readonly person: PersonOf<R>;
  readonly onRemove: () => void;
}

function PersonTools<R extends CheckRound>({ check, round, person, onRemove }: PersonToolsProps<R>) {
  const { t } = useText();
  const name = personName(person, t);
  return (
    <span className={styles.tools}>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={t('rounds.people.show', { name })}
        onClick={() => showOfRound(round, 'person', person.id)}
      >
        {t('rounds.people.answers')}
      </Button>
      <IconButton
        icon="edit"
        label={t('rounds.people.change', { name })}
        onClick={() => {
          check.startPerson(round, person);
          showOfRound(round, 'ask');
        }}
      />
      <IconButton icon="close" label={t('rounds.people.remove', { name })} onClick={onRemove} />
    </span>
  );
}
