import { importSteps } from '../../../shared/i18n/texts/import-steps.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

type Meaning = keyof typeof importSteps.en.meaning;

function isMeaning(word: string): word is Meaning {
  return Object.hasOwn(importSteps.en.meaning, word);
}

/** What a word of a fixed set is called; any other is its own name. */
export function meaningText(word: string, t: Translate): string {
  return isMeaning(word) ? t(`importSteps.meaning.${word}`) : word;
}
