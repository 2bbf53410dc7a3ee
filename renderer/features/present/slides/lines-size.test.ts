import { expect, test } from 'vitest';
import { linesSize } from './lines-size.ts';

const LONG = 'Find what keeps deployments waiting, take it away piece by piece, and measure again next month.';
const KOREAN = '배포가 늦어지는 까닭을 찾아서 하나씩 없애고, 다음 달에 다시 재 보기로 합니다.';

test('few lines are large, many or long ones smaller, and never below 18 pt', () => {
  expect(linesSize('Next', ['One thing', 'Another'])).toBe(36);
  expect(linesSize('Next', new Array(7).fill('One thing'))).toBe(36);
  expect(linesSize('Next', new Array(5).fill(LONG))).toBe(28);
  expect(linesSize('Next', new Array(8).fill(LONG))).toBe(24);
  expect(linesSize('Next', new Array(40).fill(LONG))).toBe(24);
});

test('Hangul needs more room than Latin letters, and a heading of several lines leaves less', () => {
  expect(linesSize('다음', new Array(4).fill(KOREAN))).toBe(36);
  expect(linesSize('다음', new Array(6).fill(KOREAN))).toBe(28);
  expect(linesSize('A heading of many words '.repeat(6), new Array(4).fill(KOREAN))).toBe(28);
});
