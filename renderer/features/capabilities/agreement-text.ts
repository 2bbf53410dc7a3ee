import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

export const AGREEMENTS = [1, 2, 3, 4, 5] as const;

/** An answer in words; files of seven steps have answers that lie between two, which stay numbers. */
export function agreementText(answer: number, t: Translate, locale: Locale): string {
  const known = AGREEMENTS.find((agreement) => agreement === answer);
  return known === undefined ? formatNumber(answer, locale, 1) : t(`capabilityCheck.agreement.${known}`);
}
