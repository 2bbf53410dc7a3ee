/**
 * "What changed and why", from a report with its breakdown by service: each sentence is arithmetic on figures that the
 * report shows, and only changes that the intervals can tell apart are told (verdict better or worse).
 *
 * Frequency decomposes exactly: the change of the whole is the sum of the changes of the services. A service is named when
 * it moved the same way and makes up a third of the change or more.
 */
import type { ChangeSentence } from '../answers.ts';
import type { BreakdownRow, Metrics, Report, Verdict } from '../report.ts';
import { type LeadTimeRule, PROFILES, type RecoveryRule, type Statistic } from './profiles.ts';
import { shrunkStage, stageRows, waitingStages } from './stage-rows.ts';

/** A service or stage is named from this share of the whole on. */
const NOTABLE = 1 / 3;
/** A failing service is the next thing to look at from this many failures on. */
const FAILURES = 3;
/** Beside the next step. */
const MOST = 3;

export function explainChanges(report: Report): ChangeSentence[] {
  const services = report.breakdown.service ?? [];
  const { leadTime, recoveryTime } = PROFILES[report.profile];
  const changes = [
    ...explainFrequency(report.metrics, services),
    ...explainLeadTime(report.metrics, services, leadTime),
    ...explainFailures(report.metrics),
    ...explainRecovery(report.metrics, recoveryTime),
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

/** Days with a deployment and whole numbers don't add up over services. */
function explainFrequency(metrics: Metrics, services: readonly BreakdownRow[]): ChangeSentence[] {
  const { perWeek, previous, verdict, headlineUnit } = metrics.deploymentFrequency;
  if (headlineUnit !== 'deployments-per-week') return [];
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

interface Typical {
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
}

/** What the profile shows of several values. */
function typicalSeconds(figure: Typical | null, { statistic }: { readonly statistic: Statistic }): number | null {
  if (figure === null) return null;
  return statistic === 'mean' ? figure.meanSeconds : figure.medianSeconds;
}

function explainLeadTime(metrics: Metrics, services: readonly BreakdownRow[], rule: LeadTimeRule): ChangeSentence[] {
  const { previous, verdict, stages } = metrics.changeLeadTime;
  if (previous === null || !decided(verdict)) return [];
  const tone = toneOf(verdict);
  const rows = stageRows(stages, previous.stages);
  const moved = verdict === 'worse' ? waitingStages(rows).grew : shrunkStage(rows);
  if (moved !== null) {
    const { stage, meanSeconds, share } = moved;
    return [{ code: 'lead-stage', tone, stage, from: moved.previous?.meanSeconds ?? 0, to: meanSeconds ?? 0, share }];
  }
  const service = services
    .filter(({ key, metrics: figures }) => key !== '' && figures.changeLeadTime.verdict === verdict)
    .map(({ key, metrics: { changeLeadTime } }) => {
      return {
        service: key,
        from: typicalSeconds(changeLeadTime.previous, rule) ?? 0,
        to: typicalSeconds(changeLeadTime, rule) ?? 0,
      };
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

function explainRecovery({ recoveryTime }: Metrics, rule: RecoveryRule): ChangeSentence[] {
  const { previous, verdict } = recoveryTime;
  const now = typicalSeconds(recoveryTime, rule);
  const before = typicalSeconds(previous, rule);
  if (now === null || before === null || !decided(verdict)) return [];
  return [{ code: 'recovery', tone: toneOf(verdict), from: before, to: now }];
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
  const { most } = waitingStages(stageRows(metrics.changeLeadTime.stages, []));
  return most === null ? null : { code: 'next-stage', tone: 'neutral', stage: most.stage, share: most.share };
}
