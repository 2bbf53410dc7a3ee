/** Small files of incidents and issues, each with what is to be made of its records. */
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

/** The same table with the header of a site in some language. */
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

const ANALYTICS = {
  id: 'PINC1',
  incident_number: 12,
  created_at: CREATED,
  description: 'Slow carts',
  service_id: 'P1',
  service_name: 'cart',
  team_name: 'Payments',
  urgency: 'high',
  seconds_to_first_ack: 60,
  seconds_to_resolve: 3600,
};
const ANALYTICS_ROW = {
  id: 'PINC1',
  service: 'cart',
  team: 'Payments',
  severity: 'high',
  title: 'Slow carts',
  started_at: CREATED,
  acknowledged_at: Date.parse('2025-03-01T10:01:00Z'),
  resolved_at: Date.parse(RESOLVED),
};

const DATADOG = {
  id: '0a1b',
  type: 'incidents',
  attributes: {
    public_id: 12,
    title: 'Slow carts',
    state: 'resolved',
    created: '2025-03-01T10:03:00Z',
    detected: '2025-03-01T10:01:00Z',
    resolved: RESOLVED,
    customer_impacted: true,
    customer_impact_start: CREATED,
    customer_impact_end: '2025-03-01T10:50:00Z',
    fields: {
      severity: { type: 'dropdown', value: 'SEV-2' },
      services: { type: 'autocomplete', value: ['cart', 'search'] },
      teams: { type: 'autocomplete', value: ['Payments'] },
    },
  },
};

function datadog(attributes: object): object {
  return { ...DATADOG, attributes: { ...DATADOG.attributes, ...attributes } };
}
const DATADOG_ROW = {
  id: 12,
  service: ['cart', 'search'],
  team: 'Payments',
  severity: 'SEV-2',
  title: 'Slow carts',
  started_at: CREATED,
  detected_at: '2025-03-01T10:01:00Z',
  resolved_at: '2025-03-01T10:50:00Z',
};

function without(row: object, ...names: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !names.includes(key)));
}

const NOT_AN_INCIDENT = { skip: 'not-an-incident' };

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
      { ...GITHUB_ISSUE, labels: [{ name: 'incident' }, { name: 'sev-2' }, { name: 'service: cart' }] },
      { ...GITHUB_ISSUE, number: 8, labels: [{ name: 'Outage' }], closedAt: null },
      GITHUB_ISSUE,
    ],
    rows: [
      {
        ...{ id: 'acme/shop#7', service: ['cart'], severity: 'sev-2', title: 'Slow carts' },
        ...{ started_at: CREATED, resolved_at: RESOLVED, repo: 'acme/shop' },
      },
      { id: 'acme/shop#8', service: ['acme/shop'], title: 'Slow carts', started_at: CREATED, repo: 'acme/shop' },
      { ...NOT_AN_INCIDENT, column: 'labels' },
    ],
  },
];

