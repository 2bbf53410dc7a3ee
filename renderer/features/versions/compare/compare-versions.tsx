import { memo, useCallback, useDeferredValue } from 'react';
import type { VersionComparison, VersionRow } from '../../../../shared/version-answers.ts';
import type { View } from '../../../../shared/view.ts';
import { FailedAnswer } from '../../../components/failed-answer.tsx';
import { useText } from '../../../i18n.ts';
import { useAnswer } from '../../../store/results.ts';
import type { VersionPair } from '../version-pair.ts';
import { CanaryPanel } from './canary-panel.tsx';
import { CommitsPanel } from './commits-panel.tsx';
import classes from './compare-versions.module.css';
import { EndpointsPanel } from './endpoints-panel.tsx';
import { ErrorTypesPanel } from './error-types-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { IncidentsAfter } from './incidents-after.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import { PairBar } from './pair-bar.tsx';
import { SideBySide } from './side-by-side.tsx';

interface CompareVersionsProps {
  readonly view: View;
  readonly service: string;
  /** To choose from. */
  readonly rows: readonly VersionRow[];
  readonly pair: VersionPair;
  readonly onPair: (pair: VersionPair) => void;
}

/**
 * Two versions side by side: figures, latencies, errors, the time that both ran, commits, files. What its rows open lies over
 * the screen that it stands on.
 */
export function CompareVersions({ view, service, rows, pair, onPair }: CompareVersionsProps) {
  const { t } = useText();
  const { value, error, updating } = useAnswer('versions.compare', { view, service, ...pair });
  const swap = useCallback(() => onPair({ base: pair.head, head: pair.base }), [onPair, pair]);
  // The verdict is in sight before it.
  const comparison = useDeferredValue(value, null);
  return (
    <section className={classes.whole} aria-labelledby="versions-compared" aria-busy={updating}>
      <h2 className={classes.title} id="versions-compared">
        {t('versionCompare.pair.title')}
      </h2>
      <PairBar rows={rows} pair={pair} onPair={onPair} />
      {error !== null && <FailedAnswer error={error} />}
      {comparison === null && error === null && (
        <div className={classes.ghost} role="status" aria-label={t('app.states.loading')} />
      )}
      {comparison !== null && error === null && (
        <div className={classes.panels} data-updating={updating}>
          <Panels comparison={comparison} view={view} onSwap={swap} />
          <FilesPanel view={view} service={service} pair={pair} />
        </div>
      )}
    </section>
  );
}

interface PanelsProps {
  readonly comparison: VersionComparison;
  readonly view: View;
  readonly onSwap: () => void;
}

const Panels = memo(function Panels({ comparison, view, onSwap }: PanelsProps) {
  const { canary, base, head } = comparison;
  return (
    <>
      <SideBySide comparison={comparison} view={view} />
      {canary !== null && <CanaryPanel comparison={comparison} canary={canary} />}
      {(base.measured !== null || head.measured !== null) && <LatencyPanel comparison={comparison} />}
      <ErrorTypesPanel comparison={comparison} />
      <EndpointsPanel comparison={comparison} />
      <IncidentsAfter comparison={comparison} />
      {/* What was unfolded of one pair stays folded of another. */}
      <CommitsPanel key={`${base.version} ${head.version}`} comparison={comparison} onSwap={onSwap} />
    </>
  );
});
