import { useState } from 'react';
import type { VersionLane, VersionTimeline } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import { type ChartColors, useChartColors } from '../../charts/chart-colors.ts';
import { CHART_FONT } from '../../charts/chart-theme.ts';
import { ChartTooltip } from '../../charts/chart-tooltip.tsx';
import { useWidth } from '../../components/use-width.ts';
import { laneFill } from './lane-fill.ts';
import { type LanePaint, useLanePaint } from './lane-paint.tsx';
import { placeOfHead, placeOfIncident } from './service-place.ts';
import { placeOf } from './time-axis.ts';
import { AXIS_HEIGHT, fittingName, labelWidth, TimeAxis } from './time-axis-layer.tsx';
import classes from './timeline.module.css';
import { overlaps, type TimelineWindow } from './timeline-window.ts';
import { incidentLabel, incidentLines, laneLabel, laneLines, type TimelineIncident } from './timeline-words.ts';
import { keyOf, useRoving } from './use-roving.ts';
import { VerdictShape } from './verdict-chip.tsx';
import type { VersionPair } from './version-pair.ts';

interface TimelineLanesProps {
  readonly timeline: VersionTimeline;
  readonly window: TimelineWindow;
  readonly pair: VersionPair | null;
  readonly tools: WordTools;
  readonly onLane: (lane: VersionLane) => void;
  readonly onIncident: (incident: TimelineIncident) => void;
}

const LANE = 22;
const BAR = 13;
const INCIDENTS = 24;
/** More marks than there is room for say nothing; the table has them all. */
const MOST_INCIDENTS = 100;

interface Spot {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Lanes from the first version to the last. One stop of the keyboard: arrows go from one to the next. */
export function TimelineLanes(props: TimelineLanesProps) {
  const { timeline, window, pair, tools } = props;
  const { span } = window;
  const lanes = timeline.lanes.slice(window.first, window.end);
  const { ref, width } = useWidth<HTMLElement>('timeline');
  const [shown, setShown] = useState<string | null>(null);
  const incidents = timeline.incidents
    .filter(({ from, to }) => overlaps(span, from, to ?? timeline.to))
    .slice(-MOST_INCIDENTS);
  const drawing = { ...layoutOf(width, lanes.length, incidents.length > 0), colors: useChartColors() };
  const paint = useLanePaint(drawing.colors);
  const keyboard = useRoving(
    [incidents.map(incidentKey), ...lanes.map((lane) => [laneKey(lane)])].filter((row) => row.length > 0),
    `lane ${pair?.head}`,
  );
  const spots = shown === null ? [] : spotsOf(timeline, window, incidents, drawing, tools);
  const spot = spots.find(({ key }) => key === shown);
  return (
    <section
      ref={ref}
      className={classes.lanes}
      aria-label={tools.t('versions.timeline.keys')}
      onPointerOver={({ target }) => setShown(keyOf(target))}
      onPointerLeave={() => setShown(null)}
      onFocus={({ target }) => {
        setShown(keyOf(target));
        keyboard.choose(keyOf(target));
      }}
      onBlur={() => setShown(null)}
      onKeyDown={keyboard.onKeyDown}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it is named, and a title would be a tooltip of its own */}
      <svg
        width={width}
        height={drawing.height}
        fontFamily={CHART_FONT}
        fontSize={11}
        fill={drawing.colors['ink-faint']}
      >
        {paint.definitions}
        <TimeAxis span={span} tools={tools} {...drawing} top={0} />
        {lanes.map((lane, index) => (
          <Lane key={lane.version} {...props} {...{ lane, index, drawing, paint }} stop={keyboard.stop} />
        ))}
        <LaneNames lanes={lanes} pair={pair} drawing={drawing} />
        {incidents.length > 0 && <Incidents {...props} {...{ incidents, drawing }} stop={keyboard.stop} />}
      </svg>
      {spot !== undefined && <SpotTooltip spot={spot} width={width} />}
    </section>
  );
}

const laneKey = ({ version }: VersionLane) => `lane ${version}`;
const incidentKey = ({ id }: TimelineIncident) => `incident ${id}`;

interface Drawing {
  readonly left: number;
  readonly inner: number;
  readonly height: number;
  readonly lanesTop: number;
  readonly colors: ChartColors;
}

function layoutOf(width: number, laneCount: number, hasIncidents: boolean): Omit<Drawing, 'colors'> {
  const left = labelWidth(width);
  const lanesTop = hasIncidents ? INCIDENTS : 4;
  return { left, inner: Math.max(0, width - left - 10), lanesTop, height: lanesTop + laneCount * LANE + AXIS_HEIGHT };
}

interface LaneProps extends TimelineLanesProps {
  readonly lane: VersionLane;
  readonly index: number;
  readonly drawing: Drawing;
  /** Where the keyboard stops. */
  readonly stop: string | undefined;
  readonly paint: LanePaint;
}

