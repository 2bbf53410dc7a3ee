import type { DeploymentStatus, RemediationKind } from '../model.ts';

function table<Value>(...rows: readonly (readonly [value: Value, words: string])[]): ReadonlyMap<string, Value> {
  return new Map(rows.flatMap(([value, words]) => words.split(/\s+/).map((word) => [word, value] as const)));
}

/** Case, spaces, hyphens and underscores don't tell words apart: "In Progress" is "in_progress". */
function wordKey(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/gu, '');
}

const STATUSES = table<DeploymentStatus>(
  // Superseded by a later one (GitHub calls it inactive): it had succeeded.
  [
    'success',
    'success succeeded successful successfully ok okay passed pass complete completed done finished deployed released live shipped healthy active inactive superseded true 성공 완료 정상 성공함 배포완료',
  ],
  // A rollback undoes what had been deployed; see `saysRolledBack`.
  ['success', 'rolledback rollback reverted 롤백 롤백됨'],
  [
    'failure',
    'failure failed fail error errored erroneous crashed timedout timeout startupfailure unhealthy degraded false 실패 오류 에러 실패함 배포실패',
  ],
  [
    'cancelled',
    'cancelled canceled aborted abort skipped stopped terminated killed rejected stale neutral undeployed 취소 취소됨 중단 중지 건너뜀',
  ],
  [
    'running',
    'running inprogress pending queued waiting created scheduled started deploying building requested manual blocked actionrequired new 진행중 진행 대기 대기중 예약 배포중',
  ],
);

/** Words nobody has listed are 'unknown': kept apart from success. */
export function readStatus(text: string): DeploymentStatus {
  return STATUSES.get(text) ?? STATUSES.get(wordKey(text)) ?? 'unknown';
}

const ROLLED_BACK = new Set('rolledback rollback reverted 롤백 롤백됨'.split(' '));

/** The deployment reached its environment and was taken back: a failed change. */
export function saysRolledBack(status: string): boolean {
  return ROLLED_BACK.has(wordKey(status));
}

const FLAGS = table<boolean>(
  [true, 'true t yes y 1 o on 예 네 참 유 있음 발생'],
  [false, 'false f no n 0 x off 아니오 아니요 거짓 무 없음 미발생'],
);

/** Null for a word that is neither yes nor no. */
export function readFlag(text: string): boolean | null {
  return FLAGS.get(wordKey(text)) ?? null;
}

const REMEDIATION_WORDS = table<RemediationKind>(
  ['rollback', 'rollback rolledback 롤백 원복'],
  ['hotfix', 'hotfix fixforward rollforward emergency urgent 핫픽스 긴급 긴급배포 긴급패치'],
  ['revert', 'revert reverted 리버트 되돌림'],
  ['rework', 'rework unplanned 재작업 비계획'],
);

/** Null for the types of planned deployments, whatever they are called. */
export function readRemediation(text: string): RemediationKind | null {
  return REMEDIATION_WORDS.get(wordKey(text)) ?? null;
}

/** What is written where a deployment has no commit. */
const NO_SHA = new Set(['unknown', 'head', 'latest', 'manual', 'unset', '0']);
const SHA = /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/;

/**
 * A commit's name in small letters, cut from the end of an address where it is one. '' = says there is none; null = is
 * none: a spreadsheet's 1.23457E+16, a branch, a chart's version.
 */
export function readSha(text: string): string | null {
  const lower = text.trim().toLowerCase();
  if (SHA.test(lower)) return lower;
  if (NO_SHA.has(lower)) return '';
  const last = /\/(?:commits?|revision|changeset|tree)\/([0-9a-f]{7,64})(?:[/?#].*)?$/.exec(lower)?.[1] ?? '';
  return SHA.test(last) ? last : null;
}

/** A repository without the user info that an address may carry: tokens are not stored. */
export function readRepository(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}

/** Several names in one cell: "a; b", "a|b", "a, b" or a JSON array of them. */
export function splitNames(text: string): readonly string[] {
  const list = jsonNames(text);
  if (list !== null) return list;
  // One name alone stays as it is written, so that it meets its deployments.
  if (!/[;|,]/.test(text)) return [text];
  return text
    .split(/[;|,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function jsonNames(text: string): readonly string[] | null {
  if (!/^\s*\[.*\]\s*$/s.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((name) => typeof name === 'string') ? parsed : null;
  } catch {
    return null;
  }
}
