/**
 * What a dashboard can be made of: the same cards, charts and tables as on the screens, asking for the same answers. A new
 * card is one entry here and its name in shared/i18n/texts/dashboard.ts.
 */
import type { ReactNode } from 'react';
import type { OverviewAnswer, RequestOutput } from '../../../shared/api.ts';
import type { ErrorData } from '../../../shared/errors.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { View } from '../../../shared/view.ts';
import { useAnswer } from '../../store/results.ts';
import { CountCourse } from '../failure-rate/count-course.tsx';
import { FailureCourse } from '../failure-rate/failure-course.tsx';
import { RulesPanel } from '../failure-rate/rules-panel.tsx';
import { BetweenChart } from '../frequency/between-chart.tsx';
import { CalendarChart } from '../frequency/calendar-chart.tsx';
import { CourseChart as FrequencyCourse } from '../frequency/course-chart.tsx';
import { HoursChart } from '../frequency/hours-chart.tsx';
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
import { OpenPanel } from '../recovery/open-panel.tsx';
import { PhasesPanel } from '../recovery/phases-panel.tsx';
import { RecoveryCourse } from '../recovery/recovery-course.tsx';
import { KindsCourse } from '../rework/kinds-course.tsx';
import { KindsPanel } from '../rework/kinds-panel.tsx';
import { ReworkCourse } from '../rework/rework-course.tsx';
import { InTrouble } from '../versions/in-trouble.tsx';
import type { Arrangement, Width } from './arrangement.ts';
import { LatestShifts } from './latest-shifts.tsx';
import { LevelsCard } from './levels-card.tsx';

/** What some cards ask for beside the overview, which every card has. */
type ExtraAnswer =
  | 'frequency'
  | 'lead-time'
  | 'failure-rate'
  | 'recovery'
  | 'rework'
  | 'anomalies'
  | 'versions.services';
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
  | 'levels'
  | 'frequency-course'
  | 'frequency-calendar'
  | 'frequency-hours'
  | 'frequency-between'
  | 'lead-time-course'
  | 'lead-time-distribution'
  | 'lead-time-bottleneck'
  | 'lead-time-stages'
  | 'failure-course'
  | 'failure-count'
  | 'failure-rules'
  | 'recovery-course'
  | 'recovery-phases'
  | 'recovery-open'
  | 'rework-course'
  | 'rework-kinds-course'
  | 'rework-kinds'
  | 'anomalies'
  | 'versions-in-trouble';

/** In the order in which they make the page that comes with Doradeck. */
export const CARDS: readonly DashboardCard[] = [
  ...METRIC_NAMES.map((metric) =>
    plainCard(`metric-${metric}`, 'fifth', ({ overview }) => <MetricCard report={overview.report} metric={metric} />),
  ),
  plainCard('main-chart', 'two-thirds', ({ overview }) => <MainChartCard overview={overview} />),
  plainCard('what-changed', 'third', ({ overview }) => (
    <WhatChanged report={overview.report} sentences={overview.sentences} />
  )),
  plainCard('breakdown', 'full', ({ overview }) => <Breakdown report={overview.report} />),
  plainCard('frequency-course', 'half', ({ overview }) => <FrequencyCourse report={overview.report} />),
  cardOn('frequency', 'frequency-calendar', 'third', (answer) => <CalendarChart answer={answer} />),
  cardOn('frequency', 'frequency-hours', 'third', (answer) => <HoursChart answer={answer} />),
  cardOn('frequency', 'frequency-between', 'third', ({ between }) => <BetweenChart between={between} />),
  cardOn('lead-time', 'lead-time-course', 'half', (answer, { view }) => <LeadTimeCourse answer={answer} view={view} />),
  cardOn('lead-time', 'lead-time-bottleneck', 'half', (answer) => <BottleneckPanel answer={answer} />),
  cardOn('lead-time', 'lead-time-stages', 'full', (answer) => <StagesTable answer={answer} />),
  cardOn('lead-time', 'lead-time-distribution', 'half', (answer, { view }) => (
    <LeadTimeDistribution answer={answer} view={view} />
  )),
  cardOn('failure-rate', 'failure-course', 'half', (answer, { overview }) => (
    <FailureCourse report={overview.report} answer={answer} />
  )),
  cardOn('failure-rate', 'failure-count', 'half', (answer, { overview }) => (
    <CountCourse report={overview.report} answer={answer} />
  )),
  cardOn('failure-rate', 'failure-rules', 'half', ({ rules }) => <RulesPanel rules={rules} />),
  plainCard('recovery-course', 'half', ({ overview }) => <RecoveryCourse report={overview.report} />),
  cardOn('recovery', 'recovery-phases', 'half', (answer) => <PhasesPanel answer={answer} />),
  cardOn('recovery', 'recovery-open', 'full', (answer, { overview }) => (
    <OpenPanel report={overview.report} answer={answer} />
  )),
  cardOn('rework', 'rework-course', 'half', (answer, { overview }) => (
    <ReworkCourse report={overview.report} answer={answer} />
  )),
  cardOn('rework', 'rework-kinds-course', 'half', (answer, { overview }) => (
    <KindsCourse report={overview.report} answer={answer} />
  )),
  cardOn('rework', 'rework-kinds', 'half', ({ points }) => <KindsPanel points={points} />),
  cardOn('anomalies', 'anomalies', 'full', (answer) => <LatestShifts answer={answer} />),
  cardOn('versions.services', 'versions-in-trouble', 'full', (answer) => <InTrouble answer={answer} />),
  plainCard('levels', 'full', ({ overview: { report } }) => (
    <LevelsCard report={report} set={LEVEL_SETS[report.levels]} />
  )),
];

