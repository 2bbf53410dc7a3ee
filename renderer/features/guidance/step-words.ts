import type { NextLevel } from '../../../shared/guidance/next-level.ts';
import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { durationWords } from './level-bounds.ts';

/** "2 more deployments a week" */
export function stepWords(step: NextLevel, n: number, t: Translate, locale: Locale): string {
  switch (step.kind) {
    case 'ungraded':
      return t(`metrics.reason.${step.reason}`, { n });
    case 'top':
      return t('levelSteps.top');
    case 'rise':
      return t(`levelSteps.rise.${step.unit}`, { count: step.more });
    case 'shorten': {
      const bound = durationWords(step.bound, t);
      if (step.seconds < 60) return t('levelSteps.shorten-edge', { bound });
      return t('levelSteps.shorten', { time: formatDuration(step.seconds, locale), bound });
    }
    case 'fail-less':
      return t('levelSteps.fail-less', { count: step.fewer, of: step.of });
  }
}
