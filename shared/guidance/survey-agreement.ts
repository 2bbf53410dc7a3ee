/** Agreement as people write it, on five steps or seven, English and Korean; always told as 1–5. */
import { leadingNumber } from './leading-number.ts';

const FIVE: readonly (readonly string[])[] = [
  [
    'strongly disagree',
    'disagree strongly',
    'completely disagree',
    '전혀 그렇지 않다',
    '전혀 아니다',
    '매우 그렇지 않다',
    '전혀 동의하지 않음',
    '전혀 동의하지 않는다',
    '매우 동의하지 않음',
  ],
  ['disagree', '그렇지 않다', '아니다', '동의하지 않음', '동의하지 않는다'],
  ['neither agree nor disagree', 'neutral', 'undecided', '보통', '보통이다', '중립', '그저 그렇다'],
  ['agree', '그렇다', '동의', '동의함', '동의한다'],
  [
    'strongly agree',
    'agree strongly',
    'completely agree',
    '매우 그렇다',
    '매우 동의',
    '매우 동의함',
    '매우 동의한다',
    '전적으로 동의',
    '전적으로 동의함',
    '항상 그렇다',
  ],
];
/** What only seven steps have, and where: 1 the least. */
const SEVEN: Readonly<Record<number, readonly string[]>> = {
  2: ['mostly disagree'],
  3: [
    'somewhat disagree',
    'slightly disagree',
    '별로 그렇지 않다',
    '약간 그렇지 않다',
    '다소 그렇지 않다',
    '별로 동의하지 않음',
    '약간 동의하지 않음',
  ],
  5: [
    'somewhat agree',
    'slightly agree',
    '약간 그렇다',
    '다소 그렇다',
    '조금 그렇다',
    '약간 동의',
    '약간 동의함',
    '다소 동의함',
  ],
  6: ['mostly agree', '대체로 그렇다', '대체로 동의함'],
};
/** The place among seven of each of the five. */
const FIVE_OF_SEVEN = [1, 2, 4, 6, 7];

const FIVE_WORDS = new Map(FIVE.flatMap((words, index) => words.map((word) => [agreementKey(word), index] as const)));
const SEVEN_WORDS = new Map(
  Object.entries(SEVEN).flatMap(([step, words]) => words.map((word) => [agreementKey(word), Number(step)] as const)),
);

/** Korean surveys end the same words in three ways. */
function agreementKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:습니다|어요|아요|다|음|요)$/u, '')
    .replace(/그렇지않$/u, '그렇지않')
    .replace(/그래$|그렇$/u, '그렇');
}

/** Null = not understood. */
export function agreementOf(text: string, points: 5 | 7): number | null {
  const number = leadingNumber(text);
  if (number !== null) return number >= 1 && number <= points ? ofPoints(number, points) : null;
  const key = agreementKey(text.replace(/^\d+\s*[.):=-]?\s*/u, ''));
  const five = FIVE_WORDS.get(key);
  if (five !== undefined) return points === 5 ? five + 1 : ofPoints(FIVE_OF_SEVEN[five] ?? 4, 7);
  const seven = SEVEN_WORDS.get(key);
  return seven === undefined ? null : ofPoints(seven, 7);
}

/** 1–7 on 1–5: the ends and the middle stay what they are. */
function ofPoints(step: number, points: 5 | 7): number {
  return points === 5 ? step : 1 + ((step - 1) * 4) / 6;
}

/** Steps of agreement that the answers of a whole file show. */
export function agreementPoints(values: readonly string[]): 5 | 7 {
  const seven = values.some((value) => {
    const text = value.normalize('NFKC').trim();
    const number = leadingNumber(text);
    return (number !== null && number > 5 && number <= 7) || SEVEN_WORDS.has(agreementKey(text));
  });
  return seven ? 7 : 5;
}
