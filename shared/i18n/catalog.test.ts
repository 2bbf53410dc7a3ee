import { expect, test } from 'vitest';
import { catalog, resolveLocale } from './catalog.ts';
import { createI18n } from './create-i18n.ts';

type Words = { readonly [key: string]: string | Words };

/** Every text by its path. */
function leaves(words: Words, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : leaves(value, `${path}${key}.`),
  );
}

const english = new Map(leaves(catalog.en));
const korean = new Map(leaves(catalog.ko));

/** `{{name, format}}` → name and format, each once. */
function placeholders(text: string): readonly { readonly name: string; readonly format: string | null }[] {
  return [...text.matchAll(/{{([^},]*)(?:,([^}]*))?}}/g)].map(([, name = '', format]) => ({
    name: name.trim(),
    format: format?.trim() ?? null,
  }));
}

test('both languages say the same things; only English tells one from many', () => {
  const expected = [...english.keys()].filter((key) => !key.endsWith('_one'));
  expect([...korean.keys()].sort()).toEqual(expected.sort());
});

test('a form for one has a form for many beside it', () => {
  const ones = [...english.keys()].filter((key) => key.endsWith('_one'));
  expect(ones.filter((key) => !english.has(key.replace(/_one$/, '_other')))).toEqual([]);
});

test('Korean shows no value that English does not get there', () => {
  // A dialog's title and text get the same values, and each language puts the name where it reads better.
  const group = (key: string) => key.slice(0, key.lastIndexOf('.'));
  const known = new Set([...english].flatMap(([key, text]) => placeholders(text).map(({ name }) => group(key) + name)));
  const unknown = [...korean].filter(([key, text]) =>
    placeholders(text).some(({ name }) => !known.has(group(key) + name)),
  );
  expect(unknown).toEqual([]);
});

test('no text is empty or begins or ends with a space', () => {
  expect([...english, ...korean].filter(([, text]) => text.trim() === '' || text.trim() !== text)).toEqual([]);
});

test('every format that a text names exists', () => {
  const named = new Set(
    [...english.values(), ...korean.values()].flatMap(placeholders).flatMap(({ format }) => format ?? []),
  );
  const { formatter } = createI18n('en').services;
  // A format that i18next doesn't know gives back the number itself, whatever its types say.
  const format = (name: string): unknown => formatter?.format(0.5, name, 'en', {});
  const unknown = [...named].filter((name) => typeof format(name) === 'number');
  expect(unknown).toEqual([]);
});

test('Korean texts hold no particle that depends on the value before it', () => {
  // A share ends in a percent sign, which is read 퍼센트 whatever the number.
  const particles = /(?<!{{share)}}[’”]?(?:은|는|이|가|을|를|와|과|로|으로|이고|이며|이나|이라)(?=\s|[.,)]|$)/;
  expect([...korean].filter(([, text]) => particles.test(text))).toEqual([]);
});

test('the language follows the wish, else the system', () => {
  expect([
    resolveLocale('system', 'ko-KR'),
    resolveLocale('system', 'en-US'),
    resolveLocale('system', 'fr'),
    resolveLocale('en', 'ko'),
  ]).toEqual(['ko', 'en', 'en', 'en']);
});

test('values come formatted in the language of the text', () => {
  const say = (locale: 'en' | 'ko') => createI18n(locale).t('app.jobs.left', { seconds: 37_680 });
  expect([say('en'), say('ko')]).toEqual(['10 h 28 min left', '10시간 28분 남음']);
});
