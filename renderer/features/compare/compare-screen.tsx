import type { SliceChoice } from '../../../shared/compare/slice-text.ts';
import { METRIC_NAMES } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import { useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { NoDeploymentsYet } from '../metric/empty-metric.tsx';
import classes from './compare-screen.module.css';
import { CoursePanel } from './course-panel.tsx';
import { type KnownWorkspace, useKnownWorkspaces } from './known-workspaces.ts';
import { LeaguePanel } from './league-panel.tsx';
import { SideBySide } from './side-by-side.tsx';
import { SlicesBar } from './slices-bar.tsx';
import { useSlices } from './slices-place.ts';
import { StartPanel } from './start-panel.tsx';
import { UnknownWorkspaces } from './unknown-workspaces.tsx';
import { useComparison } from './use-comparison.ts';
import { Warnings } from './warnings.tsx';

/** Two to eight slices side by side: of this client, of its periods, of other clients. */
export function CompareScreen() {
  const view = useView();
  const choices = useSlices();
  const known = useKnownWorkspaces();
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0);
  if (isEmpty) return <NoDeploymentsYet />;
  if (view === null || known === null) return null;
  return choices.length === 0 ? (
    <StartPanel view={view} known={known} />
  ) : (
    <Compared choices={choices} view={view} known={known} />
  );
}

interface ComparedProps {
  readonly choices: readonly SliceChoice[];
  readonly view: View;
  readonly known: readonly KnownWorkspace[];
}

function Compared({ choices, view, known }: ComparedProps) {
  const { t } = useText();
  const comparison = useComparison(choices, view, known);
  const { value, error, updating, names, about, unknown } = comparison;
  const [metric, chooseMetric] = useScreenChoice('metric', METRIC_NAMES, 'deploymentFrequency');
  const isAsked = choices.length > 1 && unknown.length === 0;
  useScreenReady(!isAsked || error !== null || (value !== null && !updating));
  return (
    <div className={classes.screen} aria-busy={updating} data-updating={updating && value !== null}>
      <SlicesBar comparison={comparison} known={known} />
      {unknown.length > 0 && <UnknownWorkspaces choices={choices} paths={unknown} />}
      {choices.length === 1 && <p className={classes.hint}>{t('compare.slices.one')}</p>}
      {error !== null && <FailedAnswer error={error} />}
      {isAsked && value === null && error === null && (
        <div className={classes.ghost} role="status" aria-label={t('app.states.loading')} />
      )}
      {isAsked && value !== null && (
        <>
          <SideBySide answer={value} names={names} about={about} />
          <CoursePanel answer={value} names={names} about={about} metric={metric} onMetric={chooseMetric} />
          <div className={classes.league}>
            <LeaguePanel answer={value} names={names} about={about} metric={metric} onMetric={chooseMetric} />
            <Warnings />
          </div>
        </>
      )}
    </div>
  );
}
