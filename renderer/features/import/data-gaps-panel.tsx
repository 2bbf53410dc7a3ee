import { Anchor } from '@mantine/core';
import type { WorkspaceSummary } from '../../../shared/answers.ts';
import type { RepositorySummary } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { type DataGap, dataGaps } from './data-gaps.ts';
import classes from './data-screen.module.css';

/** All of them, whatever the filters are now. */
const MISSING_COMMITS = '/deployments?range=all&envs=all&missing=1';

interface DataGapsProps {
  readonly summary: WorkspaceSummary;
  readonly repositories: readonly RepositorySummary[];
}

/** What is missing for which metric and what would bring it. */
export function DataGaps({ summary, repositories }: DataGapsProps) {
  const { t } = useText();
  const facets = useWorkspace((state) => state.facets);
  const everything = useAnswer('overview', summary.deployments > 0 ? { view: allOf(summary), by: [] } : null);
  if (facets === null) return null;
  const coverage = everything.value?.report.coverage ?? null;
  const gaps = dataGaps({ summary, facets, repositories, coverage });
  if (gaps.length === 0 && coverage === null) return null;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('importReport.gap.title')}</h2>
      {gaps.length === 0 ? (
        <p className={classes.soft}>{t('importReport.gap.complete')}</p>
      ) : (
        <ul className={classes.gaps}>
          {gaps.map((gap) => (
            <li key={gap.code}>
              <GapText gap={gap} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function GapText({ gap }: { readonly gap: DataGap }) {
  const { t } = useText();
  switch (gap.code) {
    case 'commits-not-found':
      return (
        <>
          {t('importReport.gap.commits-not-found', { missing: gap.missing, total: gap.total })}{' '}
          <Anchor component="button" type="button" inherit onClick={() => navigate(MISSING_COMMITS)}>
            {t('importReport.gap.to-missing')}
          </Anchor>
        </>
      );
    case 'pulls-not-deployed':
      return t('importReport.gap.pulls-not-deployed', { count: gap.pulls });
    case 'incidents-unlinked':
      return t('importReport.gap.incidents-unlinked', { unlinked: gap.unlinked, total: gap.total });
    case 'incomplete-history':
      return t('importReport.gap.incomplete-history', { names: gap.names.join(', ') });
    case 'no-teams':
      return (
        <>
          {t('importReport.gap.no-teams')}{' '}
          <Anchor component="button" type="button" inherit onClick={() => navigate('/names')}>
            {t('importReport.gap.to-names')}
          </Anchor>
        </>
      );
    case 'not-production':
      return (
        <>
          {t('importReport.gap.not-production', { pattern: gap.pattern })}{' '}
          <Anchor component="button" type="button" inherit onClick={() => navigate('/settings')}>
            {t('importReport.gap.to-settings')}
          </Anchor>
        </>
      );
    default:
      return t(`importReport.gap.${gap.code}`);
  }
}

/** All that is stored, in every environment. */
function allOf(summary: WorkspaceSummary): View {
  return {
    from: null,
    to: null,
    timeZone: summary.settings.timeZone,
    env: null,
    services: [],
    teams: [],
    repositories: [],
    excludeBots: false,
  };
}
