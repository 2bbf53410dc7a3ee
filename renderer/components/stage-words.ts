/** Stages and pull request of a change in words. The bar that shows the stages says nothing to a reader. */
import type { Locale } from '../../shared/i18n/catalog.ts';
import { formatDuration } from '../../shared/i18n/format.ts';
import type { Translate } from '../../shared/i18n/translator.ts';
import type { ChangePull, StageSeconds } from '../../shared/lead-time-answers.ts';
import { STAGE_NAMES, type StageFigure } from '../../shared/report.ts';

/** The mean of each stage that has data: what the lengths of a bar add up from. */
export function meansOf(figures: readonly StageFigure[]): StageSeconds {
  return Object.fromEntries(
    figures.flatMap(({ stage, meanSeconds }) => (meanSeconds === null ? [] : [[stage, meanSeconds]])),
  );
}

/** "Review: 9 h · Deploy: 20 min" */
export function stageWords(stages: StageSeconds, t: Translate, locale: Locale): string {
  return STAGE_NAMES.flatMap((stage) => {
    const seconds = stages[stage];
    if (seconds === undefined) return [];
    return t('overviewScreen.breakdown.stage', {
      name: t(`metrics.stage.${stage}`),
      value: formatDuration(seconds, locale),
    });
  }).join(' · ');
}

/** "#123" where it is a number, else as the export calls it. */
export function pullNumber({ externalId }: Pick<ChangePull, 'externalId'>): string {
  return /^\d+$/.test(externalId) ? `#${externalId}` : externalId;
}
