import type { FacetValue } from '../../shared/answers.ts';
import { useText } from '../i18n.ts';
import type { Environments } from '../store/filters.ts';
import { changeFilters } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';
import { ValuesFilter } from './values-filter.tsx';

interface EnvironmentFilterProps {
  readonly values: readonly FacetValue[];
  readonly chosen: Environments;
}

/** Environments by name, or by rule: production (the workspace's pattern, the default) or all. */
export function EnvironmentFilter({ values, chosen }: EnvironmentFilterProps) {
  const { t } = useText();
  const pattern = useWorkspace((state) => state.summary?.settings.productionPattern ?? '');
  return (
    <ValuesFilter
      kind="environment"
      values={values}
      chosen={typeof chosen === 'string' ? [] : chosen}
      onChange={(names) => changeFilters({ environments: names.length === 0 ? 'production' : names })}
      extras={[
        { value: 'production', label: t('app.filters.production'), hint: pattern },
        { value: 'all', label: t('app.filters.all-environments'), hint: null },
      ]}
      chosenExtra={typeof chosen === 'string' ? chosen : null}
      onExtra={(rule) => changeFilters({ environments: rule === 'all' ? 'all' : 'production' })}
    />
  );
}
