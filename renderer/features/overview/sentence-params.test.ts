import { expect, test } from 'vitest';
import type { ChangeSentence } from '../../../shared/answers.ts';
import { translate } from '../../i18n.ts';
import { sentenceParams } from './sentence-params.ts';

function say(sentence: ChangeSentence): string {
  return translate(`overview.sentence.${sentence.code}`, sentenceParams(sentence, translate, 'en'));
}

test('the figures of a sentence are in the units of its metric', () => {
  expect([
    say({ code: 'frequency-service', tone: 'bad', service: 'shop', from: 9, to: 2.9, share: 0.45 }),
    say({ code: 'frequency', tone: 'good', from: 0.2, to: 0.6 }),
    say({ code: 'frequency', tone: 'bad', from: 140, to: 0 }),
    say({ code: 'lead-stage', tone: 'bad', stage: 'time_to_deploy', from: 32_400, to: 57_600, share: 0.69 }),
    say({ code: 'failures', tone: 'good', from: 1005, to: 2 }),
    say({ code: 'recovery', tone: 'good', from: 7200, to: 2160 }),
  ]).toEqual([
    'shop went from 9 per week to 2.9 per week; that is 45 % of the change.',
    'Deployments went from 0.9 per month to 2.6 per month.',
    'Deployments went from 20 per day to 0 per day.',
    'Time to deploy went from 9 h to 16 h on average; it is 69 % of the lead time.',
    'Failed deployments went from 1,005 to 2.',
    'Recovery went from 2 h to 36 min.',
  ]);
});
