import { thingsOf } from '../../../../shared/compare/slice-names.ts';
import type { TextTools } from '../../../i18n.ts';
import { comparedName, comparedRange, rangeWords } from '../../metric/headline-words.ts';
import type { DeckData } from '../deck-data.ts';

/** "13 Oct – 12 Nov 2024" */
export function periodWords({ report }: DeckData, { locale }: Pick<TextTools, 'locale'>): string {
  return rangeWords(report.period, report.period.timeZone, locale);
}

/** "period before: 13 Sep – 12 Oct 2024" */
export function againstWords({ report }: DeckData, { t, locale }: TextTools): string {
  return t('present.against', { name: comparedName(report, t), range: comparedRange(report, locale) });
}

/** The teams, services and repositories that the view names; '' = it is about all. */
export function scopeWords({ view }: DeckData, { t }: Pick<TextTools, 't'>): string {
  const isAll = [view.teams, view.services, view.repositories].every((names) => names.length === 0);
  return isAll ? '' : thingsOf(view, t);
}
