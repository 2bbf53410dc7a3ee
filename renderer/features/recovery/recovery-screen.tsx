import type { RecoveryAnswer } from '../../../shared/metric-answers.ts';
import type { Report } from '../../../shared/report.ts';
import type { View } from '../../../shared/view.ts';
import { CommitDrawer } from '../../components/commit-drawer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useOpenRow } from '../../store/view.ts';
import { DeploymentDrawer } from '../deployments/deployment-drawer.tsx';
import { IncidentsList, useIncidents } from '../failure-rate/incidents-list.tsx';
import classes from '../failure-rate/panels.module.css';
import { IncidentDrawer } from '../failures/incident-drawer.tsx';
import { changeColumn, countColumn, durationColumn, headlineColumn } from '../metric/breakdown-columns.tsx';
import { NAMED_DIMENSIONS } from '../metric/metric-breakdown.tsx';
import { type MetricContext, MetricPair, MetricScreen } from '../metric/metric-screen.tsx';
import { SpreadChart } from '../metric/spread-chart.tsx';
import { OpenPanel } from './open-panel.tsx';
import { PhasesPanel } from './phases-panel.tsx';
import { RecoveryCourse } from './recovery-course.tsx';
import { recoveredKind } from './recovery-points.ts';

const DIMENSIONS = [...NAMED_DIMENSIONS, 'severity'] as const;
const HOUR_SECONDS = 3600;

/** How long failures last, where the time goes, and what is not over yet. */
export function RecoveryScreen() {
  const openId = useOpenRow();
  const incidentId = useOpenRow('incident');
  return (
    <MetricScreen
      metric="recoveryTime"
      request="recovery"
      dimensions={DIMENSIONS}
      columns={(tools) => {
        const { t } = tools;
        const figure = (row: Parameters<Parameters<typeof countColumn>[2]>[0]) => row.metrics.recoveryTime;
        return [
          headlineColumn('recoveryTime', tools),
          changeColumn('recoveryTime', tools),
          durationColumn('mean', t('stability.chart.tabs.mean'), (row) => figure(row).meanSeconds, tools),
          countColumn('resolved', t('stability.breakdown.resolved'), (row) => figure(row).n, tools),
          countColumn('open', t('stability.breakdown.open'), (row) => figure(row).open, tools),
        ];
      }}
      beside={({ report }) => <RecoveryCourse report={report} />}
      hasSomething={hasSomething}
      foot={({ answer, report, view, updating }) => (
        <Rows answer={answer} report={report} view={view} updating={updating} />
      )}
      drawers={(view) => (
        <>
          <DeploymentDrawer id={openId} view={view} />
          <IncidentDrawer id={incidentId} view={view} param="incident" />
          <CommitDrawer view={view} />
        </>
      )}
    >
      {({ report, answer }) =>
        // Failed deployments have no phases.
        recoveredKind(report) === 'failed-deployments' ? (
          <Distribution report={report} answer={answer} />
        ) : (
          <MetricPair>
            <Distribution report={report} answer={answer} />
            <PhasesPanel answer={answer} />
          </MetricPair>
        )
      }
    </MetricScreen>
  );
}

/** Without a resolved incident there are the open ones to see. */
function hasSomething({ report: { metrics } }: MetricContext<'recovery'>): boolean {
  return metrics.recoveryTime.headline !== null || metrics.recoveryTime.open > 0;
}

interface DistributionProps {
  readonly report: Report;
  readonly answer: RecoveryAnswer;
}

function Distribution({ report, answer: { spread } }: DistributionProps) {
  const { t } = useText();
  const within = spread.bins.filter(({ to }) => to !== null && to <= HOUR_SECONDS);
  const count = within.reduce((sum, { n }) => sum + n, 0);
  return (
    <SpreadChart
      title={t('stability.distribution.title')}
      summary={spread.n === 0 ? '' : t('stability.distribution.within-hour', { share: count / spread.n })}
      spread={spread}
      column={t('metrics.name.recoveryTime')}
      count={(n) => t(`metricScreen.note.${recoveredKind(report)}`, { count: n })}
      height={206}
    />
  );
}

interface RowsProps extends DistributionProps {
  readonly view: View;
  readonly updating: boolean;
}

/** What is open, and the incidents of the period, the slowest first. */
function Rows({ report, answer, view, updating }: RowsProps) {
  const { t } = useText();
  const incidents = useIncidents(view, 'recoverySeconds');
  useScreenReady(!updating && !incidents.updating);
  return (
    <>
      <OpenPanel report={report} answer={answer} />
      <section className={classes.panel} aria-labelledby="incidents-title">
        <h2 className={classes.title} id="incidents-title">
          {t('stability.incidents.title')}
        </h2>
        <p className={classes.text}>{t('stability.incidents.text')}</p>
        <IncidentsList page={incidents.value} sort="-recoverySeconds" timeZone={view.timeZone} />
      </section>
    </>
  );
}
