/** Words that trackers and code hosts write for how far a pull request or an issue has come. */
import type { PullState } from '../model.ts';

function table<Value>(...rows: readonly (readonly [value: Value, words: string])[]): ReadonlyMap<string, Value> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}

/** Case and what stands between words don't tell them apart. */
function wordKey(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/gu, '');
}

const PULL_WORDS = table<PullState>(
  [
    'open',
    'open opened reopened active draft new pending inreview review approved locked 열림 진행중 리뷰중 대기 초안',
  ],
  // Azure DevOps says completed.
  ['merged', 'merged completed integrated landed 병합 병합됨 병합완료 머지 머지됨 완료'],
  // Bitbucket says declined and superseded, Azure DevOps abandoned.
  [
    'closed',
    'closed declined superseded abandoned rejected cancelled canceled withdrawn discarded 닫힘 종료 거절 거절됨 반려 취소',
  ],
);

/** Null for a word that nobody has listed. */
export function readPullState(text: string): PullState | null {
  return PULL_WORDS.get(wordKey(text)) ?? null;
}

const DONE_WORDS = table<boolean>(
  [
    true,
    "done closed resolved complete completed finished fixed released deployed shipped cancelled canceled rejected duplicate wontfix won'tdo wontdo 완료 완료됨 해결 해결됨 종료 종료됨 닫힘 취소",
  ],
  [
    false,
    'open opened reopened new todo todo: backlog indeterminate inprogress doing active started selected planned triage blocked onhold waiting pending review inreview testing qa undefined 할일 해야할일 열림 접수 신규 진행중 진행 대기 대기중 보류 검토 검토중 리뷰중 테스트 백로그',
  ],
);

/** Whether an issue of this status is done with; null for a word that nobody has listed. */
export function readDone(text: string): boolean | null {
  return DONE_WORDS.get(wordKey(text)) ?? null;
}
