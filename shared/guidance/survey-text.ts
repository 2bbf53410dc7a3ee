/** A cell as forms export it, as one plain text: full-width signs, dashes and spaces of all kinds, labels of options. */

const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/gu;
const WAVES = /[\u223c\u301c\u3030]/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** "2. ", "B) ", "(3) ", "4 = ": what stands in front of an option, and no part of it. */
const LABEL = /^(?:\(\s*[\p{L}\d]{1,2}\s*\)|[\p{L}\d]{1,2}\s*[.):])\s+(?=\S)|^\d{1,2}\s*[=-]\s*(?=\p{L})/u;
const CIRCLED = /^\s*([①-⑳])/u;

/** Forms of several choices end each with a semicolon. */
export function surveyText(value: string): string {
  return value
    .replace(CIRCLED, '$1. ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(WAVES, '~')
    .replace(/\s+/gu, ' ')
    .replace(/[\s;]+$/u, '')
    .trim();
}

export function withoutLabel(text: string): string {
  return text.replace(LABEL, '');
}
