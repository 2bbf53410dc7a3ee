import type { VersionTimeline, VersionVerdictKind } from '../../../shared/version-answers.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { openIncident } from '../failures/open-incident.ts';
import { placeHead } from './service-place.ts';
import classes from './timeline.module.css';
import { TimelineLanes } from './timeline-lanes.tsx';
import { hasParts, TIMELINE_PARTS, type TimelinePart, type TimelineWindow } from './timeline-window.ts';
import { timelineTwin } from './timeline-words.ts';
import { useWordTools } from './use-word-tools.ts';
import { VerdictSign } from './verdict-chip.tsx';
import type { VersionPair } from './version-pair.ts';

interface TimelinePanelProps {
  readonly service: string;
  readonly timeline: VersionTimeline;
  readonly window: TimelineWindow;
  readonly pair: VersionPair | null;
  readonly part: TimelinePart;
  readonly onPart: (part: TimelinePart) => void;
}

/** What ran when, a lane a version, with the incidents over it. */
export function TimelinePanel({ service, timeline, window, pair, part, onPart }: TimelinePanelProps) {
  const tools = useWordTools();
  const { t } = tools;
  const { lanes, laneCount } = timeline;
  const shown = window.end - window.first;
  const sum =
    shown < laneCount
      ? t('versions.timeline.sum-of', { shown, total: laneCount })
      : t('versions.timeline.sum', { count: laneCount });
  return (
    <ChartPanel
      title={t('versions.timeline.title')}
      subtitle={[
        ...(lanes.length > 0 ? [sum] : []),
        ...(lanes.length > 1 ? [t('versions.timeline.at-once')] : []),
      ].join(' ')}
      height={null}
      about={service}
      twin={() => timelineTwin(timeline, tools)}
      legend={lanes.length > 0 && <Legend timeline={timeline} />}
      controls={
        hasParts(timeline) && (
          <TabRow
            label={t('versions.timeline.part-label')}
            value={part}
            tabs={TIMELINE_PARTS.map((value) => ({ value, label: t(`versions.timeline.part.${value}`) }))}
            onChange={onPart}
          />
        )
      }
    >
      {lanes.length === 0 ? (
        <NothingToDraw>{t('versions.timeline.none')}</NothingToDraw>
      ) : (
        <TimelineLanes
          timeline={timeline}
          window={window}
          pair={pair}
          tools={tools}
          onLane={({ version }) => placeHead(version)}
          onIncident={({ id }) => openIncident(id)}
        />
      )}
    </ChartPanel>
  );
}

const MARKED: readonly VersionVerdictKind[] = ['faulty', 'suspect'];

function Legend({ timeline: { lanes, incidents } }: Pick<TimelinePanelProps, 'timeline'>) {
  const { t } = useText();
  const bases = new Set(lanes.map(({ basis }) => basis));
  return (
    <ul className={classes.legend}>
      {MARKED.filter((kind) => lanes.some(({ verdict }) => verdict === kind)).map((kind) => (
        <li key={kind}>
          <VerdictSign kind={kind} />
          {t(`versions.verdict.${kind}`)}
        </li>
      ))}
      {incidents.length > 0 && (
        <li>
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M6 .5 11.5 6 6 11.5 .5 6Z" fill="var(--dd-bad)" />
          </svg>
          {t('versions.timeline.incidents')}
        </li>
      )}
      <li>
        {t('versions.timeline.basis-line', {
          basis: [...bases].map((basis) => t(`versions.timeline.basis.${basis}`)).join(', '),
        })}
      </li>
    </ul>
  );
}
