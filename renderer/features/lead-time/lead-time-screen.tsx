import { useState } from 'react';
import type { ChangeRow, LeadTimeAnswer, LeadTimeGrouping } from '../../../shared/lead-time-answers.ts';
import type { View } from '../../../shared/view.ts';
import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { useOpenRow, useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { NoDeploymentsYet } from '../metric/empty-metric.tsx';
import { BottleneckPanel } from './bottleneck-panel.tsx';
import { ChangeDrawer } from './change-drawer.tsx';
import { ChangesList } from './changes-list.tsx';
import { CourseChart } from './course-chart.tsx';
import { DistributionChart } from './distribution-chart.tsx';
import { GroupsPanel, useGrouping } from './groups-panel.tsx';
import { HeadlinePanel } from './headline-panel.tsx';
import classes from './lead-time-screen.module.css';
import { useMethod } from './method.ts';
import { NoLeadTimes } from './no-lead-times.tsx';
import { useOpenChange } from './open-change.ts';
import { StagesTable } from './stages-table.tsx';

/** How long changes take from commit to production, stage by stage, and where they wait. */
export function LeadTimeScreen() {
  const view = useView();
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0);
  if (isEmpty) return <NoDeploymentsYet />;
  return view === null ? null : <LeadTimeOf view={view} />;
}

function LeadTimeOf({ view }: { readonly view: View }) {
  const { t } = useText();
  const by = useGrouping();
  const { value, error, updating } = useAnswer('lead-time', { view, by });
  const [loaded, setLoaded] = useState<ChangeRow | null>(null);
  const openId = useOpenRow();
  const change = useOpenChange(value, loaded);
  const isNothing = value !== null && value.metric.n === 0;
  // Otherwise the list at the foot says when all is there.
  useScreenReady(error !== null || (isNothing && !updating));
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) {
    return <div className={classes.ghost} role="status" aria-busy="true" aria-label={t('app.states.loading')} />;
  }
  if (isNothing) return <NoLeadTimes metric={value.metric} />;
  return (
    <>
      <div className={classes.screen} aria-busy={updating} data-updating={updating}>
        <Panels answer={value} view={view} by={by} />
        <ChangesList waits={updating} onOpenRow={setLoaded} />
      </div>
      <ChangeDrawer change={change} timeZone={view.timeZone} />
      <CommitDrawer view={view} />
      <DeploymentDrawer id={openId} view={view} />
    </>
  );
}

interface PanelsProps {
  readonly answer: LeadTimeAnswer;
  readonly view: View;
  readonly by: LeadTimeGrouping;
}

function Panels({ answer, view, by }: PanelsProps) {
  const method = useMethod(view);
  const { over } = method.profile.leadTime;
  return (
    <>
      <div className={classes.pair}>
        <HeadlinePanel answer={answer} method={method} />
        <BottleneckPanel answer={answer} />
      </div>
      <div className={classes.charts}>
        <CourseChart answer={answer} method={method} />
        <DistributionChart answer={answer} over={over} />
      </div>
      <StagesTable answer={answer} />
      <GroupsPanel answer={answer} by={by} over={over} />
    </>
  );
}
