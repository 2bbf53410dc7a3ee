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

/** Sets the filter bar to one service, team, repository or environment. */
export function filterTo(by: 'service' | 'team' | 'repo' | 'env', name: string): void {
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
