import type { CheckPerson } from '../../../shared/guidance/check-round.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

/** What somebody is called, who may have said nothing: their number within the round. */
export function personName({ id, name }: Pick<CheckPerson, 'id' | 'name'>, t: Translate): string {
  return name ?? t('rounds.people.anonymous', { number: id });
}
