import { expect, test } from 'vitest';
import type { ChangeSentence } from '../../../shared/answers.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { i18n } from '../../i18n.ts';
import { DEFAULT_FILTERS } from '../../store/filters.ts';
import { sentenceParams, sentenceText } from './sentence-params.ts';
import { sentencePlaces } from './sentence-places.ts';

/** Linked words in brackets. */
function say(sentence: ChangeSentence, locale: 'en' | 'ko' = 'en'): string {
  const t: Translate = (key, params = {}) => i18n.t(key, { ...params, lng: locale });
  return t(`overview.sentence.${sentenceText(sentence)}`, {
    ...sentenceParams(sentence, t, locale),
    open: '[',
    close: ']',
  });
}

const HOUR = 3600;
const SENTENCES: readonly ChangeSentence[] = [
  { code: 'frequency-service', tone: 'bad', service: 'shop', from: 9, to: 2.9, share: 0.45 },
  { code: 'frequency', tone: 'good', from: 0.2, to: 0.6 },
  { code: 'frequency', tone: 'bad', from: 140, to: 0 },
  { code: 'service-new', tone: 'good', service: 'shop', to: 14, share: 1 },
  { code: 'service-gone', tone: 'bad', service: 'shop', from: 14, share: 0.5 },
  { code: 'frequency-team', tone: 'bad', team: 'red', from: 9, to: 3, share: 0.6 },
  { code: 'frequency-weekday', tone: 'bad', weekday: 4, from: 6.5, to: 3.25, share: 0.6 },
  { code: 'frequency-offset', tone: 'neutral', service: 'a', from: 9, to: 3, other: 'b', otherFrom: 3, otherTo: 9 },
  { code: 'lead-time', tone: 'good', from: 5 * HOUR, to: 2 * HOUR },
  { code: 'lead-stage', tone: 'bad', stage: 'time_to_deploy', from: 9 * HOUR, to: 16 * HOUR, share: 0.69 },
  { code: 'lead-stage', tone: 'bad', stage: 'review', from: HOUR, to: 2 * HOUR, share: 0.2, service: 'shop' },
  { code: 'lead-service', tone: 'bad', service: 'shop', from: HOUR, to: 2 * HOUR, share: 0.7 },
  { code: 'lead-mix', tone: 'bad', service: 'shop', from: 0.2, to: 0.8, seconds: 2 * HOUR, share: 0.5 },
  { code: 'failures', tone: 'good', from: 1005, to: 2 },
  { code: 'failures-service', tone: 'bad', service: 'shop', from: 0.05, to: 0.5, share: 1 },
  { code: 'failures-mix', tone: 'bad', service: 'shop', from: 0.2, to: 0.5, rate: 0.4, share: 0.8 },
  { code: 'recovery', tone: 'good', from: 2 * HOUR, to: 36 * 60 },
  { code: 'recovery-of', tone: 'bad', by: 'severity', name: 'SEV-1', from: HOUR, to: 2 * HOUR, share: 0.5 },
  { code: 'rework', tone: 'bad', from: 0.02, to: 0.08 },
  { code: 'rework', tone: 'bad', from: 0.02, to: 0.08, kind: 'hotfix', count: 7 },
  { code: 'unchanged', tone: 'neutral' },
  { code: 'next-stage', tone: 'neutral', stage: 'review', share: 0.4, saves: 2 * HOUR },
  { code: 'next-stage', tone: 'neutral', stage: 'review', share: 0.4, saves: 2 * HOUR, service: 'shop' },
  { code: 'next-failures', tone: 'neutral', service: 'shop', failed: 4, deployments: 20 },
  { code: 'next-recovery', tone: 'neutral', service: 'shop', failures: 7, seconds: 12 * HOUR, share: 0.6 },
];

test('the figures of a sentence are in the units of its metric', () => {
  expect(SENTENCES.map((sentence) => say(sentence))).toEqual([
    '[shop] deploys 2.9 per week instead of 9 per week; that is 45 % of the change.',
    '[Deployments] went from 0.9 per month to 2.6 per month.',
    '[Deployments] went from 20 per day to 0 per day.',
    '[shop] is new: 14 per week, 100 % of the change.',
    '[shop] no longer deploys (14 per week before); that is 50 % of the change.',
    'Team [red] went from 9 per week to 3 per week; that is 60 % of the change.',
    '60 % of the change is on [Fridays]: 3.3 each, 6.5 before.',
    '[a] deploys less (9 per week → 3 per week), [b] more (3 per week → 9 per week): together nothing changed.',
    '[Lead time] went from 5 h to 2 h.',
    '[Time to deploy] went from 9 h to 16 h on average; it is now 69 % of the lead time.',
    '[Review] went from 1 h to 2 h on average, most of it in shop; it is now 20 % of the lead time.',
    'Changes of [shop] take 2 h on average, 1 h before; that is 70 % of the change.',
    '[shop] now has 80 % of the changes, 20 % before; they take 2 h on average. That is 50 % of the change.',
    '[Failed deployments] went from 1,005 to 2.',
    '[shop] fails in 50.0 % of its deployments, 5.0 % before; that is 100 % of the change.',
    '[shop], which fails in 40.0 %, now has 50 % of the deployments, 20 % before; that is 80 % of the change.',
    '[Recovery] went from 2 h to 36 min.',
    'Failures of [SEV-1] last 2 h on average, 1 h before; that is 50 % of the change.',
    '[Rework] went from 2.0 % to 8.0 % of the deployments.',
    '[Rework] went from 2.0 % to 8.0 % of the deployments, mostly hotfixes (7).',
    'Nothing changed that the numbers can tell from chance.',
    'Next: [Review]. It takes 40 % of the lead time; half of it would save 2 h a change.',
    'Next: [Review], above all in shop. It takes 40 % of the lead time; half of it would save 2 h a change.',
    'Next: [shop]. 4 of its 20 deployments failed.',
    'Next: [shop]. Its 7 failures lasted 12 h in all, 60 % of all recovery.',
  ]);
});

test('in both languages every linked word has a place of its own', () => {
  for (const sentence of SENTENCES) {
    const places = sentencePlaces(sentence, { ...DEFAULT_FILTERS, teams: ['red'] });
    for (const locale of ['en', 'ko'] as const) {
      const said = say(sentence, locale);
      expect([said, said.split('[').length - 1, said.includes('{{')]).toEqual([said, places.length, false]);
    }
    expect(places.filter((place) => !/^\/[a-z-]+\?.*team=red/.test(place))).toEqual([]);
  }
});
