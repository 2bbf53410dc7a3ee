import type { RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

/** What somebody is called, who may have said nothing: their number within the round. */
export function personName({ id, name }: Pick<RoundPerson, 'id' | 'name'>, t: Translate): string {
  return name ?? t('quickCheck.result.anonymous', { number: id });
}
