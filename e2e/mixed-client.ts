/** A client's folder of six tools, and what its figures must be, reckoned from the same plain lists. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { textRow, workbookOf } from '../electron/engine/import/archives/workbook-fixture.ts';

const HOUR = 3_600_000;
const SEOUL = 9 * HOUR;

interface Deployment {
  readonly service: string;
  readonly at: number;
  readonly succeeded: boolean;
  readonly production: boolean;
  /** How many of the repository's commits are in it. */
  readonly commits: number | null;
}

/** In Seoul's time, which has no clock changes. */
const seoul = (day: number, hour: number, minute = 0) => Date.UTC(2025, 1, day, hour, minute) - SEOUL;

/** Author times of the repository's commits, oldest first. */
const COMMITS = [seoul(1, 6), seoul(3, 12), seoul(4, 18), seoul(12, 12), seoul(13, 18), seoul(19, 12)];

/** The thirteenth tells that days come first. */
const SHOP: readonly Deployment[] = [
  { service: 'shop', at: seoul(1, 12), succeeded: true, production: true, commits: 1 },
  { service: 'shop', at: seoul(5, 12), succeeded: true, production: true, commits: 3 },
  { service: 'shop', at: seoul(13, 12), succeeded: true, production: true, commits: 4 },
  { service: 'shop', at: seoul(14, 12), succeeded: false, production: true, commits: 5 },
  { service: 'shop', at: seoul(20, 12), succeeded: true, production: true, commits: 6 },
  { service: 'shop', at: seoul(21, 12), succeeded: true, production: false, commits: 6 },
];
const MEMBERS: readonly Deployment[] = [3, 11, 24].map((day) => ({
  service: '회원',
  at: seoul(day, 10),
  succeeded: true,
  production: true,
  commits: null,
}));

interface Incident {
  readonly service: string;
  readonly from: number;
  readonly to: number;
}
const JIRA: readonly Incident[] = [
  { service: 'shop', from: seoul(5, 15, 5), to: seoul(5, 16, 35) },
  { service: '회원', from: seoul(12, 9), to: seoul(12, 11) },
];
const PAGER: readonly Incident[] = [{ service: 'shop', from: seoul(13, 15), to: seoul(13, 15, 40) }];

export const FILES = {
  log: '배포기록.csv',
  jira: 'jira.csv',
  pager: 'pagerduty.json',
  pulls: 'pulls.json',
  book: '배포현황.xlsx',
} as const;

const two = (part: number): string => String(part).padStart(2, '0');

