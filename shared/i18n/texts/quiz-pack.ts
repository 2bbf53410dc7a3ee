import { texts } from './texts.ts';

/** What is wrong at a place in a quiz pack: the `problem` of 'quiz-pack-invalid' in shared/errors.ts. */
export const quizPack = texts(
  {
    problem: {
      missing: 'a field is missing',
      'unknown-field': 'no such field exists',
      'wrong-type': 'the value is of another kind than expected',
      'not-allowed': 'the value is none of those possible',
      empty: 'the text is empty',
      'too-long': 'the text is too long',
      'too-few': 'too few entries',
      'too-many': 'too many entries',
      'out-of-range': 'the number is outside its range',
      'bad-id': 'an id consists of small letters a–z, digits and hyphens',
      'bad-address': 'an address starts with https:// or http://',
      'same-id': 'the id occurs twice',
      'same-text': 'two options read the same',
      'no-such-option': 'no option has this id',
      'uneven-figure': 'as many values as labels or columns are needed',
      'built-in-id': 'a built-in pack has this id',
      'too-large': 'a pack is at most 2 MB large',
      'not-text': 'the file is not text in UTF-8',
    },
  },
  {
    problem: {
      missing: '필드가 빠져 있습니다',
      'unknown-field': '없는 필드입니다',
      'wrong-type': '값의 종류가 다릅니다',
      'not-allowed': '쓸 수 없는 값입니다',
      empty: '글이 비어 있습니다',
      'too-long': '글이 너무 깁니다',
      'too-few': '항목이 너무 적습니다',
      'too-many': '항목이 너무 많습니다',
      'out-of-range': '숫자가 범위를 벗어났습니다',
      'bad-id': 'ID에는 영문 소문자, 숫자, 하이픈만 쓸 수 있습니다',
      'bad-address': '주소는 https:// 또는 http://로 시작해야 합니다',
      'same-id': '같은 ID가 두 번 나옵니다',
      'same-text': '똑같은 보기가 두 개 있습니다',
      'no-such-option': '이 ID를 가진 보기가 없습니다',
      'uneven-figure': '값의 개수가 이름표나 열의 개수와 다릅니다',
      'built-in-id': '기본 문제집이 쓰는 ID입니다',
      'too-large': '문제집은 2MB를 넘을 수 없습니다',
      'not-text': 'UTF-8 텍스트 파일이 아닙니다',
    },
  },
);
