import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addText,
  changeSlide,
  DEFAULT_DECK,
  type Deck,
  type DeckSlide,
  FIXED_SLIDES,
  MOST_SLIDES,
  moveSlide,
  newSlide,
  removeText,
} from './deck.ts';
import { readDeck, writeDeck } from './deck-file.ts';

const ids = (deck: Deck) => deck.slides.map(({ id }) => id);

describe('order', () => {
  test('a slide is put where another one is', () => {
    expect(ids(moveSlide(DEFAULT_DECK, 'levels', 0)).slice(0, 3)).toEqual(['levels', 'title', 'metrics']);
    expect(ids(moveSlide(DEFAULT_DECK, 'title', 2)).slice(0, 3)).toEqual(['metrics', 'levels', 'title']);
    expect(ids(moveSlide(DEFAULT_DECK, 'title', 999)).at(-1)).toBe('title');
    expect(moveSlide(DEFAULT_DECK, 'nothing', 1)).toBe(DEFAULT_DECK);
  });

  test('moving loses none, adds none, and leaves the others in their order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIXED_SLIDES), fc.integer({ min: -5, max: 40 }), (id, to) => {
        const moved = ids(moveSlide(DEFAULT_DECK, id, to));
        expect(moved.filter((each) => each !== id)).toEqual(ids(DEFAULT_DECK).filter((each) => each !== id));
        expect(moved.indexOf(id)).toBe(Math.min(Math.max(0, to), FIXED_SLIDES.length - 1));
      }),
    );
  });
});

describe('texts of one’s own', () => {
  test('stand after the slide chosen, each with an id of its own, and go for good', () => {
    const one = addText(DEFAULT_DECK, 'levels');
    const two = addText(one?.deck ?? DEFAULT_DECK, 'levels');
    expect(ids(two?.deck ?? DEFAULT_DECK).slice(2, 5)).toEqual(['levels', 'text-2', 'text-1']);
    expect(ids(removeText(two?.deck ?? DEFAULT_DECK, 'text-1')).slice(2, 4)).toEqual(['levels', 'text-2']);
  });

  test('other slides are not removed', () => {
    expect(removeText(DEFAULT_DECK, 'levels')).toEqual(DEFAULT_DECK);
  });

  test('a deck can be full', () => {
    const slides = Array.from({ length: MOST_SLIDES }, (_, index) => newSlide('text', `text-${index + 1}`));
    expect(addText({ ...DEFAULT_DECK, slides }, null)).toBeNull();
  });
});

const words = fc.option(fc.string({ maxLength: 60 }), { nil: null });
const slide = (kind: DeckSlide['kind'], id: string): fc.Arbitrary<DeckSlide> =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constant(kind),
    shown: fc.constantFrom(true, false, null),
    note: words,
    heading: words,
    lines: words,
    pack: words,
    questions: fc.option(fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }), { nil: null }),
  });
const deck: fc.Arbitrary<Deck> = fc
  .record({
    fixed: fc.tuple(...FIXED_SLIDES.map((kind) => slide(kind, kind))),
    own: fc.tuple(slide('text', 'text-1'), slide('text', 'text-7')),
    theme: fc.constantFrom('light' as const, 'dark' as const),
    hidesNames: fc.boolean(),
    printsNotes: fc.boolean(),
  })
  .chain(({ fixed, own, ...rest }) =>
    fc
      .shuffledSubarray([...fixed, ...own], { minLength: fixed.length + own.length })
      .map((slides) => ({ version: 1 as const, slides, ...rest })),
  );

describe('a kept deck', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(deck, (kept) => {
        expect(readDeck(writeDeck(kept))).toEqual({ kind: 'deck', deck: kept });
      }),
    );
  });

  test('whatever is read, a deck comes of it or it is told: every kind once, texts by their own ids', () => {
    const damaged = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(deck, fc.nat({ max: 4000 })).map(([kept, at]) => writeDeck(kept).slice(0, at)),
      fc
        .tuple(deck, fc.jsonValue())
        .map(([kept, value]) => JSON.stringify({ ...kept, slides: [...kept.slides, value] })),
      fc.tuple(deck, fc.jsonValue()).map(([kept, value]) => JSON.stringify({ ...kept, slides: value })),
    );
    fc.assert(
      fc.property(damaged, (content) => {
        const reading = readDeck(content);
        if (reading.kind !== 'deck') return;
        const known = ids(reading.deck);
        expect(new Set(known).size).toBe(known.length);
        expect(known).toEqual(expect.arrayContaining([...FIXED_SLIDES]));
        expect(known.length).toBeLessThanOrEqual(MOST_SLIDES);
      }),
    );
  });

  test('of an earlier Doradeck has the slides that came since, not shown; what isn’t known is left out', () => {
    const content = JSON.stringify({
      version: 1,
      slides: [{ id: 'levels', kind: 'levels', shown: true, note: 'Slowly.' }, { id: 'poll', kind: 'poll' }, 'x'],
    });
    const reading = readDeck(content);
    expect(reading).toEqual({
      kind: 'deck',
      deck: {
        ...DEFAULT_DECK,
        slides: [
          { ...newSlide('levels', 'levels'), shown: true, note: 'Slowly.' },
          ...FIXED_SLIDES.filter((kind) => kind !== 'levels').map((kind) => ({
            ...newSlide(kind, kind),
            shown: false,
          })),
        ],
      },
    });
  });

  test.each([
    ['', 'damaged'],
    ['[]', 'damaged'],
    ['{"version":1}', 'damaged'],
    ['{"version":0,"slides":[]}', 'damaged'],
    ['{"version":2,"slides":[]}', 'newer'],
  ])('%j is %s', (content, kind) => {
    expect(readDeck(content)).toEqual({ kind });
  });
});

test('a change is made to one slide', () => {
  const changed = changeSlide(DEFAULT_DECK, 'quiz', { shown: false });
  expect(changed.slides.filter(({ shown }) => shown !== null)).toEqual([{ ...newSlide('quiz', 'quiz'), shown: false }]);
});
