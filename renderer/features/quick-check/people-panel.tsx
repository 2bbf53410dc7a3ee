import { Button } from '@mantine/core';
import { useState } from 'react';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import { type RoundPerson, withoutPerson } from '../../../shared/guidance/quick-check-round.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import { attempt } from '../../attempt.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useText } from '../../i18n.ts';
import { useDataFrame } from '../../store/view.ts';
import classes from '../guidance/guidance.module.css';
import { Confirm } from '../import/confirm.tsx';
import { showOfRound } from './check-place.ts';
import { startPerson } from './check-state.ts';
import { FigureTable } from './figure-table.tsx';
import { personName } from './person-name.ts';
import styles from './quick-check.module.css';
import { type NamedRound, putRound } from './rounds.ts';

/** Who answered; each can be looked at alone, changed and removed. */
export function PeoplePanel({ named }: { readonly named: NamedRound }) {
  const { t, locale } = useText();
  const frame = useDataFrame();
  const [removed, setRemoved] = useState<RoundPerson | null>(null);
  const { name, round } = named;
  const metrics = editionMetrics(round.edition);
  const columns = (['name', 'group', 'answered', 'date'] as const).map((column) => t(`quickCheck.people.${column}`));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.people.title')}</h2>
      <FigureTable
        label={t('quickCheck.people.title')}
        columns={[...columns, '']}
        rows={round.people.map((person) => ({
          key: String(person.id),
          cells: [
            personName(person, t),
            person.group ?? '–',
            t('quickCheck.people.count', {
              answered: metrics.filter((metric) => person.answers[metric] !== undefined).length,
              total: metrics.length,
            }),
            person.answeredAt === null
              ? t('quickCheck.people.imported')
              : formatDate(person.answeredAt, frame?.timeZone ?? 'UTC', locale),
            <PersonTools key="tools" round={name} person={person} onRemove={() => setRemoved(person)} />,
          ],
        }))}
      />
      {removed !== null && (
        <Confirm
          title={t('quickCheck.remove.person-title')}
          text={`${personName(removed, t)}: ${t('quickCheck.remove.person-text')}`}
          confirmLabel={t('quickCheck.remove.confirm')}
          onConfirm={() => void attempt(() => putRound(name, withoutPerson(round, removed.id)))}
          onClose={() => setRemoved(null)}
        />
      )}
    </section>
  );
}

interface PersonToolsProps {
  readonly round: string;
  readonly person: RoundPerson;
  readonly onRemove: () => void;
}

function PersonTools({ round, person, onRemove }: PersonToolsProps) {
  const { t } = useText();
  const name = personName(person, t);
  return (
    <span className={styles.tools}>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={t('quickCheck.people.show', { name })}
        onClick={() => showOfRound(round, 'person', person.id)}
      >
        {t('quickCheck.people.answers')}
      </Button>
      <IconButton
        icon="edit"
        label={t('quickCheck.people.change', { name })}
        onClick={() => {
          startPerson(round, person);
          showOfRound(round, 'ask');
        }}
      />
      <IconButton icon="close" label={t('quickCheck.people.remove', { name })} onClick={onRemove} />
    </span>
  );
}