function Lane({ lane, index, drawing, paint, stop, timeline, window, pair, tools, onLane }: LaneProps) {
  const { left, inner, lanesTop, colors } = drawing;
  const { version } = lane;
  const y = lanesTop + index * LANE;
  const side = sideOf(lane, pair);
  const runs = lane.runs.map(({ from, to }) => {
    const x = placeOf(from, window.span, inner);
    const length = Math.max(2, placeOf(to, window.span, inner) - x);
    return `M${(left + x).toFixed(1)} ${y + (LANE - BAR) / 2}h${length.toFixed(1)}v${BAR}h${(-length).toFixed(1)}z`;
  });
  return (
    <a
      href={`#${placeOfHead(version)}`}
      data-key={laneKey(lane)}
      tabIndex={laneKey(lane) === stop ? 0 : -1}
      className={classes.lane}
      aria-label={laneLabel(lane, timeline, tools)}
      aria-current={side === 'head' ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault();
        onLane(lane);
      }}
    >
      <rect
        x={0}
        y={y}
        width={left + inner + 10}
        height={LANE}
        fill={side === null ? 'transparent' : colors['accent-ground']}
        rx={4}
      />
      <path d={runs.join('')} fill={paint.paintOf(laneFill(lane, window.first + index, colors))} />
    </a>
  );
}

function sideOf({ version }: VersionLane, pair: VersionPair | null): keyof VersionPair | null {
  return version === pair?.head ? 'head' : version === pair?.base ? 'base' : null;
}

interface LaneNamesProps extends Pick<TimelineLanesProps, 'pair'> {
  readonly lanes: readonly VersionLane[];
  readonly drawing: Drawing;
}

/** Cut where they have no room; their lanes have the whole names for readers. */
function LaneNames({ lanes, pair, drawing: { left, lanesTop, colors } }: LaneNamesProps) {
  return (
    <svg className={classes.names} aria-hidden="true">
      {lanes.map((lane, index) => {
        const { version, verdict } = lane;
        const isMarked = verdict === 'faulty' || verdict === 'suspect';
        const isChosen = sideOf(lane, pair) !== null;
        const start = isMarked ? 18 : 2;
        return (
          <g key={version} transform={`translate(0, ${lanesTop + index * LANE})`}>
            {isMarked && (
              <g transform="translate(2, 5)" color={verdict === 'faulty' ? colors.bad : colors.warn}>
                <VerdictShape kind={verdict} surface={colors.surface} />
              </g>
            )}
            <text
              x={start}
              y={LANE / 2}
              dominantBaseline="central"
              fill={isChosen ? colors.ink : colors['ink-soft']}
              fontWeight={isChosen ? 650 : 400}
            >
              {fittingName(version, left - 10 - start)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

interface IncidentsProps extends TimelineLanesProps {
  readonly incidents: readonly TimelineIncident[];
  readonly drawing: Drawing;
  /** Where the keyboard stops. */
  readonly stop: string | undefined;
}

/** How long each lasted as a band over the lanes, where it began as a mark that opens it. */
function Incidents({ incidents, drawing, stop, timeline, window, tools, onIncident }: IncidentsProps) {
  const { left, inner, height, colors } = drawing;
  const bottom = height - AXIS_HEIGHT;
  const bands = incidents.map(({ from, to }) => {
    const x = placeOf(from, window.span, inner);
    const length = Math.max(1, placeOf(to ?? timeline.to, window.span, inner) - x);
    return `M${(left + x).toFixed(1)} ${INCIDENTS - 6}h${length.toFixed(1)}V${bottom}h${(-length).toFixed(1)}z`;
  });
  return (
    <>
      <path d={bands.join('')} fill={colors.bad} fillOpacity={0.16} pointerEvents="none" />
      {incidents.map((incident) => (
        <a
          key={incident.id}
          href={`#${placeOfIncident(incident.id)}`}
          data-key={incidentKey(incident)}
          tabIndex={incidentKey(incident) === stop ? 0 : -1}
          className={classes.incident}
          aria-label={incidentLabel(incident, tools)}
          onClick={(event) => {
            event.preventDefault();
            onIncident(incident);
          }}
        >
          <path
            d="M0 -6 6 0 0 6 -6 0Z"
            transform={`translate(${left + placeOf(incident.from, window.span, inner)}, ${INCIDENTS / 2 - 3})`}
            fill={colors.bad}
            stroke={colors.surface}
          />
        </a>
      ))}
    </>
  );
}

function spotsOf(
  timeline: VersionTimeline,
  { span, first, end }: TimelineWindow,
  incidents: readonly TimelineIncident[],
  { left, inner, lanesTop }: Drawing,
  tools: WordTools,
): readonly Spot[] {
  const lanes = timeline.lanes.slice(first, end).map((lane, index) => ({
    key: laneKey(lane),
    x: left + placeOf(lane.runs[0]?.from ?? span.from, span, inner),
    y: lanesTop + (index + 1) * LANE,
    title: lane.version,
    lines: laneLines(lane, timeline, tools),
  }));
  const marks = incidents.map((incident) => ({
    key: incidentKey(incident),
    x: left + placeOf(incident.from, span, inner),
    y: INCIDENTS,
    title: incident.title ?? tools.t('versions.timeline.untitled'),
    lines: incidentLines(incident, tools),
  }));
  return [...lanes, ...marks];
}

function SpotTooltip({ spot, width }: { readonly spot: Spot; readonly width: number }) {
  const isRight = spot.x > width / 2;
  return (
    <div
      className={classes.tooltip}
      aria-hidden="true"
      style={{ top: spot.y + 2, ...(isRight ? { right: Math.max(0, width - spot.x) } : { left: spot.x }) }}
    >
      <ChartTooltip point={spot} />
    </div>
  );
}