export function cardOf(id: string): DashboardCard | null {
  return CARDS.find((card) => card.id === id) ?? null;
}

/** Said twice on a page that has the main chart and the rates. */
const LEFT_OUT: readonly CardId[] = ['frequency-course', 'lead-time-distribution', 'failure-count', 'rework-kinds'];

/** Everything on one page. */
export const DEFAULT_ARRANGEMENT: Arrangement = CARDS.filter(({ id }) => !LEFT_OUT.includes(id)).map(
  ({ id, width }) => ({ card: id, width }),
);

/** Asks for what the cards need. */
export function useCardAnswers(
  view: View,
  arrangement: Arrangement,
): { readonly extras: Extras; readonly isComplete: boolean; readonly error: ErrorData | null } {
  const input = (name: ExtraAnswer) => (arrangement.some(({ card }) => cardOf(card)?.needs === name) ? { view } : null);
  const leadTime = input('lead-time');
  const answers = {
    frequency: useAnswer('frequency', input('frequency')),
    'lead-time': useAnswer('lead-time', leadTime && { ...leadTime, by: 'service' }),
    'failure-rate': useAnswer('failure-rate', input('failure-rate')),
    recovery: useAnswer('recovery', input('recovery')),
    rework: useAnswer('rework', input('rework')),
    anomalies: useAnswer('anomalies', input('anomalies')),
    versions: useAnswer('versions.services', input('versions.services')),
  };
  return {
    extras: {
      frequency: answers.frequency.value,
      'lead-time': answers['lead-time'].value,
      'failure-rate': answers['failure-rate'].value,
      recovery: answers.recovery.value,
      rework: answers.rework.value,
      anomalies: answers.anomalies.value,
      'versions.services': answers.versions.value,
    },
    isComplete: Object.values(answers).every(({ updating }) => !updating),
    error: Object.values(answers).find(({ error }) => error !== null)?.error ?? null,
  };
}

function plainCard(id: CardId, width: Width, show: DashboardCard['show']): DashboardCard {
  return { id, width, needs: null, show };
}

function cardOn<N extends ExtraAnswer>(
  needs: N,
  id: CardId,
  width: Width,
  show: (answer: RequestOutput[N], props: CardProps) => ReactNode,
): DashboardCard {
  return {
    id,
    width,
    needs,
    show(props) {
      const answer: Extras[N] = props.extras[needs];
      return answer === null ? null : show(answer, props);
    },
  };
}

function MainChartCard({ overview: { report } }: Pick<CardProps, 'overview'>) {
  return <MainChart report={report} onBucket={useShowBucket(report)} />;
}

interface LeadTimeProps {
  readonly view: View;
  readonly answer: RequestOutput['lead-time'];
}

function LeadTimeCourse({ view, answer }: LeadTimeProps) {
  return <CourseChart answer={answer} method={useMethod(view)} />;
}

function LeadTimeDistribution({ view, answer }: LeadTimeProps) {
  return <DistributionChart answer={answer} over={useMethod(view).profile.leadTime.over} />;
}
