/** The next thing to improve, with what speaks for it: the failures of a service, its recoveries, or the stage that changes wait in. */
import type { ChangeSentence } from '../../answers.ts';
import type { Level } from '../../model.ts';
import type { BreakdownRow, Report } from '../../report.ts';
import { LEVELS } from '../levels.ts';
import { stageRows, waitingStages } from '../stage-rows.ts';
import { amountOf } from './telling.ts';

/** A failing service is the next thing to look at from this many failures on, where this part of all deployments fails. */
const FAILURES = 3;
const FAILING = 0.15;

export function nextStep({ metrics, breakdown }: Report): ChangeSentence | null {
  const services = (breakdown.service ?? []).filter(({ key }) => key !== '');
  const { failed, n } = metrics.changeFailureRate;
  const isFailing = n > 0 && failed / n >= FAILING;
  const recovering = isWorst(metrics.recoveryTime.level, [metrics.changeLeadTime.level]);
  return (
    (isFailing ? failing(services) : null) ??
    (recovering ? slowToRecover(services) : null) ??
    waiting({ metrics, services }) ??
    null
  );
}

function isWorst(level: Level | null, others: readonly (Level | null)[]): boolean {
  if (level === null) return false;
  return others.every((other) => other === null || LEVELS.indexOf(level) > LEVELS.indexOf(other));
}

function failing(services: readonly BreakdownRow[]): ChangeSentence | null {
  const [most] = services
    .filter(({ metrics: { changeFailureRate } }) => changeFailureRate.failed >= FAILURES)
    .sort((one, other) => other.metrics.changeFailureRate.failed - one.metrics.changeFailureRate.failed);
  if (most === undefined) return null;
  const { failed, n } = most.metrics.changeFailureRate;
  return { code: 'next-failures', tone: 'neutral', service: most.key, failed, deployments: n };
}

/** The service whose failures lasted longest in all. */
function slowToRecover(services: readonly BreakdownRow[]): ChangeSentence | null {
  const amounts = services.map(({ key, metrics }) => ({ service: key, ...amountOf(metrics.recoveryTime) }));
  const [most] = amounts.filter(({ n }) => n >= FAILURES).sort((one, other) => other.total - one.total);
  const whole = amounts.reduce((sum, { total }) => sum + total, 0);
  if (most === undefined || whole === 0) return null;
  const { service, n, total } = most;
  return { code: 'next-recovery', tone: 'neutral', service, failures: n, seconds: total, share: total / whole };
}

/** The stage that most of the lead time goes into, and what half of it would save a change on average. */
function waiting({
  metrics,
  services,
}: {
  readonly metrics: Report['metrics'];
  readonly services: readonly BreakdownRow[];
}): ChangeSentence | null {
  const { most } = waitingStages(stageRows(metrics.changeLeadTime.stages, []));
  if (most === null) return null;
  const { stage, share, sumSeconds } = most;
  const [longest] = services
    .map(({ key, metrics: { changeLeadTime } }) => ({
      service: key,
      seconds: changeLeadTime.stages.find((known) => known.stage === stage)?.sumSeconds ?? 0,
    }))
    .sort((a, b) => b.seconds - a.seconds);
  const isIn = services.length > 1 && longest !== undefined && longest.seconds >= (sumSeconds ?? 0) / 2;
  return {
    code: 'next-stage',
    tone: 'neutral',
    stage,
    share,
    saves: (sumSeconds ?? 0) / 2 / Math.max(1, metrics.changeLeadTime.n),
    ...(isIn ? { service: longest.service } : {}),
  };
}
