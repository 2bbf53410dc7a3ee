/**
 * Medians have no parts that add up; means do. So a clear change of the lead time is explained by that of its mean, where
 * that went the same way: by the stages, whose means are what a change waits in all, and by the services, each of which either
 * took longer itself or became a larger part of the changes (decompose.ts). Otherwise only the change itself is told.
 */
import type { ChangeSentence } from '../../answers.ts';
import type { BreakdownRow, ChangeLeadTimeFigure, Report, StageName } from '../../report.ts';
import { PROFILES } from '../profiles.ts';
import { shrunkStage, stageRows, waitingStages } from '../stage-rows.ts';
import { decompose, largestPart } from './decompose.ts';
import { amountOf, isDecided, NOTABLE, toneOf, typicalSeconds, type Untoned } from './telling.ts';

/** A service that a stage is in is named from this share of the stage's change on. */
const MOST_OF_IT = 0.5;

export function explainLeadTime({ metrics, breakdown, profile }: Report): ChangeSentence[] {
  const figure = metrics.changeLeadTime;
  const { previous, verdict } = figure;
  if (previous === null || !isDecided(verdict)) return [];
  const tone = toneOf(verdict);
  const rule = PROFILES[profile].leadTime;
  const [from, to] = [typicalSeconds(previous, rule), typicalSeconds(figure, rule)];
  if (from === null || to === null) return [];
  const whole: ChangeSentence = { code: 'lead-time', tone, from, to };
  const moved = (figure.meanSeconds ?? 0) - (previous.meanSeconds ?? 0);
  if (moved === 0 || moved < 0 !== to < from) return [whole];
  const services = breakdown.service ?? [];
  const stage = ofStage(figure, previous, services, moved);
  const service = ofService(services);
  const reasons = [...(stage === null ? [] : [stage]), ...(service === null ? [] : [service])];
  return reasons.length === 0 ? [whole] : reasons.map((reason) => ({ ...reason, tone }));
}

function ofStage(
  figure: ChangeLeadTimeFigure,
  previous: ChangeLeadTimeFigure,
  services: readonly BreakdownRow[],
  moved: number,
): Untoned<'lead-stage'> | null {
  const rows = stageRows(figure.stages, previous.stages);
  const found = moved > 0 ? waitingStages(rows).grew : shrunkStage(rows);
  if (found === null) return null;
  const { stage, share } = found;
  return {
    code: 'lead-stage',
    stage,
    from: found.previous?.meanSeconds ?? 0,
    to: found.meanSeconds ?? 0,
    share,
    ...serviceOfStage(services, stage),
  };
}

/** Whose changes wait longer in the stage, or less long. */
function serviceOfStage(services: readonly BreakdownRow[], stage: StageName): { readonly service?: string } {
  if (services.length < 2) return {};
  const found = decompose(
    services.map(({ key, metrics: { changeLeadTime } }) => {
      const of = (figure: ChangeLeadTimeFigure | null) =>
        amountOf(figure?.stages.find((known) => known.stage === stage) ?? null);
      return { key, before: of(changeLeadTime.previous), now: of(changeLeadTime) };
    }),
  );
  const largest = found === null ? null : largestPart(found, 'within');
  return largest === null || largest.share < MOST_OF_IT || largest.part.key === '' ? {} : { service: largest.part.key };
}

function ofService(services: readonly BreakdownRow[]): Untoned<'lead-service' | 'lead-mix'> | null {
  if (services.length < 2) return null;
  const found = decompose(
    services.map(({ key, metrics: { changeLeadTime } }) => ({
      key,
      before: amountOf(changeLeadTime.previous),
      now: amountOf(changeLeadTime),
    })),
  );
  if (found === null) return null;
  const within = largestPart(found, 'within');
  const isClear = (key: string) =>
    services.some((row) => row.key === key && isDecided(row.metrics.changeLeadTime.verdict));
  if (within !== null && within.share >= NOTABLE && within.part.key !== '' && isClear(within.part.key)) {
    const { key: service, before, now } = within.part;
    return { code: 'lead-service', service, from: before ?? 0, to: now ?? 0, share: Math.min(1, within.share) };
  }
  const mix = largestPart(found, 'mix');
  if (mix === null || mix.share < NOTABLE || mix.part.key === '') return null;
  return { code: 'lead-mix', ...mixOf(services, mix.part.key), share: Math.min(1, mix.share) };
}

/** A service's share of the changes in both periods, and how long its changes take. */
function mixOf(services: readonly BreakdownRow[], service: string) {
  const of = (pick: (row: BreakdownRow) => number) => {
    const total = services.reduce((sum, row) => sum + pick(row), 0);
    const own = services.find(({ key }) => key === service);
    return total === 0 || own === undefined ? 0 : pick(own) / total;
  };
  const figure = services.find(({ key }) => key === service)?.metrics.changeLeadTime;
  return {
    service,
    from: of(({ metrics }) => metrics.changeLeadTime.previous?.n ?? 0),
    to: of(({ metrics }) => metrics.changeLeadTime.n),
    seconds: figure?.meanSeconds ?? figure?.previous?.meanSeconds ?? 0,
  };
}
