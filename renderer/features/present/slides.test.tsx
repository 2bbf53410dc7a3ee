import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { speak } from '../../i18n.ts';
import { NO_METRICS, reportWith } from '../overview/report-fixture.ts';
import { addText, changeSlide, DEFAULT_DECK, type Deck } from './deck.ts';
import { type DeckData, hiddenWords } from './deck-data.ts';
import { deckData, NAMES } from './deck-fixture.ts';
import { hiddenNames } from './hidden-names.ts';
import { hideData } from './hide-data.ts';
import { namesIn } from './names-in.ts';
import { pagesOf } from './pages.ts';
import { SlideCanvas } from './slide-canvas.tsx';

const LOCALES = ['en', 'ko'] as const;
type Locale = (typeof LOCALES)[number];

const ALL_NAMES: readonly string[] = [
  NAMES.client,
  ...NAMES.services,
  ...NAMES.teams,
  ...NAMES.repositories,
  ...NAMES.versions,
  NAMES.person,
];

/** Every slide shown, and what the presenter wrote names everybody. */
function wholeDeck(): Deck {
  const words = ALL_NAMES.join(', ');
  const own = addText(DEFAULT_DECK, null)?.deck ?? DEFAULT_DECK;
  return own.slides.reduce(
    (deck, { id }) => changeSlide(deck, id, { shown: true, note: null, heading: words, lines: `${words}\n${words}` }),
    changeSlide(own, 'levels', { note: words }),
  );
}

function hidden(data: DeckData, locale: Locale): DeckData {
  return hideData(data, hiddenNames(namesIn(data, null), hiddenWords(createTranslator(locale))));
}

/** Everything that is drawn, and everything that is to be said. */
function allOf(deck: Deck, data: DeckData, locale: Locale): string {
  const pages = pagesOf(deck, data, { t: createTranslator(locale), locale });
  const { container } = render(
    <MantineProvider>
      {pages.map((page, index) => (
        <SlideCanvas key={page.key} page={page} data={data} theme="light" number={index + 1} />
      ))}
    </MantineProvider>,
  );
  return [container.innerHTML, ...pages.flatMap(({ name, note }) => [name, note])].join('\n');
}

describe.each(LOCALES)('the deck in %s', (locale) => {
  beforeEach(() => speak(locale));

  test('names are on its slides where they are to be shown', () => {
    const said = allOf(wholeDeck(), deckData(), locale);
    expect(ALL_NAMES.filter((name) => !said.includes(name))).toEqual([]);
  });

  test('no name is anywhere in it where they are to be hidden, and each goes by one other', () => {
    const deck = { ...changeSlide(wholeDeck(), 'levels', { note: ALL_NAMES.join(', ') }), hidesNames: true };
    const said = allOf(deck, hidden(deckData(), locale), locale);
    expect([...ALL_NAMES, 'zq', '%7A'].filter((name) => said.toLowerCase().includes(name.toLowerCase()))).toEqual([]);
    const mark = { en: ['Service A', 'Service B', 'Team 1'], ko: ['서비스 A', '서비스 B', '팀 1'] }[locale];
    expect(mark.filter((word) => !said.includes(word))).toEqual([]);
    // What came with Doradeck, and what no name is in, is as it was.
    expect(said).toContain({ en: 'Where we stand', ko: '지금 우리의 위치' }[locale]);
  });

  test('without any data it teaches, and shows no figure that nobody measured', () => {
    const nothing = deckData({
      client: '',
      report: reportWith({ metrics: NO_METRICS }),
      sentences: [{ code: 'unchanged', tone: 'neutral' }],
      versions: null,
      advice: null,
      packs: [],
    });
    const text = { t: createTranslator(locale), locale };
    expect(pagesOf(DEFAULT_DECK, nothing, text).map(({ slide }) => slide.kind)).toEqual([
      'title',
      'metrics',
      'levels',
      'moral',
      'summary',
      'closing',
    ]);
    const said = allOf(wholeDeck(), nothing, locale);
    expect(said).toContain({ en: 'No versions imported', ko: '가져온 버전 데이터가 없습니다' }[locale]);
    expect(said).not.toMatch(/NaN|undefined|null|Infinity|\{\{/);
  });
});

test('an answer is a page of its own, and secret; its question says it to the presenter alone', () => {
  const pages = pagesOf(DEFAULT_DECK, deckData(), { t: createTranslator('en'), locale: 'en' }).filter(
    ({ slide }) => slide.kind === 'quiz',
  );
  expect(pages.map(({ name, isSecret, note }) => ({ name, isSecret, note }))).toEqual([
    { name: 'Question 1 of 1', isSecret: false, note: 'Answer: zq-pay\nAsk Zulu.' },
    { name: 'Answer to question 1', isSecret: true, note: 'zq-주문 deploys most.' },
  ]);
});
