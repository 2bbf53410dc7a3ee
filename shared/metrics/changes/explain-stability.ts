/** Failures, recovery and rework: what changed clearly, and which service it is in (decompose.ts). */
import type { ChangeSentence } from '../../answers.ts';
import type { BreakdownRow, Report } from '../../report.ts';
import { PROFILES } from '../profiles.ts';
import { decompose, largestPart } from './decompose.ts';
import { amountOf, isDecided, NOTABLE, toneOf, typicalSeconds, type Untoned } from './telling.ts';

/** Counts are plain facts: they are told when they differ, and coloured only when the rate's verdict is clear. */
export function explainFailures({ metrics, breakdown, profile }: Report): ChangeSentence[] {
  const { failed, previous, verdict } = metrics.changeFailureRate;
  if (previous === null || previous.failed === failed) return [];
  const tone = isDecided(verdict) ? toneOf(verdict) : 'neutral';
  const counts: ChangeSentence = { code: 'failures', tone, from: previous.failed, to: failed };
  // Incidents may be of several services: then the parts are more than the whole.
  const isAdditive = PROFILES[profile].changeFailureRate.numerator === 'failed-deployments';
  if (tone === 'neutral' || !isAdditive) return [counts];
  const reason = failuresOfService(breakdown.service ?? []);
  return reason === null ? [counts] : [counts, { ...reason, tone }];
}

function failuresOfService(services: readonly BreakdownRow[]): Untoned<'failures-service' | 'failures-mix'> | null {
  if (services.length < 2) return null;
  const parts = services.map(({ key, metrics: { changeFailureRate: figure } }) => ({
    key,
    before: { total: figure.previous?.failed ?? 0, n: figure.previous?.n ?? 0 },
    now: { total: figure.failed, n: figure.n },
  }));
  const found = decompose(parts);
  if (found === null) return null;
  const within = largestPart(found, 'within');
  if (within !== null && within.share >= NOTABLE && within.part.key !== '') {
    const { key: service, before, now } = within.part;
    return { code: 'failures-service', service, from: before ?? 0, to: now ?? 0, share: Math.min(1, within.share) };
  }
  const mix = largestPart(found, 'mix');
  const own = parts.find(({ key }) => key === mix?.part.key);
  if (mix === null || own === undefined || mix.share < NOTABLE || own.key === '') return null;
  const total = (side: 'before' | 'now') => parts.reduce((sum, part) => sum + part[side].n, 0);
  return {
    code: 'failures-mix',
    service: own.key,
    from: own.before.n / total('before'),
    to: own.now.n / total('now'),
    rate: mix.part.now ?? mix.part.before ?? 0,
    share: Math.min(1, mix.share),
  };
}

export function explainRecovery({ metrics, breakdown, profile }: Report): ChangeSentence[] {
  const rule = PROFILES[profile].recoveryTime;
  const { previous, verdict } = metrics.recoveryTime;
  const now = typicalSeconds(metrics.recoveryTime, rule);
  const before = typicalSeconds(previous, rule);
  if (now === null || before === null || !isDecided(verdict)) return [];
  const tone = toneOf(verdict);
  const reason =
    recoveryOf(breakdown.severity ?? [], now - before, 'severity') ??
    recoveryOf(breakdown.service ?? [], now - before, 'service');
  return [{ code: 'recovery', tone, from: before, to: now }, ...(reason === null ? [] : [{ ...reason, tone }])];
}

function recoveryOf(
  rows: readonly BreakdownRow[],
  moved: number,
  by: 'severity' | 'service',
): Untoned<'recovery-of'> | null {
  if (rows.length < 2) return null;
  const found = decompose(
    rows.map(({ key, metrics: { recoveryTime } }) => ({
      key,
      before: amountOf(recoveryTime.previous),
      now: amountOf(recoveryTime),
    })),
  );
  // As with lead times: the mean explains the median only where it went the same way.
  if (found === null || found.change < 0 !== moved < 0) return null;
  const within = largestPart(found, 'within');
  if (within === null || within.share < NOTABLE || within.part.key === '') return null;
  const { key, before, now } = within.part;
  return { code: 'recovery-of', by, name: key, from: before ?? 0, to: now ?? 0, share: Math.min(1, within.share) };
}

/** With the kind that there is most of. */
export function explainRework({ metrics }: Report): ChangeSentence[] {
  const { rate, previous, verdict, rollbacks, hotfixes, reverts, reworked } = metrics.reworkRate;
  const before = previous?.rate ?? null;
  if (rate === null || before === null || !isDecided(verdict)) return [];
  const kinds = [
    ['rollback', rollbacks],
    ['hotfix', hotfixes],
    ['revert', reverts],
  ] as const;
  const [kind, count] = kinds.reduce((most, one) => (one[1] > most[1] ? one : most));
  const most = count > 0 && count >= reworked / 2 ? { kind, count } : {};
  return [{ code: 'rework', tone: toneOf(verdict), from: before, to: rate, ...most }];
}
