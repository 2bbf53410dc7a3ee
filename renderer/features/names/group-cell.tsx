import type { MappedPerson } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import { EditableCell } from './editable-cell.tsx';
import { NameField } from './name-field.tsx';
import type { TabProps } from './names-screen.tsx';

interface GroupCellProps extends Pick<TabProps, 'mapping' | 'say' | 'readOnly'> {
  readonly person: MappedPerson;
}

/** The group of authors as the user says, else what kind of address it is; another name of a person has that one's. */
export function GroupCell({ person, mapping, say, readOnly }: GroupCellProps) {
  const { t } = useText();
  const { key, name, group, domain, sameAs, bot, looksLikeBot } = person;
  const label = t('namesScreen.people.group-of', { name });
  const byItself = (bot ?? looksLikeBot) ? t('namesScreen.people.bots') : (domain ?? t('namesScreen.people.no-group'));
  const end = mapping.people.find((one) => one.key === sameAs)?.name ?? sameAs;
  const otherwise = end === null ? byItself : t('namesScreen.people.group-of-end', { name: end });
  return (
    <EditableCell
      label={label}
      value={sameAs === null ? group : null}
      otherwise={otherwise}
      disabled={readOnly || sameAs !== null}
      editor={(done) => (
        <NameField
          label={label}
          placeholder={otherwise}
          value={group ?? ''}
          known={knownGroups(mapping.people)}
          onCommit={(chosen) => say([{ kind: 'group', person: key, group: chosen === '' ? null : chosen }])}
          onDone={done}
        />
      )}
    />
  );
}

function knownGroups(people: readonly MappedPerson[]): readonly string[] {
  return [...new Set(people.flatMap(({ group }) => group ?? []))].sort();
}
