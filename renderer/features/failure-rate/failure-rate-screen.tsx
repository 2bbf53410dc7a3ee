import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { useOpenRow } from '../../store/view.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { IncidentDrawer } from '../failures/incident-drawer.tsx';
import { changeColumn, countColumn, headlineColumn } from '../metric/breakdown-columns.tsx';
import { MetricPair, MetricScreen } from '../metric/metric-screen.tsx';
import { CountCourse } from './count-course.tsx';
import { FailureCourse } from './failure-course.tsx';
import { FailuresPanel } from './failures-panel.tsx';
import { partColumn } from './part-column.ts';
import { RulesPanel } from './rules-panel.tsx';

/** How many deployments make things worse, when, by what it is known, and which they are. */
export function FailureRateScreen() {
  const openId = useOpenRow();
  const incidentId = useOpenRow('incident');
  return (
    <MetricScreen
      metric="changeFailureRate"
      request="failure-rate"
      columns={(tools) => {
        const { t } = tools;
        return [
          headlineColumn('changeFailureRate', tools),
          changeColumn('changeFailureRate', tools),
          partColumn(
            'failed',
            t('stability.breakdown.failed'),
            ({ metrics: { changeFailureRate: figure } }) => ({ part: figure.failed, whole: figure.n }),
            tools,
          ),
          countColumn(
            'incidents',
            t('stability.breakdown.incidents'),
            (row) => row.metrics.changeFailureRate.incidents,
            tools,
          ),
        ];
      }}
      beside={({ report, answer }) => <FailureCourse report={report} answer={answer} />}
      foot={({ report, answer, view, updating }) => (
        <FailuresPanel report={report} answer={answer} view={view} updating={updating} />
      )}
      drawers={(view) => (
        <>
          <DeploymentDrawer id={openId} view={view} />
          <IncidentDrawer id={incidentId} view={view} param="incident" />
          <CommitDrawer view={view} />
        </>
      )}
    >
      {({ report, answer }) => (
        <MetricPair>
          <CountCourse report={report} answer={answer} />
          <RulesPanel rules={answer.rules} />
        </MetricPair>
      )}
    </MetricScreen>
  );
}
