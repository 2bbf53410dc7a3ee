/** Small files of issues, incidents among them, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const CREATED = '2025-03-01T10:00:00Z';

const RESOLVED = '2025-03-01T11:00:00Z';

const JIRA = {
  key: 'OPS-1',
  self: 'https://acme.example.com/rest/api/2/issue/1',
  fields: {
    summary: 'Slow carts',
    created: '2025-03-01T19:00:00.000+0900',
    resolutiondate: '2025-03-01T20:00:00.000+0900',
    environment: 'Chrome',
    components: [{ name: 'cart' }],
    versions: [{ name: '1.1' }],
    fixVersions: [{ name: '1.2' }],
    labels: ['slow'],
    priority: { name: 'High' },
    issuetype: { name: 'Story' },
    status: { name: '끝', statusCategory: { key: 'done' } },
  },
};

const JIRA_ROW = {
  id: 'OPS-1',
  type: 'Story',
  title: 'Slow carts',
  service: ['cart'],
  status: '끝',
  done: true,
  priority: 'High',
  labels: ['slow'],
  version: '1.2',
  created_at: JIRA.fields.created,
  resolved_at: JIRA.fields.resolutiondate,
  url: 'https://acme.example.com/browse/OPS-1',
};

function jira(key: string, fields: object): object {
  return { ...JIRA, key, fields: { ...JIRA.fields, ...fields } };
}

function jiraTable(header: string, incident: string, done: string): string {
  return [
    header,
    `Slow carts,OPS-1,${incident},${done},${done},High,2025-03-01 10:00,2025-03-01 11:00,,cart,search,1.1,1.2,slow`,
  ].join('\n');
}

const JIRA_HEADERS = {
  English:
    'Summary,Issue key,Issue Type,Status,Status Category,Priority,Created,Resolved,Environment,Components,Components,Affects versions,Fix versions,Labels',
  Korean:
    '요약,이슈 키,이슈 유형,상태,상태 카테고리,우선순위,만듦,해결됨,환경,컴포넌트,컴포넌트,영향을 받는 버전,수정 버전,레이블',
  German:
    'Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,Statuskategorie,Priorität,Erstellt,Erledigt,Umgebung,Komponenten,Komponenten,Betrifft Version(en),Lösungsversion(en),Stichwörter',
  Japanese:
    '要約,課題キー,課題タイプ,ステータス,ステータス カテゴリ,優先度,作成日,解決日,環境,コンポーネント,コンポーネント,影響バージョン,修正バージョン,ラベル',
} as const;

const JIRA_TABLE_INCIDENT = {
  id: 'OPS-1',
  service: ['cart', 'search'],
  severity: 'High',
  title: 'Slow carts',
  started_at: '2025-03-01 10:00',
  resolved_at: '2025-03-01 11:00',
  version: '1.1',
};

const GITHUB_ISSUE = {
  number: 7,
  title: 'Slow carts',
  state: 'CLOSED',
  createdAt: CREATED,
  closedAt: RESOLVED,
  labels: [{ name: 'perf' }],
  author: { login: 'mina' },
  url: 'https://github.com/acme/shop/issues/7',
};

const NOT_AN_INCIDENT = { skip: 'not-an-incident' };

const GITLAB_ISSUE = {
  id: 70,
  iid: 7,
  project_id: 3,
  title: 'Slow carts',
  state: 'closed',
  created_at: CREATED,
  closed_at: RESOLVED,
  labels: ['perf'],
  milestone: { title: '1.2' },
  issue_type: 'issue',
  severity: 'UNKNOWN',
  web_url: 'https://gitlab.example.com/acme/web/shop/-/issues/7',
};

export const ISSUE_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'jira-issues',
    content: [
      JIRA,
      jira('OPS-2', {
        resolutiondate: null,
        status: { name: '할 일', statusCategory: { key: 'new' } },
        environment: 'prod',
        statuscategorychangedate: CREATED,
      }),
    ],
    rows: [
      JIRA_ROW,
      {
        ...without(JIRA_ROW, 'resolved_at'),
        id: 'OPS-2',
        status: '할 일',
        done: false,
        env: 'prod',
        url: 'https://acme.example.com/browse/OPS-2',
      },
    ],
  },
  {
    preset: 'jira-issue',
    content: [JIRA, jira('OPS-2', { issuetype: { name: '장애' } })],
    rows: [
      { ...NOT_AN_INCIDENT, column: 'fields.issuetype.name' },
      {
        ...{ id: 'OPS-2', service: ['cart'], severity: 'High', title: 'Slow carts', version: '1.1' },
        ...{ started_at: JIRA.fields.created, resolved_at: JIRA.fields.resolutiondate },
      },
    ],
  },
  {
    preset: 'jira-csv-issues',
    content: jiraTable(JIRA_HEADERS.Korean, '작업', '완료'),
    timeZone: 'Asia/Seoul',
    rows: [
      {
        ...{ id: 'OPS-1', type: '작업', title: 'Slow carts', service: ['cart', 'search'], status: '완료', done: true },
        ...{ priority: 'High', labels: ['slow'], version: '1.2' },
        ...{ created_at: '2025-03-01 10:00', resolved_at: '2025-03-01 11:00' },
      },
    ],
  },
  ...(
    [
      ['English', 'Incident', 'Done'],
      ['Korean', '장애', '완료'],
      ['German', 'Störung', 'Fertig'],
      ['Japanese', '障害', '完了'],
    ] as const
  ).map(([language, incident, done]) => ({
    preset: 'jira-csv',
    name: language,
    content: jiraTable(JIRA_HEADERS[language], incident, done),
    timeZone: 'Asia/Seoul',
    rows: [JIRA_TABLE_INCIDENT],
  })),
  {
    preset: 'github-issue',
    content: [GITHUB_ISSUE, { ...GITHUB_ISSUE, number: 8, state: 'OPEN', closedAt: null, labels: [], url: null }],
    rows: [
      {
        ...{ id: 'acme/shop#7', title: 'Slow carts', service: ['acme/shop'], status: 'CLOSED', done: true },
        ...{ labels: ['perf'], created_at: CREATED, resolved_at: RESOLVED, url: GITHUB_ISSUE.url },
      },
      { id: 8, title: 'Slow carts', status: 'OPEN', done: false, created_at: CREATED },
    ],
  },
  {
    preset: 'github-issue',
    name: 'REST',
    content: [
      {
        ...{ number: 7, title: 'Slow carts', state: 'open', created_at: CREATED, closed_at: null, labels: [] },
        ...{ html_url: 'https://github.com/acme/shop/issues/7', comments_url: 'x', milestone: { title: '1.2' } },
        ...{ repository_url: 'https://api.github.com/repos/acme/shop', url: 'x' },
      },
      {
        ...{ number: 8, title: 'Faster', state: 'open', created_at: CREATED, labels: [], comments_url: 'x' },
        pull_request: { url: 'x', merged_at: null },
      },
    ],
    rows: [
      {
        ...{ id: 'acme/shop#7', title: 'Slow carts', service: ['acme/shop'], status: 'open', done: false },
        ...{ version: '1.2', created_at: CREATED, url: 'https://github.com/acme/shop/issues/7' },
      },
      { skip: 'not-of-this-kind', column: 'pull_request' },
    ],
  },
  {
    preset: 'github-incident',
    content: [
      {
        ...GITHUB_ISSUE,
        labels: [{ name: 'incident' }, { name: 'sev-2' }, { name: 'service: cart' }],
        body: `Carts took a minute.\nRoot cause: ${'A'.repeat(40)}`,
      },
      { ...GITHUB_ISSUE, number: 8, labels: [{ name: 'Outage' }], closedAt: null },
      GITHUB_ISSUE,
    ],
    rows: [
      {
        ...{ id: 'acme/shop#7', service: ['cart'], severity: 'sev-2', title: 'Slow carts' },
        ...{ started_at: CREATED, resolved_at: RESOLVED, sha: 'a'.repeat(40), repo: 'acme/shop' },
      },
      { id: 'acme/shop#8', service: ['acme/shop'], title: 'Slow carts', started_at: CREATED, repo: 'acme/shop' },
      { ...NOT_AN_INCIDENT, column: 'labels' },
    ],
  },
  {
    preset: 'gitlab-issue',
    content: [GITLAB_ISSUE, { ...GITLAB_ISSUE, iid: 8, state: 'opened', closed_at: null, labels: [], web_url: null }],
    rows: [
      {
        ...{ id: 'acme/web/shop#7', type: 'issue', title: 'Slow carts', service: ['acme/web/shop'], status: 'closed' },
        ...{ done: true, priority: 'UNKNOWN', labels: ['perf'], version: '1.2', created_at: CREATED },
        ...{ resolved_at: RESOLVED, url: GITLAB_ISSUE.web_url },
      },
      {
        ...{ id: '8', type: 'issue', title: 'Slow carts', status: 'opened', done: false, priority: 'UNKNOWN' },
        ...{ version: '1.2', created_at: CREATED },
      },
    ],
  },
  {
    preset: 'gitlab-incident',
    content: [
      GITLAB_ISSUE,
      { ...GITLAB_ISSUE, issue_type: 'incident', severity: 'CRITICAL' },
      { ...GITLAB_ISSUE, iid: 9, labels: [{ name: 'outage' }], closed_at: null },
    ],
    rows: [
      { ...NOT_AN_INCIDENT, column: 'issue_type' },
      {
        ...{ id: 'acme/web/shop#7', service: ['acme/web/shop'], severity: 'CRITICAL', title: 'Slow carts' },
        ...{ started_at: CREATED, resolved_at: RESOLVED, repo: 'https://gitlab.example.com/acme/web/shop' },
      },
      {
        ...{ id: 'acme/web/shop#9', service: ['acme/web/shop'], title: 'Slow carts', started_at: CREATED },
        repo: 'https://gitlab.example.com/acme/web/shop',
      },
    ],
  },
];
