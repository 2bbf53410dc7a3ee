import { UnstyledButton } from '@mantine/core';
import { assertNever } from '../../shared/errors.ts';
import { useText } from '../i18n.ts';
import { changeFilters } from '../store/view.ts';
import classes from './group-name.module.css';

interface GroupNameProps {
  readonly name: string;
  /** Of a service. */
  readonly team: string | undefined;
  readonly onChoose: () => void;
}

/** What a row of compared figures is of: a click shows that alone. */
export function GroupName({ name, team, onChoose }: GroupNameProps) {
  const { t } = useText();
  return (
    <div className={classes.names}>
      <UnstyledButton className={classes.name} title={t('overviewScreen.breakdown.only', { name })} onClick={onChoose}>
        <bdi>{name}</bdi>
      </UnstyledButton>
      {team !== undefined && <span className={classes.team}>{team}</span>}
    </div>
  );
}

type Named = 'service' | 'team' | 'repo' | 'env';

interface FilterNameProps {
  readonly by: Named;
  /** Empty: of rows that name nothing, which the filter bar can't ask for. */
  readonly name: string;
  readonly team: string | undefined;
}

/** A click sets the filter bar to it. */
export function FilterName({ by, name, team }: FilterNameProps) {
  const { t } = useText();
  if (name === '') return <span className={classes.unnamed}>{t('overviewScreen.breakdown.no-name')}</span>;
  return <GroupName name={name} team={team} onChoose={() => filterTo(by, name)} />;
}

/** Sets the filter bar to one service, team, repository or environment. */
export function filterTo(by: Named, name: string): void {
  switch (by) {
    case 'service':
      changeFilters({ services: [name] });
      break;
    case 'team':
      changeFilters({ teams: [name] });
      break;
    case 'repo':
      changeFilters({ repositories: [name] });
      break;
    case 'env':
      changeFilters({ environments: [name] });
      break;
    default:
      assertNever(by);
  }
}
