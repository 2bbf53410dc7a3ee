import { Select } from '@mantine/core';
import type { View } from '../../../shared/view.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { setScreenParam, useFilters, useScreenParam, useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { CompareVersions } from './compare/compare-versions.tsx';
import { VerdictPanel } from './compare/verdict-panel.tsx';
import { chosenPair, type VersionPair, withSide } from './version-pair.ts';
import { VersionTable } from './version-table.tsx';
import classes from './versions-screen.module.css';

/** The versions of one service, and what changed between two of them. */
export function VersionsScreen() {
  const { t } = useText();
  const view = useView();
  const services = useServices();
  const asked = useScreenParam('of');
  const service = services?.find((name) => name === asked) ?? services?.[0];
  useScreenReady(services !== null && service === undefined);
  if (view === null || services === null) return null;
  if (service === undefined) {
    return <EmptyState title={t('versions.title')} text={t('versions.no-services')} />;
  }
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('versions.title')}</h1>
          <p className={classes.subtitle}>{t('versions.subtitle')}</p>
        </div>
        <Select
          label={t('versions.service')}
          data={[...services]}
          value={service}
          onChange={chooseService}
          allowDeselect={false}
          searchable
          limit={200}
          w={300}
        />
      </header>
      <VersionsOf key={service} view={{ ...view, services: [] }} service={service} />
    </div>
  );
}

/** Services to choose from: those the filter bar names, else all of them, most deployed first. */
function useServices(): readonly string[] | null {
  const facets = useWorkspace((state) => state.facets);
  const { services } = useFilters();
  if (facets === null) return null;
  const names = facets.services.map((service) => service.name).filter((name) => name !== '');
  return services.length === 0 ? names : names.filter((name) => services.includes(name));
}

/** The versions chosen belong to a service, so they go with it. */
function chooseService(service: string | null): void {
  setScreenParam('base', null, true);
  setScreenParam('head', null, true);
  setScreenParam('of', service);
}

interface VersionsOfProps {
  readonly view: View;
  readonly service: string;
}

function VersionsOf({ view, service }: VersionsOfProps) {
  const { t } = useText();
  const { value, error, updating } = useAnswer('versions.list', { view, service });
  const asked = { base: useScreenParam('base'), head: useScreenParam('head') };
  const pair = value === null ? null : chosenPair(value, asked.base, asked.head);
  useScreenReady(error !== null || (value !== null && !updating && pair === null));
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return <div role="status" aria-label={t('app.states.loading')} />;
  const { rows } = value;
  if (rows.length === 0) {
    return <EmptyState title={t('versions.table.empty-title')} text={t('versions.table.empty-text', { service })} />;
  }
  const choose = (side: keyof VersionPair, version: string): void => {
    if (pair !== null) placePair(withSide(pair, side, version));
  };
  return (
    <>
      <section className={classes.card}>
        <VersionTable service={service} rows={rows} pair={pair} onChoose={choose} />
      </section>
      {pair === null ? (
        <p className={classes.soft}>{t('versions.compare.only-one')}</p>
      ) : (
        <>
          <VerdictPanel view={view} service={service} pair={pair} />
          <CompareVersions view={view} service={service} rows={rows} pair={pair} onPair={placePair} />
        </>
      )}
    </>
  );
}

/** One step back for both. */
function placePair({ base, head }: VersionPair): void {
  setScreenParam('base', base, true);
  setScreenParam('head', head);
}
