import { Button } from '@mantine/core';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { type LevelSetId, METRIC_NAMES } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { setScreenParam, useScreenParam, useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { saveWorkspace } from '../settings/save.ts';
import { ClosestCluster } from './closest-cluster.tsx';
import classes from './guidance.module.css';
import { LevelNotes } from './level-notes.tsx';
import { LevelSteps } from './level-steps.tsx';
import { LevelTable } from './level-table.tsx';
import { LevelsOverTime } from './levels-over-time.tsx';
import styles from './levels-screen.module.css';
import { WhyHighFails } from './why-high-fails.tsx';

const SETS: readonly LevelSetId[] = ['2024', '2023', '2021', 'four-keys'];

/** Each set's bounds with the position of every metric in them; never one grade. */
export function LevelsScreen() {
  const { t } = useText();
  const view = useView();
  const { value, error, updating } = useAnswer('overview', view === null ? null : { view, by: [] });
  useScreenReady((value !== null && !updating) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return <div role="status" aria-label={t('app.states.loading')} />;
  return <Levels report={value.report} />;
}

function Levels({ report }: { readonly report: Report }) {
  const { t } = useText();
  const asked = useScreenParam('set');
  const set = SETS.find((known) => known === asked) ?? report.levels;
  const isEmpty = METRIC_NAMES.every((metric) => report.metrics[metric].n === 0);
  return (
    <div className={`${classes.page} ${styles.wide}`}>
      <header className={classes.header}>
        <div>
          <h1 className={classes.title}>{t('guidance.levels.title')}</h1>
          <p className={classes.subtitle}>{t('guidance.levels.subtitle')}</p>
        </div>
        <TabRow
          label={t('guidance.levels.set')}
          value={set}
          tabs={SETS.map((id) => ({ value: id, label: t(`levels.set.${id}`) }))}
          onChange={(id) => setScreenParam('set', id === report.levels ? null : id)}
        />
      </header>
      <section className={classes.card}>
        {isEmpty && <p className={styles.empty}>{t('guidance.levels.empty')}</p>}
        <LevelTable report={report} set={LEVEL_SETS[set]} />
        <SetSource set={set} />
      </section>
      <LevelSteps report={report} set={LEVEL_SETS[set]} />
      {set === '2024' && <ClosestCluster report={report} />}
      <div className={styles.history}>
        <LevelsOverTime set={set} />
      </div>
      {set === '2024' && <WhyHighFails />}
      <div className={styles.below}>
        <div className={styles.notes}>
          <LevelNotes />
        </div>
        <QuickCheckInvitation />
      </div>
    </div>
  );
}

function SetSource({ set }: { readonly set: LevelSetId }) {
  const { t } = useText();
  const summary = useWorkspace((state) => state.summary);
  const inUse = summary?.settings.levels === set;
  return (
    <div className={styles.source}>
      <p className={classes.faint}>
        {t('guidance.levels.source')}: {t(`levels.source.${set}`)}
      </p>
      {inUse ? (
        <span className={classes.faint}>{t('guidance.levels.in-use')}</span>
      ) : (
        summary?.readOnly === false && (
          <Button variant="subtle" size="compact-sm" onClick={() => void saveWorkspace({ levels: set })}>
            {t('guidance.levels.use')}
          </Button>
        )
      )}
    </div>
  );
}

function QuickCheckInvitation() {
  const { t } = useText();
  return (
    <section className={`${classes.card} ${styles.invite}`}>
      <p className={styles.invitation}>{t('guidance.levels.quick-check-invite')}</p>
      <Button onClick={() => navigate('/quick-check')}>{t('guidance.levels.start-quick-check')}</Button>
    </section>
  );
}
