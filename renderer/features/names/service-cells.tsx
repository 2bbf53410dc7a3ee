import type { MappedService } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import { ChoiceField } from './choice-field.tsx';
import { EditableCell } from './editable-cell.tsx';
import { NameField } from './name-field.tsx';
import type { TabProps } from './names-screen.tsx';

interface ServiceCellProps extends Pick<TabProps, 'mapping' | 'say' | 'readOnly'> {
  readonly service: MappedService;
}

/** The team of a service as the user says, else as its rows do; another name of a service has that one's. */
export function TeamCell({ service, mapping, say, readOnly }: ServiceCellProps) {
  const { t } = useText();
  const { name, team, rowTeam, aliasOf } = service;
  const label = t('namesScreen.services.team-of', { name });
  const otherwise =
    aliasOf === null
      ? (rowTeam ?? t('namesScreen.services.no-team'))
      : t('namesScreen.services.team-of-end', { name: aliasOf });
  return (
    <EditableCell
      label={label}
      value={aliasOf === null ? team : null}
      otherwise={otherwise}
      disabled={readOnly || aliasOf !== null}
      editor={(done) => (
        <NameField
          label={label}
          placeholder={otherwise}
          value={team ?? ''}
          known={mapping.teams}
          onCommit={(chosen) => say([{ kind: 'team', service: name, team: chosen === '' ? null : chosen }])}
          onDone={done}
        />
      )}
    />
  );
}

/** The service that a name means, if not its own. */
export function AliasCell({ service, mapping, say, readOnly }: ServiceCellProps) {
  const { t } = useText();
  const { name, aliasOf } = service;
  const label = t('namesScreen.services.alias-of', { name });
  const otherwise = t('namesScreen.services.itself');
  return (
    <EditableCell
      label={label}
      value={aliasOf}
      otherwise={otherwise}
      disabled={readOnly}
      editor={(done) => (
        <ChoiceField
          label={label}
          placeholder={otherwise}
          value={aliasOf}
          choices={mapping.services
            .filter((other) => other.name !== name && other.aliasOf === null)
            .map((other) => ({ value: other.name, label: other.name }))}
          onChoose={(chosen) => say([{ kind: 'alias', service: name, aliasOf: chosen }])}
          onDone={done}
        />
      )}
    />
  );
}
