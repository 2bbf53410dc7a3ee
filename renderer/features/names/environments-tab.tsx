import { Anchor } from '@mantine/core';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MappedEnvironment } from '../../../shared/name-mapping.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './names.module.css';
import type { TabProps } from './names-screen.tsx';
import { type NamesColumn, NamesTable } from './names-table.tsx';
import { ThreeWay } from './three-way.tsx';

/** Which environments are production: by the workspace's pattern, or as the user says. */
export function EnvironmentsTab({ mapping, say, readOnly, search }: TabProps) {
  const text = useText();
  const { t } = text;
  const pattern = useWorkspace((state) => state.summary?.settings.productionPattern ?? '');
  const rows = mapping.environments.filter(({ name }) => name.toLowerCase().includes(search));
  return (
    <>
      <p className={`${classes.bar} ${classes.faint}`}>
        <span>{t('namesScreen.environments.pattern-text', { pattern })}</span>
        <Anchor component="button" type="button" inherit onClick={() => navigate('/settings')}>
          {t('namesScreen.environments.to-settings')}
        </Anchor>
      </p>
      {rows.length === 0 ? (
        <p className={classes.bar}>{t('namesScreen.nothing-found')}</p>
      ) : (
        <NamesTable
          label={t('namesScreen.tabs.environments')}
          rows={rows}
          keyOf={byName}
          columns={columnsOf(text, { say, readOnly })}
        />
      )}
    </>
  );
}

function columnsOf(
  { t, locale }: TextTools,
  { say, readOnly }: Pick<TabProps, 'say' | 'readOnly'>,
): readonly NamesColumn<MappedEnvironment>[] {
  return [
    {
      id: 'name',
      label: t('namesScreen.column.environment'),
      align: 'left',
      width: 220,
      sortBy: byName,
      cell: ({ name }) => (
        <bdi className={classes.name} title={name}>
          {name}
        </bdi>
      ),
    },
    {
      id: 'deployments',
      label: t('namesScreen.column.deployments'),
      align: 'right',
      width: 112,
      sortBy: ({ deployments }) => deployments,
      cell: ({ deployments }) => formatNumber(deployments, locale),
    },
    {
      id: 'byPattern',
      label: t('namesScreen.column.by-pattern'),
      align: 'left',
      width: 130,
      sortBy: ({ byPattern }) => Number(!byPattern),
      cell: ({ byPattern }) => (
        <span className={classes.tag} data-yes={byPattern}>
          {t(byPattern ? 'namesScreen.environments.matches' : 'namesScreen.environments.matches-not')}
        </span>
      ),
    },
    {
      id: 'production',
      label: t('namesScreen.column.production'),
      align: 'left',
      width: 280,
      cell: ({ name, production }) => (
        <ThreeWay
          label={t('namesScreen.environments.choice-of', { name })}
          value={production}
          words={{
            itself: t('namesScreen.environments.by-pattern'),
            yes: t('namesScreen.environments.yes'),
            no: t('namesScreen.environments.no'),
          }}
          disabled={readOnly}
          onChange={(chosen) => say([{ kind: 'environment', environment: name, production: chosen }])}
        />
      ),
    },
  ];
}

function byName({ name }: MappedEnvironment): string {
  return name;
}
