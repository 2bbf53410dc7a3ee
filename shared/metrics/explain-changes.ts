/**
 * "What changed and why", from a report with its breakdown by service: each sentence is arithmetic on figures that the
 * report shows, and only changes that the intervals can tell apart are told (verdict better or worse).
 *
 * Frequency decomposes exactly: the change of the whole is the sum of the changes of the services. A service is named when
 * it moved the same way and makes up a third of the change or more.
 */
import type { ChangeSentence } from '../answers.ts';
import type { BreakdownRow, Metrics, Report, StageFigure, Verdict } from '../report.ts';

/** A service or stage is named from this share of the whole on. */
const NOTABLE = 1 / 3;
/** A failing service is the next thing to look at from this many failures on. */
const FAILURES = 3;
/** Beside the next step. */
const MOST = 3;

export function explainChanges(report: Report): ChangeSentence[] {
  const services = report.breakdown.service ?? [];
  const changes = [
    ...explainFrequency(report.metrics, services),
    ...explainLeadTime(report.metrics, services),
    ...explainFailures(report.metrics),
    ...explainRecovery(report.metrics),
  ].slice(0, MOST);
  const next = nextStep(report.metrics, services);
  const told: ChangeSentence[] = changes.length > 0 ? changes : [{ code: 'unchanged', tone: 'neutral' }];
  return next === null ? told : [...told, next];
}

function toneOf(verdict: Verdict): 'good' | 'bad' {
  return verdict === 'better' ? 'good' : 'bad';
}

function decided(verdict: Verdict | null): verdict is 'better' | 'worse' {
  return verdict === 'better' || verdict === 'worse';
}

function explainFrequency(metrics: Metrics, services: readonly BreakdownRow[]): ChangeSentence[] {
  const { perWeek, previous, verdict } = metrics.deploymentFrequency;
  const before = previous?.perWeek ?? null;
  if (perWeek === null || before === null || !decided(verdict)) return [];
  const tone = toneOf(verdict);
  const total = perWeek - before;
  const [largest] = services
    .map(({ key, metrics: { deploymentFrequency } }) => {
      const from = deploymentFrequency.previous?.perWeek ?? 0;
      const to = deploymentFrequency.perWeek ?? 0;
      return { service: key, from, to, share: (to - from) / total };
    })
    .filter(({ service }) => service !== '')
    .sort((one, other) => other.share - one.share);
  if (largest === undefined || services.length < 2 || largest.share < NOTABLE) {
    return [{ code: 'frequency', tone, from: before, to: perWeek }];
  }
  // Others may have moved the other way, which makes one service more than the whole: it accounts for all of it.
  return [{ code: 'frequency-service', tone, ...largest, share: Math.min(1, largest.share) }];
}

function stageTotals(stages: readonly StageFigure[]): number {
  return stages.reduce((sum, stage) => sum + (stage.sumSeconds ?? 0), 0);
}

function explainLeadTime(metrics: Metrics, services: readonly BreakdownRow[]): ChangeSentence[] {
  const { previous, verdict, stages } = metrics.changeLeadTime;
  if (previous === null || !decided(verdict)) return [];
  const tone = toneOf(verdict);
  const slower = verdict === 'worse';
  const total = stageTotals(stages);
  const moved = stages
    .map((stage) => {
      const from = previous.stages.find((one) => one.stage === stage.stage)?.meanSeconds ?? null;
      const share = total === 0 ? 0 : (stage.sumSeconds ?? 0) / total;
      return { stage: stage.stage, from, to: stage.meanSeconds, share };
    })
    .filter((stage): stage is typeof stage & { from: number; to: number } => stage.from !== null && stage.to !== null)
    .map((stage) => ({ ...stage, by: slower ? stage.to - stage.from : stage.from - stage.to }))
    .sort((one, other) => other.by - one.by)[0];
  if (moved !== undefined && moved.by > 0) {
    const { stage, from, to, share } = moved;
    return [{ code: 'lead-stage', tone, stage, from, to, share }];
  }
  const service = services
    .filter(({ key, metrics: figures }) => key !== '' && figures.changeLeadTime.verdict === verdict)
    .map(({ key, metrics: { changeLeadTime } }) => {
      return { service: key, from: changeLeadTime.previous?.medianSeconds ?? 0, to: changeLeadTime.medianSeconds ?? 0 };
    })
    .sort((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from))[0];
  return service === undefined ? [] : [{ code: 'lead-service', tone, ...service }];
}

/** Counts are plain facts: they are told when they differ, and coloured only when the rate's verdict is clear. */
function explainFailures({ changeFailureRate }: Metrics): ChangeSentence[] {
  const { failed, previous, verdict } = changeFailureRate;
  if (previous === null || previous.failed === failed) return [];
  const tone = decided(verdict) ? toneOf(verdict) : 'neutral';
  return [{ code: 'failures', tone, from: previous.failed, to: failed }];
}

function explainRecovery({ recoveryTime }: Metrics): ChangeSentence[] {
  const { medianSeconds, previous, verdict } = recoveryTime;
  const before = previous?.medianSeconds ?? null;
  if (medianSeconds === null || before === null || !decided(verdict)) return [];
  return [{ code: 'recovery', tone: toneOf(verdict), from: before, to: medianSeconds }];
}

/** The stage that most of the lead time goes into, or the service that fails most. */
function nextStep(metrics: Metrics, services: readonly BreakdownRow[]): ChangeSentence | null {
  const failing = services
    .filter(({ key, metrics: { changeFailureRate } }) => key !== '' && changeFailureRate.failed >= FAILURES)
    .sort((one, other) => other.metrics.changeFailureRate.failed - one.metrics.changeFailureRate.failed)[0];
  const { failed, n } = metrics.changeFailureRate;
  if (failing !== undefined && n > 0 && failed / n >= 0.15) {
    const { changeFailureRate } = failing.metrics;
    return {
      code: 'next-failures',
      tone: 'neutral',
      service: failing.key,
      failed: changeFailureRate.failed,
      deployments: changeFailureRate.n,
    };
  }
  const { stages } = metrics.changeLeadTime;
  const total = stageTotals(stages);
  const slowest = [...stages].sort((one, other) => (other.sumSeconds ?? 0) - (one.sumSeconds ?? 0))[0];
  if (slowest === undefined || total === 0) return null;
  return { code: 'next-stage', tone: 'neutral', stage: slowest.stage, share: (slowest.sumSeconds ?? 0) / total };
}
