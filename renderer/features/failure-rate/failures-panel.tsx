import type { FailureRateAnswer } from '../../../shared/metric-answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { Report } from '../../../shared/report.ts';
import type { View } from '../../../shared/view.ts';
import { RowsTable } from '../../components/rows-table.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { setScreenParam, useOpenRow } from '../../store/view.ts';
import { AllLink, ListFoot } from './all-link.tsx';
import { failedColumns } from './deployment-columns.tsx';
import { IncidentsList, ROWS_SHOWN, useIncidents } from './incidents-list.tsx';
import classes from './panels.module.css';

const LISTS = ['deployments', 'incidents'] as const;

interface FailuresPanelProps {
  readonly report: Report;
  readonly answer: FailureRateAnswer;
  readonly view: View;
  readonly updating: boolean;
}

/** What the rate is made of: the deployments that failed, and the incidents. First what the profile divides. */
export function FailuresPanel({ report, answer, view, updating }: FailuresPanelProps) {
  const { t } = useText();
  const byDeployments = PROFILES[report.profile].changeFailureRate.numerator === 'failed-deployments';
  const [list, choose] = useScreenChoice('list', LISTS, byDeployments ? 'deployments' : 'incidents');
  const incidents = useIncidents(list === 'incidents' ? view : null, 'startedAt');
  useScreenReady(!updating && !incidents.updating);
  return (
    <section className={classes.panel} aria-labelledby="failures-title">
      <div className={classes.head}>
        <h2 className={classes.title} id="failures-title">
          {t('stability.failures.title')}
        </h2>
        <TabRow
          label={t('stability.failures.label')}
          value={list}
          tabs={LISTS.map((value) => ({ value, label: t(`stability.failures.tabs.${value}`) }))}
          onChange={choose}
        />
      </div>
      {list === 'deployments' ? (
        <Deployments failures={answer.failures} report={report} />
      ) : (
        <IncidentsList page={incidents.value} timeZone={view.timeZone} />
      )}
    </section>
  );
}

function Deployments({ failures, report }: Pick<FailureRateAnswer, 'failures'> & Pick<FailuresPanelProps, 'report'>) {
  const tools = useText();
  const { t } = tools;
  const openId = useOpenRow();
  const total = report.metrics.changeFailureRate.failed;
  const rows = failures.slice(0, ROWS_SHOWN);
  if (total === 0) return <p className={classes.nothing}>{t('stability.failures.none-deployments')}</p>;
  return (
    <>
      <RowsTable
        label={t('stability.failures.tabs.deployments')}
        rows={rows}
        columns={failedColumns(tools, report.period.timeZone)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => setScreenParam('open', String(id))}
        isOpen={({ id }) => id === openId}
      />
      <ListFoot shown={rows.length} total={total}>
        <AllLink
          to="/deployments"
          how="only=failed"
          words={t('stability.failures.all-deployments', { count: total })}
        />
      </ListFoot>
    </>
  );
}
