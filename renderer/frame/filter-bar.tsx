import { levelSetOf } from '../../shared/metrics/profiles.ts';
import type { LevelSetId, ProfileId } from '../../shared/model.ts';
import { runCommand } from '../commands.ts';
import { IconButton } from '../components/icon-button.tsx';
import { useText } from '../i18n.ts';
import { DEFAULT_FILTERS, type Filters } from '../store/filters.ts';
import { refreshResults } from '../store/results.ts';
import { changeFilters, clearFilters, useFilters } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';
import { CompareFilter } from './compare-filter.tsx';
import { EnvironmentFilter } from './environment-filter.tsx';
import classes from './filter-bar.module.css';
import { MethodFilter } from './method-filter.tsx';
import { RangeFilter } from './range-filter.tsx';
import { SavedViews } from './saved-views.tsx';
import { ValuesFilter } from './values-filter.tsx';

/** What the figures of this screen are about. All of it is in the location. */
export function FilterBar() {
  const { t } = useText();
  const filters = useFilters();
  const facets = useWorkspace((state) => state.facets);
  const settings = useWorkspace((state) => state.summary?.settings);
  if (settings === undefined) return null;
  const profile = filters.profile ?? settings.profile;
  return (
    <search className={classes.bar} aria-label={t('app.filters.label')}>
      <ValuesFilter
        kind="team"
        values={facets?.teams ?? []}
        chosen={filters.teams}
        onChange={(teams) => changeFilters({ teams })}
      />
      <ValuesFilter
        kind="service"
        values={facets?.services ?? []}
        chosen={filters.services}
        onChange={(services) => changeFilters({ services })}
      />
      <EnvironmentFilter values={facets?.environments ?? []} chosen={filters.environments} />
      <ValuesFilter
        kind="repository"
        values={facets?.repositories ?? []}
        chosen={filters.repositories}
        onChange={(repositories) => changeFilters({ repositories })}
      />
      {narrows(filters) && <IconButton icon="close" label={t('app.filters.clear-all')} onClick={clearFilters} />}
      <RangeFilter range={filters.range} />
      <CompareFilter range={filters.range} compareWith={filters.compareWith} />
      <div className={classes.end}>
        <MethodFilter
          profile={profile}
          levels={filters.levels ?? levelSetOf(profile, settings)}
          excludeBots={filters.excludeBots}
          onProfile={(chosen) => changeFilters({ profile: unless(chosen, settings.profile) })}
          onLevels={(levels) => changeFilters({ levels: unless(levels, levelSetOf(profile, settings)) })}
        />
        <SavedViews />
        <IconButton icon="refresh" label={t('app.filters.refresh')} onClick={refreshResults} />
        <IconButton icon="search" label={t('app.commands.label')} onClick={() => void runCommand('command-palette')} />
      </div>
    </search>
  );
}

/** What would be taken anyway is not said. */
function unless<T extends ProfileId | LevelSetId>(chosen: T, otherwise: T): T | null {
  return chosen === otherwise ? null : chosen;
}

function narrows(filters: Filters): boolean {
  return (
    filters.teams.length + filters.services.length + filters.repositories.length > 0 ||
    filters.environments !== DEFAULT_FILTERS.environments
  );
}
