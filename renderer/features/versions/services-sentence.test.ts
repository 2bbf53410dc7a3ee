import { expect, test } from 'vitest';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import type { VersionVerdictKind } from '../../../shared/version-answers.ts';
import { servicesSentence } from './services-sentence.ts';
import { serviceVersions, summary, verdict } from './versions-fixture.ts';

function sentence(...kinds: readonly (VersionVerdictKind | null)[]): string {
  const services = kinds.map((kind, index) =>
    serviceVersions(`s${index}`, { current: summary('v1', { verdict: kind === null ? null : verdict(kind) }) }),
  );
  return servicesSentence(services, { t: createTranslator('en') });
}

test('trouble first, then doubt, then how many are well, and never more than is known', () => {
  expect(sentence('faulty', 'faulty', 'fine')).toBe('2 of 3 services run a version that looks faulty.');
  expect(sentence('faulty', 'suspect', 'fine')).toBe(
    '1 of 3 services runs a version that looks faulty. 1 more is suspect.',
  );
  expect(sentence('suspect', 'fine')).toBe('No service runs a version that looks faulty; 1 of 2 is suspect.');
  expect(sentence('fine', 'fine')).toBe('All is well: the versions that all 2 services run look fine.');
  expect(sentence('fine', 'not-enough', null)).toBe(
    'Nothing looks faulty: 1 of 3 services runs a version that looks fine, for the others there isn’t enough data.',
  );
  expect(sentence('not-enough', null)).toContain('there isn’t enough data');
});

test('a faulty version that runs no more is no trouble of today', () => {
  const gone = serviceVersions('s', { current: summary('v1', { active: false, verdict: verdict('faulty') }) });
  expect(servicesSentence([gone], { t: createTranslator('en') })).not.toContain('faulty');
});
