/**
 * What a dashboard can be made of: the same cards, charts and tables as on the screens, asking for the same answers. A new
 * card is one entry here and its name in shared/i18n/texts/dashboard.ts.
 */
import type { ReactNode } from 'react';
import type { OverviewAnswer, RequestOutput } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { useAnswer } from '../../store/results.ts';
import { BottleneckPanel } from '../lead-time/bottleneck-panel.tsx';
import { CourseChart } from '../lead-time/course-chart.tsx';
import { DistributionChart } from '../lead-time/distribution-chart.tsx';
import { useMethod } from '../lead-time/method.ts';
import { StagesTable } from '../lead-time/stages-table.tsx';
import { Breakdown } from '../overview/breakdown.tsx';
import { MainChart } from '../overview/main-chart.tsx';
import { MetricCard } from '../overview/metric-card.tsx';
import { useShowBucket } from '../overview/show-bucket.ts';
import { WhatChanged } from '../overview/what-changed.tsx';
import type { Arrangement, Width } from './arrangement.ts';

/** What some cards ask for beside the overview, which every card has. */
type ExtraAnswer = 'lead-time';
type Extras = { readonly [N in ExtraAnswer]: RequestOutput[N] | null };

export interface CardProps {
  readonly view: View;
  readonly overview: OverviewAnswer;
  /** null = on their way, or no card of the dashboard needs them. */
  readonly extras: Extras;
}

export interface DashboardCard {
  readonly id: CardId;
  readonly width: Width;
  readonly needs: ExtraAnswer | null;
  readonly show: (props: CardProps) => ReactNode;
}

export type CardId =
  | `metric-${MetricName}`
  | 'main-chart'
  | 'what-changed'
  | 'breakdown'
  | 'lead-time-course'
  | 'lead-time-distribution'
  | 'lead-time-bottleneck'
  | 'lead-time-stages';

export const CARDS: readonly DashboardCard[] = [
  ...METRIC_NAMES.map(
    (metric): DashboardCard => ({
      id: `metric-${metric}`,
      width: 'fifth',
      needs: null,
      show: ({ overview }) => <MetricCard report={overview.report} metric={metric} />,
    }),
  ),
  { id: 'main-chart', width: 'two-thirds', needs: null, show: (props) => <MainChartCard {...props} /> },
  {
    id: 'what-changed',
    width: 'third',
    needs: null,
    show: ({ overview }) => <WhatChanged report={overview.report} sentences={overview.sentences} />,
  },
  { id: 'breakdown', width: 'full', needs: null, show: ({ overview }) => <Breakdown report={overview.report} /> },
  leadTimeCard('lead-time-course', 'half', (props) => <LeadTimeCourse {...props} />),
  leadTimeCard('lead-time-distribution', 'half', (props) => <LeadTimeDistribution {...props} />),
  leadTimeCard('lead-time-bottleneck', 'half', ({ answer }) => <BottleneckPanel answer={answer} />),
  leadTimeCard('lead-time-stages', 'full', ({ answer }) => <StagesTable answer={answer} />),
];

export function cardOf(id: string): DashboardCard | null {
  return CARDS.find((card) => card.id === id) ?? null;
}

/** Everything on one page. */
export const DEFAULT_ARRANGEMENT: Arrangement = CARDS.map(({ id, width }) => ({ card: id, width }));

/** Asks for what the cards need. */
export function useCardAnswers(
  view: View,
  arrangement: Arrangement,
): { readonly extras: Extras; readonly isComplete: boolean; readonly error: ErrorData | null } {
  const needed = (name: ExtraAnswer) => arrangement.some(({ card }) => cardOf(card)?.needs === name);
  const leadTime = useAnswer('lead-time', needed('lead-time') ? { view, by: 'service' } : null);
  return {
    extras: { 'lead-time': leadTime.value },
    isComplete: !leadTime.updating,
    error: leadTime.error,
  };
}

interface LeadTimeCardProps {
  readonly view: View;
  readonly answer: RequestOutput['lead-time'];
}

function leadTimeCard(id: CardId, width: Width, show: (props: LeadTimeCardProps) => ReactNode): DashboardCard {
  return {
    id,
    width,
    needs: 'lead-time',
    show: ({ view, extras }) => extras['lead-time'] && show({ view, answer: extras['lead-time'] }),
  };
}

function MainChartCard({ overview: { report } }: CardProps) {
  return <MainChart report={report} onBucket={useShowBucket(report)} />;
}

function LeadTimeCourse({ view, answer }: LeadTimeCardProps) {
  return <CourseChart answer={answer} method={useMethod(view)} />;
}

function LeadTimeDistribution({ view, answer }: LeadTimeCardProps) {
  return <DistributionChart bins={answer.distribution} over={useMethod(view).profile.leadTime.over} />;
}
