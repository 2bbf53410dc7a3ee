import { Button } from '@mantine/core';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { changeFilters, clearFilters } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';

/** No deployments at all. */
export function NoDeploymentsYet() {
  const { t } = useText();
  useScreenReady(true);
  return (
    <NothingImported title={t('lists.empty.deployments-none-title')} text={t('lists.empty.deployments-none-text')} />
  );
}

/** Data, but no value of this metric: why, and what would help. */
export function EmptyMetric({ report, metric }: { readonly report: Report; readonly metric: MetricName }) {
  const { t } = useText();
  const hasIncidents = useWorkspace((state) => (state.summary?.incidents ?? 0) > 0);
  const { reason, n } = report.metrics[metric];
  if (reason === 'no-deployments' || reason === 'period-empty') {
    return (
      <EmptyState title={t('metricScreen.empty.period-title')} text={t('metricScreen.empty.period-text')}>
        <Button onClick={clearFilters}>{t('metricScreen.empty.newest')}</Button>
      </EmptyState>
    );
  }
  if (!hasIncidents && (reason === 'no-incidents' || reason === 'no-outcomes')) {
    return (
      <EmptyState
        title={t('metricScreen.empty.incidents-none-title')}
        text={t('metricScreen.empty.incidents-none-text')}
      >
        <Button onClick={() => navigate('/data')}>{t('app.actions.import-data')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('metricScreen.empty.nothing-title')}
      text={`${t(`metrics.reason.${reason ?? 'no-deployments'}`, { n })}.`}
    >
      <Button onClick={() => changeFilters({ range: { kind: 'all' } })}>{t('metricScreen.empty.all-data')}</Button>
    </EmptyState>
  );
}
