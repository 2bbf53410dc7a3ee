import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate, formatDayRange } from '../../../shared/i18n/format-date.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { MS_PER_DAY } from '../../../shared/time.ts';
import { useText } from '../../i18n.ts';
import { DEFAULT_FILTERS } from '../../store/filters.ts';
import { changeFilters, clearFilters, useDataFrame, useFilters } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { localDayOf } from '../../store/zone.ts';
import classes from './notices.module.css';

interface NoticesProps {
  readonly report: Report;
  /** What the figures are of; absent = every metric. */
  readonly metric?: MetricName;
}

/** What a reader must know before the figures, each with the button that changes it. */
export function Notices({ report, metric }: NoticesProps) {
  const { t, locale } = useText();
  const since = report.historyIncompleteSince;
  const begins = useBeginInComparison(report);
  return (
    <>
      {report.metrics.deploymentFrequency.n === 0 && metric !== 'recoveryTime' && <NothingCounted report={report} />}
      {begins !== null && (
        <Notice>
          {t('overviewScreen.notice.before-data', { date: formatDate(begins, report.period.timeZone, locale) })}
        </Notice>
      )}
      {since !== null && (metric ?? 'changeLeadTime') === 'changeLeadTime' && (
        <Notice>
          {t('overviewScreen.notice.incomplete', {
            date: formatDate(Date.parse(since), report.period.timeZone, locale),
          })}
        </Notice>
      )}
    </>
  );
}

/** First instant of the data where the period before reaches back beyond it, else null. */
function useBeginInComparison({ period, metrics }: Report): number | null {
  const begins = useWorkspace((state) => state.summary?.dataRange?.from ?? null);
  if (begins === null || metrics.deploymentFrequency.n === 0) return null;
  // A first deployment later on its day than the period's midnight is no gap.
  return begins >= Date.parse(period.previous.from) + MS_PER_DAY && begins < Date.parse(period.to) ? begins : null;
}

/** Why no deployment counts: the filters, the period, or the environments. */
function NothingCounted({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const filters = useFilters();
  const frame = useDataFrame();
  const pattern = useWorkspace((state) => state.summary?.settings.productionPattern ?? '');
  const dataRange = frame?.dataRange ?? null;
  const { from, to, timeZone } = report.period;
  if (dataRange !== null && (dataRange.to < Date.parse(from) || dataRange.from >= Date.parse(to))) {
    const range = formatDayRange(
      localDayOf(new Date(dataRange.from).toISOString(), timeZone),
      localDayOf(new Date(dataRange.to).toISOString(), timeZone),
      locale,
    );
    return (
      <Notice
        title={t('overviewScreen.notice.outside-title')}
        action={t('overviewScreen.notice.outside-newest')}
        onAction={() => changeFilters({ range: DEFAULT_FILTERS.range })}
      >
        {t('overviewScreen.notice.outside-text', { range })}
      </Notice>
    );
  }
  if (filters.teams.length + filters.services.length + filters.repositories.length > 0) {
    return (
      <Notice action={t('overviewScreen.notice.filters-clear')} onAction={clearFilters}>
        {t('overviewScreen.notice.filters-title')}
      </Notice>
    );
  }
  if (filters.environments !== 'production' || report.coverage.deployments.stored === 0) {
    return <Notice>{t('overviewScreen.notice.outside-title')}</Notice>;
  }
  return (
    <Notice
      action={t('overviewScreen.notice.no-production-all')}
      onAction={() => changeFilters({ environments: 'all' })}
    >
      {t('overviewScreen.notice.no-production', { count: report.coverage.deployments.stored, pattern })}
    </Notice>
  );
}

interface NoticeProps {
  readonly title?: string;
  readonly action?: string;
  readonly onAction?: () => void;
  readonly children: ReactNode;
}

function Notice({ title, action, onAction, children }: NoticeProps) {
  return (
    <div className={classes.notice}>
      <div className={classes.words}>
        {title !== undefined && <strong>{title}. </strong>}
        {children}
      </div>
      {action !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
