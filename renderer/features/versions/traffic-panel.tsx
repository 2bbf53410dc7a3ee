import { useMemo } from 'react';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import { formatRate } from '../../../shared/i18n/format-measured.ts';
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import type { WordTools } from '../../../shared/versions/version-words.ts';
import { ChartPanel, type TableTwin } from '../../charts/chart-panel.tsx';
import { sharesOf } from './stack-areas.ts';
import type { TimeSpan } from './time-axis.ts';
import { overlaps, type TimelineWindow } from './timeline-window.ts';
import { TrafficChart } from './traffic-chart.tsx';
import { useWordTools } from './use-word-tools.ts';

interface TrafficPanelProps {
  readonly service: string;
  /** With traffic. */
  readonly timeline: VersionTimeline;
  readonly window: TimelineWindow;
}

/** How the requests were shared among versions, and how many of them failed; on the axis of the lanes above. */
export function TrafficPanel({ service, timeline: whole, window }: TrafficPanelProps) {
  const tools = useWordTools();
  const { t } = tools;
  const { from, to } = window.span;
  const timeline = useMemo(() => trafficWithin(whole, { from, to }), [whole, from, to]);
  const title = t('versions.traffic.title');
  const summary = t('versions.traffic.sum', {
    requests: Math.round(timeline.traffic.reduce((sum, bucket) => sum + sharesOf(bucket).requests, 0)),
    count: timeline.traffic.length,
    seconds: timeline.bucketSeconds,
  });
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={null}
      about={service}
      twin={() => trafficTwin(timeline, tools)}
    >
      <TrafficChart timeline={timeline} label={`${title}. ${summary}`} tools={tools} />
    </ChartPanel>
  );
}

/** The timeline as long as `span`: whatever draws it draws no more. */
function trafficWithin(timeline: VersionTimeline, { from, to }: TimeSpan): VersionTimeline {
  const length = timeline.bucketSeconds * 1000;
  return {
    ...timeline,
    from,
    to,
    traffic: timeline.traffic.filter(({ at }) => overlaps({ from, to }, at, at + length)),
  };
}

/** A row a bucket, a column a version that had traffic. */
function trafficTwin(timeline: VersionTimeline, { t, locale, timeZone }: WordTools): TableTwin {
  const { traffic, lanes } = timeline;
  const busy = [...lanes.keys()].filter((lane) => traffic.some(({ requests }) => (requests[lane] ?? 0) > 0));
  const hasOthers = traffic.some(({ others }) => others > 0);
  return {
    columns: [
      t('versions.traffic.time'),
      t('versions.traffic.requests'),
      t('versions.traffic.error-rate'),
      ...busy.map((lane) => lanes[lane]?.version ?? ''),
      ...(hasOthers ? [t('versions.traffic.others')] : []),
    ],
    rows: traffic.map((bucket) => {
      const { shares, others, requests } = sharesOf(bucket);
      return [
        formatDateTime(bucket.at, timeZone, locale),
        formatNumber(Math.round(requests), locale),
        bucket.errorRate === null ? '–' : formatRate(bucket.errorRate, locale),
        ...busy.map((lane) => (shares === null ? '–' : formatShare(shares[lane] ?? 0, locale))),
        ...(hasOthers ? [shares === null ? '–' : formatShare(others, locale)] : []),
      ];
    }),
  };
}
