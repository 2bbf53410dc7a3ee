import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MappedService } from '../../../shared/name-mapping.ts';
import { useText } from '../../i18n.ts';
import { AliasSuggestions } from './alias-suggestions.tsx';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import { type NamesColumn, NamesTable } from './names-table.tsx';
import { SelectedServices } from './selected-services.tsx';
import { AliasCell, TeamCell } from './service-cells.tsx';

/** Services: their teams, and which are other names of others. */
export function ServicesTab({ mapping, say, readOnly, search }: TabProps) {
  const { t, locale } = useText();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => mapping.services.filter((service) => matches(service, search)), [mapping, search]);
  const shownNames = rows.map(({ name }) => name);
  const chosen = shownNames.filter((name) => selected.has(name));
  const toggle = (name: string): void =>
    setSelected((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name]));
  const number = (value: number) => formatNumber(value, locale);
  const columns: readonly NamesColumn<MappedService>[] = [
    {
      id: 'select',
      label: (
        <Checkbox
          size="xs"
          aria-label={t('namesScreen.column.select-all')}
          checked={chosen.length > 0 && chosen.length === rows.length}
          indeterminate={chosen.length > 0 && chosen.length < rows.length}
          disabled={readOnly}
          onChange={() => setSelected(new Set(chosen.length === rows.length ? [] : shownNames))}
        />
      ),
      align: 'left',
      width: 40,
      cell: ({ name }) => (
        <Checkbox
          size="xs"
          aria-label={t('namesScreen.column.select', { name })}
          checked={selected.has(name)}
          disabled={readOnly}
          onChange={() => toggle(name)}
        />
      ),
    },
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
      cell: ({ deployments }) => number(deployments),
    },
    {
      id: 'incidents',
      label: t('namesScreen.column.incidents'),
      align: 'right',
      width: 92,
      sortBy: ({ incidents }) => incidents,
      cell: ({ incidents }) => number(incidents),
    },
    {
      id: 'team',
      label: t('namesScreen.column.team'),
      align: 'left',
      width: 150,
      sortBy: byTeam,
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
  return (
    <>
      {!readOnly && <AliasSuggestions services={mapping.services} say={say} />}
      {chosen.length > 0 && (
        <SelectedServices names={chosen} teams={mapping.teams} say={say} onClear={() => setSelected(new Set())} />
      )}
      {rows.length === 0 ? (
        <p className={classes.bar}>{t('namesScreen.nothing-found')}</p>
      ) : (
        <NamesTable label={t('namesScreen.tabs.services')} rows={rows} keyOf={byName} columns={columns} />
      )}
    </>
  );
}

function byName({ name }: MappedService): string {
  return name;
}

function byTeam({ aliasOf, team, rowTeam }: MappedService): string {
  return aliasOf === null ? (team ?? rowTeam ?? '') : '';
}

function matches({ name, team, rowTeam, aliasOf }: MappedService, search: string): boolean {
  return [name, team ?? rowTeam ?? '', aliasOf ?? ''].some((text) => text.toLowerCase().includes(search));
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