function dayFirst(at: number): string {
  const date = new Date(at + SEOUL);
  const day = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

function jiraTime(at: number): string {
  const date = new Date(at + SEOUL);
  const hour = date.getUTCHours();
  const clock = `${((hour + 11) % 12) + 1}:${two(date.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${two(date.getUTCDate())}/Feb/${date.getUTCFullYear() % 100} ${clock}`;
}

/** What it is about stands under another heading than the one that a machine would take. */
function deploymentLog(shas: readonly string[]): string {
  const rows = SHOP.map(({ service, at, succeeded, production, commits }, n) =>
    [
      `c-${n + 1}`,
      '공통 플랫폼',
      service,
      production ? 'production' : 'staging',
      dayFirst(at),
      succeeded ? '성공' : '실패',
      shas[(commits ?? 1) - 1],
    ].join(','),
  );
  const unreadable = 'c-99,공통 플랫폼,shop,production,내일쯤,성공,';
  return ['배포 ID,서비스,애플리케이션,환경,배포완료,결과,커밋', ...rows, unreadable, ''].join('\r\n');
}

function jiraExport(): string {
  const head = 'Issue key,Issue id,Summary,Issue Type,Status,Priority,Created,Resolved,Component/s';
  const rows = JIRA.map(
    ({ service, from, to }, n) =>
      `OPS-${n},90${n},Out of order,Incident,Done,High,${jiraTime(from)},${jiraTime(to)},${service}`,
  );
  return [head, ...rows, 'OPS-9,909,New colours,Story,Done,Low,09/Feb/25 9:00 AM,10/Feb/25 9:00 AM,shop', ''].join(
    '\n',
  );
}

const iso = (at: number) => new Date(at).toISOString().replace('.000', '');

function pagerExport(): string {
  const incidents = PAGER.map(({ service, from, to }, n) => ({
    id: `P${n}`,
    incident_number: n,
    title: 'Orders are stuck',
    status: 'resolved',
    urgency: 'high',
    created_at: iso(from),
    resolved_at: iso(to),
    service: { id: `S${n}`, summary: service },
  }));
  return JSON.stringify({ incidents });
}

function pullsExport(sha: string): string {
  const times = { createdAt: iso(seoul(3, 13)), mergedAt: iso(seoul(4, 18)), closedAt: iso(seoul(4, 18)) };
  return JSON.stringify([
    {
      number: 41,
      title: 'Count coupons once',
      author: { login: 'kim' },
      state: 'MERGED',
      isDraft: false,
      ...times,
      headRefName: 'coupons',
      baseRefName: 'main',
      url: 'https://github.com/acme/shop/pull/41',
      mergeCommit: { oid: sha },
    },
  ]);
}

/** A title above the header. */
function workbook(): Uint8Array {
  const head = ['배포 ID', '서비스', '배포 완료', '결과', '환경'];
  const rows = MEMBERS.map(({ service, at }, n) => {
    const local = `${new Date(at + SEOUL).toISOString().slice(0, 19).replace('T', ' ')}+09:00`;
    return [`x-${n}`, service, local, '성공', 'production'];
  });
  const data = [['2025년 2월 배포 현황'], [], head, ...rows].map((cells, index) => textRow(index + 1, ...cells));
  return workbookOf([{ name: '배포 현황', rows: data.join('') }]);
}

function git(folder: string, at: number, ...words: readonly string[]): string {
  const when = iso(at);
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Kim',
    GIT_AUTHOR_EMAIL: 'kim@example.com',
    GIT_COMMITTER_NAME: 'Kim',
    GIT_COMMITTER_EMAIL: 'kim@example.com',
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_DATE: when,
  };
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8' }).trim();
}

/** Writes the folder: five files and the repository `shop`. */
export function makeMixedClient(folder: string): string {
  const repository = join(folder, 'shop');
  mkdirSync(repository, { recursive: true });
  git(repository, 0, 'init', '--quiet', '--initial-branch=main');
  const shas = COMMITS.map((at, n) => {
    git(repository, at, 'commit', '--quiet', '--allow-empty', '-m', `Change ${n + 1}`);
    return git(repository, at, 'rev-parse', 'HEAD');
  });
  writeFileSync(join(folder, FILES.log), iconv.encode(deploymentLog(shas), 'cp949'));
  writeFileSync(join(folder, FILES.jira), jiraExport());
  writeFileSync(join(folder, FILES.pager), pagerExport());
  writeFileSync(join(folder, FILES.pulls), pullsExport(shas[2] ?? ''));
  writeFileSync(join(folder, FILES.book), workbook());
  return folder;
}

export interface Reckoned {
  readonly deployments: number;
  readonly failed: number;
  readonly medianLeadSeconds: number;
  readonly medianRecoverySeconds: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * The figures of February 2025, from the definitions alone: what succeeded in production counts; a commit's lead time ends
 * with the first deployment that has it, if another came before; an incident is the fault of the last deployment of its
 * service before it, within a week.
 */
export function reckon({ withPager }: { readonly withPager: boolean }): Reckoned {
  const counted = [...SHOP, ...MEMBERS].filter(({ succeeded, production }) => succeeded && production);
  const incidents = [...JIRA, ...(withPager ? PAGER : [])];
  const atFault = incidents.map(({ service, from }) =>
    counted
      .filter((one) => one.service === service && one.at <= from && from - one.at <= 7 * 24 * HOUR)
      .reduce<Deployment | null>((last, one) => (last === null || one.at > last.at ? one : last), null),
  );
  const shop = counted.filter(({ service }) => service === 'shop').toSorted((a, b) => a.at - b.at);
  const leads = COMMITS.flatMap((authored, n) => {
    const first = shop.findIndex(({ commits }) => (commits ?? 0) > n);
    return first > 0 ? [(shop[first]?.at ?? 0) - authored] : [];
  });
  return {
    deployments: counted.length,
    failed: new Set(atFault.filter((one) => one !== null)).size,
    medianLeadSeconds: median(leads) / 1000,
    medianRecoverySeconds: median(incidents.map(({ from, to }) => to - from)) / 1000,
  };
}
