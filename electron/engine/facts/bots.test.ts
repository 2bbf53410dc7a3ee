import { expect, test } from 'vitest';
import { isBot, isHotfix } from './bots.ts';

test.each([
  ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', true],
  ['Renovate Bot', 'bot@renovateapp.com', true],
  ['renovate', 'x@example.com', true],
  ['GitHub Actions', 'github-actions@github.com', true],
  ['deploy-bot', 'ops@example.com', true],
  ['Abbot', 'abbot@example.com', false],
  ['Kim Talbot', 'kim@example.com', false],
  ['김봇', 'kim.botany@example.com', false],
])('%s <%s>: %s', (name, email, expected) => expect(isBot(name, email)).toBe(expected));

test.each([
  ['hotfix: totals', true],
  ['Merge branch hotfix/totals', true],
  ['Hot fix of the totals', true],
  ['HOT-FIXES', true],
  ['photofixture added', false],
  ['Fix the hot path', false],
])('%s: %s', (subject, expected) => expect(isHotfix(subject)).toBe(expected));
