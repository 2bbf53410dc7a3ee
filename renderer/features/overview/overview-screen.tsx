import { memo } from 'react';
import type { OverviewAnswer } from '../../../shared/api.ts';
import type { View } from '../../../shared/view.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { Breakdown, useBreakdownDimension } from './breakdown.tsx';
import { MainChart } from './main-chart.tsx';
import { MetricCards } from './metric-card.tsx';
import { Notices } from './notices.tsx';
import classes from './overview-screen.module.css';
import { useShowBucket } from './show-bucket.ts';
import { WhatChanged } from './what-changed.tsx';

export function OverviewScreen() {
  const view = useView();
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0 && state.summary.incidents === 0);
  return isEmpty ? <NothingYet /> : <OverviewOf view={view} />;
}

function OverviewOf({ view }: { readonly view: View | null }) {
  const { t } = useText();
  const [by] = useBreakdownDimension();
  const { value, error, updating } = useAnswer('overview', view === null ? null : { view, by: [by] });
  useScreenReady((value !== null && !updating) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return <OverviewSkeleton />;
  return (
    <div className={classes.screen} aria-busy={updating} data-updating={updating}>
      <h1 className={classes.heading}>{t('overviewScreen.title')}</h1>
      <OverviewPanels answer={value} />
    </div>
  );
}

/** As long as the answer is the same: while a new one is on its way, nothing here is drawn again. */
const OverviewPanels = memo(function Panels({ answer }: { readonly answer: OverviewAnswer }) {
  const { report, sentences } = answer;
  const showBucket = useShowBucket(report);
  return (
    <>
      <Notices report={report} />
      <MetricCards report={report} />
      <div className={classes.middle}>
        <MainChart report={report} onBucket={showBucket} />
        <WhatChanged report={report} sentences={sentences} />
      </div>
      <Breakdown report={report} />
    </>
  );
});

function NothingYet() {
  const { t } = useText();
  useScreenReady(true);
  return <NothingImported title={t('overviewScreen.empty.title')} text={t('overviewScreen.empty.text')} />;
}

/** The places of what is coming, so that nothing jumps when it comes. */
function OverviewSkeleton() {
  const { t } = useText();
  return (
    <div className={classes.screen} aria-busy="true" aria-label={t('app.states.loading')} role="status">
      <div className={classes.ghostCards} />
      <div className={classes.ghostChart} />
    </div>
  );
}
