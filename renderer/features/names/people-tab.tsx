import { useMemo } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MappedPerson } from '../../../shared/name-mapping.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { ChoiceField } from './choice-field.tsx';
import { EditableCell } from './editable-cell.tsx';
import { GroupCell } from './group-cell.tsx';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import { type NamesColumn, NamesTable } from './names-table.tsx';
import { ThreeWay } from './three-way.tsx';

/** Authors of commits: who is a bot, who is the same person under another name, and which group they belong to. */
export function PeopleTab({ mapping, say, readOnly, search }: TabProps) {
  const text = useText();
  const { t } = text;
  const rows = useMemo(
    () => mapping.people.filter(({ name, key }) => name.toLowerCase().includes(search) || key.includes(search)),
    [mapping, search],
  );
  if (rows.length === 0) return <p className={classes.bar}>{t('namesScreen.nothing-found')}</p>;
  const columns = columnsOf(text, { mapping, say, readOnly });
  return <NamesTable label={t('namesScreen.tabs.people')} rows={rows} keyOf={({ key }) => key} columns={columns} />;
}

function columnsOf(
  { t, locale }: TextTools,
  { mapping, say, readOnly }: Pick<TabProps, 'mapping' | 'say' | 'readOnly'>,
): readonly NamesColumn<MappedPerson>[] {
  return [
    {
      id: 'name',
      label: t('namesScreen.column.person'),
      align: 'left',
      width: 190,
      sortBy: ({ name }) => name,
      cell: (person) => <PersonName person={person} />,
    },
    {
      id: 'commits',
      label: t('namesScreen.column.commits'),
      align: 'right',
      width: 90,
      sortBy: ({ commits }) => commits,
      cell: ({ commits }) => formatNumber(commits, locale),
    },
    {
      id: 'bot',
      label: t('namesScreen.column.bot'),
      align: 'left',
      width: 270,
      sortBy: ({ bot, looksLikeBot }) => Number(!(bot ?? looksLikeBot)),
      cell: ({ key, name, bot, looksLikeBot }) => (
        <ThreeWay
          label={t('namesScreen.people.choice-of', { name })}
          value={bot}
          words={{
            itself: t(looksLikeBot ? 'namesScreen.people.looks-bot' : 'namesScreen.people.looks-person'),
            yes: t('namesScreen.people.yes'),
            no: t('namesScreen.people.no'),
          }}
          disabled={readOnly}
          onChange={(chosen) => say([{ kind: 'bot', person: key, bot: chosen }])}
        />
      ),
    },
    {
      id: 'sameAs',
      label: t('namesScreen.column.same-as'),
      align: 'left',
      width: 190,
      sortBy: ({ sameAs }) => sameAs ?? '',
      cell: (person) => <SameAsCell person={person} mapping={mapping} say={say} readOnly={readOnly} />,
    },
    {
      id: 'group',
      label: t('namesScreen.column.group'),
      align: 'left',
      width: 170,
      sortBy: ({ group, domain }) => group ?? domain ?? '',
      cell: (person) => <GroupCell person={person} mapping={mapping} say={say} readOnly={readOnly} />,
    },
  ];
}

function PersonName({ person: { name, email } }: { readonly person: MappedPerson }) {
  return (
    <>
      <bdi className={classes.name} title={name}>
        {name}
      </bdi>
      <bdi className={classes.second} title={email}>
        {email}
      </bdi>
    </>
  );
}

interface SameAsCellProps extends Pick<TabProps, 'mapping' | 'say' | 'readOnly'> {
  readonly person: MappedPerson;
}

function SameAsCell({ person, mapping, say, readOnly }: SameAsCellProps) {
  const { t } = useText();
  const { key, name, sameAs } = person;
  const label = t('namesScreen.people.same-as', { name });
  const other = mapping.people.find((one) => one.key === sameAs);
  return (
    <EditableCell
      label={label}
      value={sameAs === null ? null : nameOf(other, sameAs)}
      otherwise={t('namesScreen.people.itself')}
      disabled={readOnly}
      editor={(done) => (
        <ChoiceField
          label={label}
          placeholder={t('namesScreen.people.itself')}
          value={sameAs}
          choices={mapping.people
            .filter((one) => one.key !== key && one.sameAs === null)
            .map((one) => ({ value: one.key, label: nameOf(one, one.key) }))}
          onChoose={(chosen) => say([{ kind: 'same-person', person: key, sameAs: chosen }])}
          onDone={done}
        />
      )}
    />
  );
}

/** With the address, which tells two people of one name apart. */
function nameOf(person: MappedPerson | undefined, key: string): string {
  return person === undefined || person.name === key ? key : `${person.name} (${key})`;
}
