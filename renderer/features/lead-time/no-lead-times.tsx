import { Button } from '@mantine/core';
import type { LeadTimeAnswer } from '../../../shared/lead-time-answers.ts';
import { attempt } from '../../attempt.ts';
import { runCommand } from '../../commands.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { clearFilters } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';

/** Deployments, but nothing to reckon a lead time from: why, and what would help. */
export function NoLeadTimes({ metric }: Pick<LeadTimeAnswer, 'metric'>) {
  const { t } = useText();
  const summary = useWorkspace((state) => state.summary);
  const knowsNoCommits = summary !== null && summary.repositories + summary.commits + summary.pulls === 0;
  const reason = metric.reason ?? 'no-lead-times';
  if (reason === 'no-deployments' || reason === 'period-empty') {
    return (
      <EmptyState title={t('leadTime.empty.period-title')} text={t('leadTime.empty.period-text')}>
        <Button onClick={clearFilters}>{t('leadTime.empty.newest')}</Button>
      </EmptyState>
    );
  }
  if (knowsNoCommits) {
    return (
      <EmptyState title={t('leadTime.empty.no-commits-title')} text={t('leadTime.empty.no-commits-text')}>
        <Button onClick={() => void attempt(() => runCommand('add-repository'))}>
          {t('leadTime.empty.add-repository')}
        </Button>
        <Button variant="default" onClick={() => navigate('/data')}>
          {t('app.actions.import-data')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('leadTime.empty.no-lead-title')}
      text={t('leadTime.empty.no-lead-text', { reason: t(`metrics.reason.${reason}`, { n: metric.n }) })}
    >
      <Button onClick={() => navigate('/lead-time?range=all')}>{t('leadTime.empty.all-data')}</Button>
      <Button variant="default" onClick={() => navigate('/data')}>
        {t('leadTime.empty.see-data')}
      </Button>
    </EmptyState>
  );
}