export const INCIDENT_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'pagerduty-analytics',
    content: [
      ANALYTICS,
      { ...ANALYTICS, id: 'PINC2', resolved_at: '2025-03-01T10:59:00Z', priority_name: 'P1' },
      { ...ANALYTICS, id: 'PINC3', status: 'triggered', seconds_to_first_ack: null },
    ],
    rows: [
      ANALYTICS_ROW,
      { ...ANALYTICS_ROW, id: 'PINC2', severity: 'P1', resolved_at: '2025-03-01T10:59:00Z' },
      { ...without(ANALYTICS_ROW, 'acknowledged_at', 'resolved_at'), id: 'PINC3' },
    ],
  },
  {
    preset: 'pagerduty-analytics',
    name: 'a table with local times',
    content: [
      'id,incident_number,description,service_id,service_name,created_on,seconds_to_first_ack,seconds_to_resolve,auto_resolved,urgency,team_name',
      'PINC1,12,Slow carts,P1,cart,2025-03-01 23:30:00,60,3600,false,high,Payments',
    ].join('\n'),
    timeZone: 'Asia/Seoul',
    rows: [
      {
        ...ANALYTICS_ROW,
        ...{
          started_at: '2025-03-01 23:30:00',
          acknowledged_at: '2025-03-01T23:31:00',
          resolved_at: '2025-03-02T00:30:00',
        },
      },
    ],
  },
  {
    preset: 'pagerduty-incident',
    content: [
      {
        ...{ id: 'PINC1', incident_number: 12, title: 'Slow carts', status: 'resolved', urgency: 'high' },
        ...{ created_at: CREATED, last_status_change_at: RESOLVED, service: { summary: 'cart' } },
      },
    ],
    rows: [
      {
        ...{ id: 'PINC1', service: 'cart', severity: 'high', title: 'Slow carts' },
        ...{ started_at: CREATED, resolved_at: RESOLVED },
      },
    ],
  },
  {
    preset: 'pagerduty-incident',
    name: 'the oldest interface',
    content: [
      {
        ...{
          id: 'PINC1',
          incident_number: 12,
          status: 'resolved',
          created_on: CREATED,
          last_status_change_on: RESOLVED,
        },
        ...{ service: { id: 'P1', name: 'cart' }, trigger_summary_data: { subject: 'Slow carts' } },
        acknowledgers: [{ at: '2025-03-01T10:05:00Z' }],
      },
    ],
    rows: [
      {
        ...{ id: 'PINC1', service: 'cart', title: 'Slow carts', started_at: CREATED },
        ...{ acknowledged_at: '2025-03-01T10:05:00Z', resolved_at: RESOLVED },
      },
    ],
  },
  {
    preset: 'pagerduty-webhook-v3',
    content: [
      {
        event: {
          ...{ id: 'e', event_type: 'incident.triggered', occurred_at: CREATED },
          data: { id: 'PINC1', type: 'incident', title: 'Slow carts', service: { summary: 'cart' }, urgency: 'high' },
        },
      },
    ],
    rows: [{ id: 'PINC1', service: 'cart', severity: 'high', title: 'Slow carts', started_at: CREATED }],
  },
  {
    preset: 'servicenow-incident',
    name: 'labels',
    content: [
      'Number,Opened,Short description,Caller,Priority,State,Category,Assignment group,Configuration item,Resolved,Closed,Caused by Change',
      'INC0010023,2025-03-01 10:00:00,Slow carts,Mina,2 - High,Resolved,Software,Payments,cart,2025-03-01 11:00:00,2025-03-05 11:00:00,CHG7',
      'CHG0000007,2025-03-01 10:00:00,Deploy carts,Mina,2 - High,New,Software,Payments,cart,,,',
    ].join('\n'),
    timeZone: 'UTC',
    rows: [
      {
        ...{ id: 'INC0010023', service: 'cart', team: 'Payments', severity: '2 - High', title: 'Slow carts' },
        ...{ started_at: '2025-03-01 10:00:00', resolved_at: '2025-03-01 11:00:00', deployment_id: 'CHG7' },
      },
      { ...NOT_AN_INCIDENT, column: 'number' },
    ],
  },
  {
    preset: 'servicenow-incident',
    name: 'names of fields',
    content: [
      'number,incident_state,opened_at,resolved_at,closed_at,cmdb_ci,assignment_group,priority,caused_by',
      'INC1,Resolved,2025-03-01 10:00:00,2025-03-01 11:00:00,?,?,?,?,?',
    ].join('\n'),
    timeZone: 'UTC',
    rows: [{ id: 'INC1', started_at: '2025-03-01 10:00:00', resolved_at: '2025-03-01 11:00:00' }],
  },
  {
    preset: 'datadog-incident',
    content: [
      DATADOG,
      datadog({ customer_impact_start: null, customer_impact_end: null }),
      datadog({ state: 'active', resolved: null, fields: { services: { value: null } } }),
    ],
    rows: [
      DATADOG_ROW,
      { ...DATADOG_ROW, started_at: '2025-03-01T10:01:00Z', resolved_at: RESOLVED },
      without(DATADOG_ROW, 'service', 'team', 'severity', 'resolved_at'),
    ],
  },
  {
    preset: 'datadog-dora-incident',
    content: [
      {
        data: {
          attributes: {
            services: ['cart'],
            started_at: 1_740_823_200_000,
            finished_at: 1_740_823_300_000,
            name: 'Slow',
            severity: 'SEV-1',
          },
        },
      },
    ],
  },
  {
    preset: 'opsgenie-incident',
    content: [
      {
        ...{ id: 'i1', tinyId: '7', message: 'Slow carts', status: 'resolved', priority: 'P1' },
        ...{ createdAt: CREATED, impactStartDate: CREATED, impactEndDate: RESOLVED, impactedServices: ['cart'] },
      },
    ],
  },
  {
    preset: 'statuspage-incident',
    content: [
      {
        ...{ id: 'i1', name: 'Slow', status: 'resolved', impact: 'major', created_at: CREATED, resolved_at: RESOLVED },
        ...{ shortlink: 'x', components: [{ name: 'cart' }], scheduled_for: null },
      },
    ],
  },
  {
    preset: 'incident-io-incident',
    content: [
      {
        ...{ id: '01H', reference: 'INC-1', name: 'Slow', created_at: CREATED, mode: 'standard' },
        ...{ incident_status: { category: 'closed' }, severity: { name: 'Major' } },
        incident_timestamp_values: [{ incident_timestamp: { name: 'Fixed at' }, value: { value: RESOLVED } }],
      },
    ],
  },
  {
    preset: 'devlake-incident',
    content: [
      {
        ...{ issueKey: 'OPS-1', title: 'Slow', type: 'INCIDENT', status: 'DONE', createdDate: CREATED },
        ...{ resolutionDate: RESOLVED, component: 'cart', url: 'x', originalStatus: 'done' },
      },
    ],
  },
];
