/** A client's folder as consultants get them: several tools, encodings, local times, one picture and a repository. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { makeShopRepository } from '../electron/cli/fixture.ts';
import { textRow, workbookOf } from '../electron/engine/import/archives/workbook-fixture.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 3, 1, 9);

/** "03/04/2024 10:15": no zone, and no day above the twelfth to tell day from month. */
function localTime(index: number): string {
  const date = new Date(START + (index % 12) * DAY + index * 97_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${time}`;
}

/** A release log kept by hand, as Korean Excel saves it. */
function releaseLog(): string {
  const services = ['결제', '주문', '배송', '회원', '쿠폰'];
  const results = ['성공', '성공', '성공', '긴급종료', '실패'];
  const rows = Array.from({ length: 60 }, (_, index) => {
    const end = index === 7 ? '내일쯤' : localTime(index);
    return `${services[index % 5]},플랫폼팀,${end},${results[index % 5]},운영,"v1.${index}, ${'담당자 확인 '.repeat(index === 3 ? 40 : 1)}"`;
  });
  return ['서비스,담당팀,배포완료,결과,환경,비고', ...rows, ''].join('\n');
}

/** An issue tracker's table with more columns than anybody reads. */
function wideTable(): string {
  const extra = Array.from({ length: 40 }, (_, index) => `custom field ${index + 1}`);
  const head = ['service', 'finished_at', 'status', 'sha', ...extra].join(',');
  const rows = Array.from({ length: 30 }, (_, index) =>
    [
      'shop',
      new Date(START + index * DAY).toISOString(),
      index % 9 === 0 ? 'failed' : 'ok',
      '',
      ...extra.map(() => 'x'),
    ].join(','),
  );
  return [head, ...rows, ''].join('\n');
}

/** Incidents as Jira writes them: months by name, in the exporting user's time, which the file doesn't say. */
const JIRA = [
  'Issue key,Issue id,Summary,Issue Type,Status,Priority,Created,Resolved,Component/s',
  'OPS-11,9011,Payments time out,Incident,Done,High,03/Apr/24 2:05 PM,03/Apr/24 3:35 PM,결제',
  'OPS-12,9012,Coupons counted twice,Incident,Done,Medium,08/Apr/24 9:00 AM,08/Apr/24 6:30 PM,쿠폰',
  'OPS-13,9013,New colours for the shop,Story,Done,Low,09/Apr/24 9:00 AM,10/Apr/24 9:00 AM,주문',
];

const PAGERDUTY = {
  incidents: [
    {
      id: 'PT4KHLK',
      incident_number: 1234,
      title: 'Orders are stuck',
      status: 'resolved',
      urgency: 'high',
      created_at: '2024-04-05T03:10:00Z',
      resolved_at: '2024-04-05T04:00:00Z',
      service: { id: 'PIJ90N7', summary: '주문' },
    },
  ],
};

const PULLS = [
  {
    number: 41,
    title: 'Count coupons once',
    author: { login: 'kim' },
    state: 'MERGED',
    isDraft: false,
    createdAt: '2024-04-02T01:00:00Z',
    mergedAt: '2024-04-03T05:00:00Z',
    closedAt: '2024-04-03T05:00:00Z',
    headRefName: 'coupons',
    baseRefName: 'main',
    url: 'https://github.com/acme/shop/pull/41',
    mergeCommit: { oid: 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3' },
  },
];

/** A sheet with a title above its header, and one of notes. */
function workbook(): Uint8Array {
  const head = ['배포 ID', '서비스', '배포 완료', '결과', '환경'];
  const rows = [1, 2, 3].map((day) => [`x-${day}`, '회원', `2024-04-1${day} 10:00:00+09:00`, '성공', '운영']);
  const data = [['2024년 4월 배포 현황'], [], head, ...rows].map((cells, index) => textRow(index + 1, ...cells));
  return workbookOf([
    { name: '배포 현황', rows: data.join('') },
    { name: '메모', rows: textRow(1, '확인: 김') },
  ]);
}

export const CLIENT_FILES = {
  log: '배포기록_2024년_상반기.csv',
  wide: 'releases with all custom fields of the tracker (export 2024-07-01, final, corrected).csv',
  jira: 'jira-incidents.csv',
  pagerduty: 'pagerduty.json',
  pulls: 'pulls.json',
  workbook: '배포현황.xlsx',
} as const;

export function makeClientFolder(folder: string): string {
  const files: Readonly<Record<keyof typeof CLIENT_FILES, string | Uint8Array>> = {
    log: iconv.encode(releaseLog(), 'cp949'),
    wide: wideTable(),
    jira: `${JIRA.join('\n')}\n`,
    pagerduty: JSON.stringify(PAGERDUTY),
    pulls: JSON.stringify(PULLS),
    workbook: workbook(),
  };
  mkdirSync(folder, { recursive: true });
  makeShopRepository(join(folder, 'shop'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, CLIENT_FILES[name as keyof typeof CLIENT_FILES]), content);
  }
  writeFileSync(join(folder, 'empty.csv'), '');
  return folder;
}
