import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { useOpenRow } from '../../store/view.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { partColumn } from '../failure-rate/part-column.ts';
import { changeColumn, countColumn, headlineColumn } from '../metric/breakdown-columns.tsx';
import { MetricPair, MetricScreen } from '../metric/metric-screen.tsx';
import { KindsCourse } from './kinds-course.tsx';
import { KindsPanel } from './kinds-panel.tsx';
import { ReworkCourse } from './rework-course.tsx';
import { UnplannedPanel } from './unplanned-panel.tsx';

/** How many deployments nobody planned, of what kind, and which they are. */
export function ReworkScreen() {
  const openId = useOpenRow();
  return (
    <MetricScreen
      metric="reworkRate"
      request="rework"
      columns={(tools) => {
        const { t } = tools;
        return [
          headlineColumn('reworkRate', tools),
          changeColumn('reworkRate', tools),
          partColumn(
            'unplanned',
            t('stability.breakdown.unplanned'),
            ({ metrics: { reworkRate: figure } }) => ({ part: figure.reworked, whole: figure.n }),
            tools,
          ),
          countColumn(
            'rollbacks',
            t('metricScreen.statistic.rollbacks'),
            (row) => row.metrics.reworkRate.rollbacks,
            tools,
          ),
          countColumn(
            'hotfixes',
            t('metricScreen.statistic.hotfixes'),
            (row) => row.metrics.reworkRate.hotfixes,
            tools,
          ),
          countColumn('reverts', t('metricScreen.statistic.reverts'), (row) => row.metrics.reworkRate.reverts, tools),
        ];
      }}
      beside={({ report, answer }) => <ReworkCourse report={report} answer={answer} />}
      drawers={(view) => (
        <>
          <DeploymentDrawer id={openId} view={view} />
          <CommitDrawer view={view} />
        </>
      )}
      foot={({ report, answer, updating }) => <UnplannedPanel report={report} answer={answer} updating={updating} />}
    >
      {({ report, answer }) => (
        <MetricPair>
          <KindsCourse report={report} answer={answer} />
          <KindsPanel points={answer.points} />
        </MetricPair>
      )}
    </MetricScreen>
  );
}
