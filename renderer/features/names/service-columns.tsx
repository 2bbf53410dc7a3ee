import { Checkbox } from '@mantine/core';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { type TextTools, useText } from '../../i18n.ts';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import type { NamesColumn } from './names-table.tsx';
import { AliasCell, TeamCell } from './service-cells.tsx';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Of the services shown. */
  readonly all: 'none' | 'some' | 'every';
  readonly toggle: (name: string) => void;
  readonly toggleAll: () => void;
}

export function byName({ name }: MappedService): string {
  return name;
}

export function selectColumn(
  { t }: TextTools,
  { chosen, all, toggle, toggleAll }: Selection,
  disabled: boolean,
): NamesColumn<MappedService> {
  return {
    id: 'select',
    label: (
      <Checkbox
        size="xs"
        aria-label={t('namesScreen.column.select-all')}
        checked={all === 'every'}
        indeterminate={all === 'some'}
        disabled={disabled}
        onChange={toggleAll}
      />
    ),
    align: 'left',
    width: 40,
    cell: ({ name }) => (
      <Checkbox
        size="xs"
        aria-label={t('namesScreen.column.select', { name })}
        checked={chosen.has(name)}
        disabled={disabled}
        onChange={() => toggle(name)}
      />
    ),
  };
}

/** Name and numbers of rows. */
export function countColumns({ t, locale }: TextTools): readonly NamesColumn<MappedService>[] {
  return [
    {
      id: 'name',
      label: t('namesScreen.column.service'),
      align: 'left',
      width: 184,
      sortBy: byName,
      cell: (service) => <ServiceName service={service} />,
    },
    {
      id: 'deployments',
      label: t('namesScreen.column.deployments'),
      align: 'right',
      width: 118,
      sortBy: ({ deployments }) => deployments,
      cell: ({ deployments }) => formatNumber(deployments, locale),
    },
    {
      id: 'incidents',
      label: t('namesScreen.column.incidents'),
      align: 'right',
      width: 92,
      sortBy: ({ incidents }) => incidents,
      cell: ({ incidents }) => formatNumber(incidents, locale),
    },
  ];
}

/** What can be said of a service. */
export function choiceColumns(
  { t }: TextTools,
  { mapping, say, readOnly }: Pick<TabProps, 'mapping' | 'say' | 'readOnly'>,
): readonly NamesColumn<MappedService>[] {
  return [
    {
      id: 'team',
      label: t('namesScreen.column.team'),
      align: 'left',
      width: 150,
      sortBy: ({ aliasOf, team, rowTeam }) => (aliasOf === null ? (team ?? rowTeam ?? '') : ''),
      cell: (service) => <TeamCell service={service} mapping={mapping} say={say} readOnly={readOnly} />,
    },
    {
      id: 'aliasOf',
      label: t('namesScreen.column.alias-of'),
      align: 'left',
      width: 165,
      sortBy: ({ aliasOf }) => aliasOf ?? '',
      cell: (service) => <AliasCell service={service} mapping={mapping} say={say} readOnly={readOnly} />,
    },
  ];
}

function ServiceName({ service }: { readonly service: MappedService }) {
  const { t } = useText();
  const { name, aliases, aliasOf } = service;
  return (
    <>
      <bdi className={classes.name} data-alias={aliasOf !== null} title={name}>
        {name}
      </bdi>
      {aliases.length > 0 && (
        <span className={classes.second} title={aliases.join(', ')}>
          {t('namesScreen.services.also-called', { names: aliases.join(', ') })}
        </span>
      )}
    </>
  );
}
