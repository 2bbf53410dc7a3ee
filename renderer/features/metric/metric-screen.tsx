/**
 * The frame of a metric's own screen. It asks for the report and for what the screen alone shows (`request`), keeps both
 * of the same view, and says what there is to say while they are on their way, when they fail, and where there is no
 * value. A screen is what it shows in between:
 *
 *   <MetricScreen metric="reworkRate" request="rework" columns={(tools) => [headlineColumn('reworkRate', tools), …]}>
 *     {({ report, answer, view }) => <ReworkChart … />}
 *   </MetricScreen>
 *
 * From above to below: headline with the children's first panel (`beside`) at its right, the children, the breakdown
 * (`columns`: breakdown-columns.tsx; `dimensions`), then `foot`: a list that says itself when all is there (PagedTable with
 * `waits={updating}`), and drawers. MetricHeadline, MetricBreakdown and HowCalculated can also be used alone.
 */
import type { ReactNode } from 'react';
import type { RequestOutput } from '../../../shared/api.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import type { View } from '../../../shared/view.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { Notices } from '../overview/notices.tsx';
import type { MetricColumn } from './breakdown-columns.tsx';
import { EmptyMetric, NoDeploymentsYet } from './empty-metric.tsx';
import type { Statistic } from './headline-statistics.ts';
import { MetricBreakdown, type MetricDimension, NAMED_DIMENSIONS, useDimension } from './metric-breakdown.tsx';
import { MetricHeadline } from './metric-headline.tsx';
import classes from './metric-screen.module.css';
import { type MetricRequest, useMetricAnswers } from './use-metric-answers.ts';

export interface MetricContext<N extends MetricRequest> {
  readonly report: Report;
  readonly answer: RequestOutput[N];
  readonly view: View;
  /** Newer answers are on their way. */
  readonly updating: boolean;
}

interface MetricScreenProps<N extends MetricRequest> {
  readonly metric: MetricName;
  readonly request: N;
  /** The first is what rows are sorted by. */
  readonly columns: (tools: TextTools, context: MetricContext<N>) => readonly MetricColumn[];
  readonly dimensions?: readonly MetricDimension[];
  /** What the headline says beside what every metric's says. */
  readonly headline?: (context: MetricContext<N>, tools: TextTools) => HeadlineParts;
  /** At the right of the headline. */
  readonly beside: (context: MetricContext<N>) => ReactNode;
  readonly children?: (context: MetricContext<N>) => ReactNode;
  /** Below all, and told of data-ready by itself. */
  readonly foot?: (context: MetricContext<N>) => ReactNode;
  /** Drawers over the screen. */
  readonly drawers?: (view: View) => ReactNode;
  /** Whether there is anything to show; absent = the metric has a value. */
  readonly hasSomething?: (context: MetricContext<N>) => boolean;
}

interface HeadlineParts {
  readonly statistics?: readonly Statistic[];
  readonly coverage?: readonly string[];
  readonly leftOut?: readonly string[];
}

export function MetricScreen<N extends MetricRequest>(props: MetricScreenProps<N>) {
  const view = useView();
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0 && state.summary.incidents === 0);
  if (isEmpty) return <NoDeploymentsYet />;
  return view === null ? null : <ScreenOf {...props} view={view} />;
}

function ScreenOf<N extends MetricRequest>(props: MetricScreenProps<N> & { readonly view: View }) {
  const { metric, request, dimensions = NAMED_DIMENSIONS, view, foot, drawers } = props;
  const { t } = useText();
  const [by] = useDimension(dimensions);
  const { answers, error, updating } = useMetricAnswers(request, view, by);
  const context = answers === null ? null : { ...answers, view, updating };
  const hasSomething = context !== null && (props.hasSomething ?? hasValue(metric))(context);
  const isAllHere = context !== null && !updating;
  useScreenReady(error !== null || (isAllHere && (foot === undefined || !hasSomething)));
  if (error !== null) return <FailedAnswer error={error} />;
  if (context === null) {
    return (
      <div className={classes.screen} role="status" aria-busy="true" aria-label={t('app.states.loading')}>
        <div className={classes.ghost} />
      </div>
    );
  }
  if (!hasSomething) return <EmptyMetric report={context.report} metric={metric} />;
  return (
    <>
      <div className={classes.screen} aria-busy={updating} data-updating={updating}>
        <Panels {...props} context={context} />
        {foot?.(context)}
      </div>
      {drawers?.(view)}
    </>
  );
}

function hasValue(metric: MetricName) {
  return ({ report }: { readonly report: Report }) => report.metrics[metric].headline !== null;
}

function Panels<N extends MetricRequest>(props: MetricScreenProps<N> & { readonly context: MetricContext<N> }) {
  const { metric, columns, dimensions = NAMED_DIMENSIONS, headline, beside, children, context } = props;
  const { report } = context;
  const tools = useText();
  return (
    <>
      <Notices report={report} metric={metric} />
      <div className={classes.top}>
        <MetricHeadline report={report} metric={metric} {...headline?.(context, tools)} />
        {beside(context)}
      </div>
      {children?.(context)}
      <MetricBreakdown report={report} dimensions={dimensions} columns={columns(tools, context)} />
    </>
  );
}

/** Two panels side by side where there is room. */
export function MetricPair({ children }: { readonly children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}
