/** Small files of releases and versions, each with what is to be made of its records. */
import type { PresetSample } from './preset-samples.ts';

const A = 'a'.repeat(40);

const START = '2025-03-01T10:00:00Z';

const END = '2025-03-01T10:05:00Z';

const REPOSITORY = 'acme/shop';

const GITLAB = 'https://gitlab.example.com/acme/web/shop';

function notDeploying(column: string) {
  return { skip: 'not-a-deployment', column };
}

const RELEASE = {
  id: 60,
  html_url: 'https://github.com/acme/shop/releases/tag/v1.2.0',
  tag_name: 'v1.2.0',
  target_commitish: 'main',
  name: 'Faster carts',
  draft: false,
  prerelease: false,
  created_at: START,
  published_at: END,
};

const RELEASED = { id: 60, service: REPOSITORY, env: 'production', repo: REPOSITORY, version: 'v1.2.0' };

const GH_RELEASE = {
  tagName: 'v1.2.0',
  name: 'Faster carts',
  createdAt: START,
  publishedAt: END,
  isDraft: false,
  isLatest: true,
  isPrerelease: false,
};

const SENTRY = {
  version: A,
  shortVersion: 'aaaaaaa',
  dateCreated: START,
  dateReleased: END,
  firstEvent: '2025-03-01T10:06:00Z',
  lastEvent: '2025-03-01T11:06:00Z',
  newGroups: 3,
  lastCommit: { id: A, dateCreated: '2025-03-01T09:00:00Z' },
  lastDeploy: { id: '6', environment: 'production', dateStarted: START, dateFinished: END },
  projects: [{ slug: 'shop' }],
};

const SENTRY_ISSUE = {
  id: '4512',
  shortId: 'SHOP-1A',
  title: 'TypeError: x is null',
  culprit: 'cart.total',
  metadata: { type: 'TypeError', value: 'x is null', filename: 'cart.ts' },
  type: 'error',
  level: 'error',
  status: 'unresolved',
  count: '120',
  userCount: 7,
  firstSeen: START,
  lastSeen: END,
  permalink: 'https://sentry.example.com/issues/4512/',
  project: { id: '3', name: 'Shop', slug: 'shop' },
  firstRelease: { version: 'shop@1.2.0' },
  lastRelease: { version: 'shop@1.2.0' },
};

const SENTRY_ERROR = {
  ...{ id: 'SHOP-1A', service: 'shop', type: 'TypeError', title: 'x is null', url: SENTRY_ISSUE.permalink },
};

const DATADOG_ERROR = { id: 'c1b2', service: 'shop', type: 'TypeError', title: 'x is null' };

const SENTRY_ROW = {
  id: '6',
  service: 'shop',
  env: 'production',
  sha: A,
  version: 'aaaaaaa',
  started_at: START,
  finished_at: END,
  committed_at: '2025-03-01T09:00:00Z',
};

export const RELEASE_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'github-release',
    content: [
      RELEASE,
      { ...RELEASE, id: 61, draft: true, published_at: null },
      { ...RELEASE, id: 62, prerelease: true, target_commitish: A },
    ],
    rows: [
      { ...RELEASED, finished_at: END, committed_at: START },
      notDeploying('draft'),
      { ...RELEASED, id: 62, env: 'prerelease', sha: A, finished_at: END, committed_at: START },
    ],
  },
  {
    preset: 'github-release-list',
    content: [GH_RELEASE, { ...GH_RELEASE, isDraft: true }, { ...GH_RELEASE, isPrerelease: true }],
    constants: { service: 'shop' },
    rows: [
      { id: 'v1.2.0', env: 'production', version: 'v1.2.0', finished_at: END },
      notDeploying('isDraft'),
      { id: 'v1.2.0', env: 'prerelease', version: 'v1.2.0', finished_at: END },
    ],
  },
  {
    preset: 'github-graphql-release',
    content: [{ ...GH_RELEASE, url: RELEASE.html_url, tagCommit: { oid: A } }],
    rows: [{ ...RELEASED, id: 'v1.2.0', sha: A, finished_at: END }],
  },
  {
    preset: 'gitlab-release',
    content: [
      {
        tag_name: 'v1.2.0',
        name: 'Faster carts',
        created_at: START,
        released_at: END,
        upcoming_release: false,
        commit: { id: A, authored_date: '2025-03-01T09:00:00Z', committed_date: START },
        _links: { self: 'https://gitlab.example.com/acme/web/shop/-/releases/v1.2.0' },
      },
      {
        tag_name: 'v1.2.1',
        released_at: END,
        upcoming_release: false,
        commit: { id: A, committed_date: START },
        commit_path: `/acme/web/cart/-/commit/${A}`,
      },
      { tag_name: 'v2', released_at: '2099-01-01T00:00:00Z', upcoming_release: true, commit: null },
    ],
    rows: [
      {
        ...{ id: 'acme/web/shop@v1.2.0', service: 'acme/web/shop', env: 'production', repo: GITLAB, sha: A },
        ...{ version: 'v1.2.0', finished_at: END, committed_at: '2025-03-01T09:00:00Z' },
      },
      {
        ...{ id: 'acme/web/cart@v1.2.1', service: 'acme/web/cart', env: 'production', repo: 'acme/web/cart', sha: A },
        ...{ version: 'v1.2.1', finished_at: END, committed_at: START },
      },
      notDeploying('upcoming_release'),
    ],
  },
  {
    preset: 'sentry-deployment',
    content: [SENTRY, { ...SENTRY, projects: [{ slug: 'shop' }, { slug: 'cart' }] }, { ...SENTRY, lastDeploy: null }],
    rows: [
      SENTRY_ROW,
      { ...SENTRY_ROW, id: 'shop/6' },
      { ...SENTRY_ROW, id: 'cart/6', service: 'cart' },
      notDeploying('lastDeploy.dateFinished'),
    ],
  },
  {
    preset: 'sentry-version',
    content: [
      { ...SENTRY, lastDeploy: null },
      {
        ...SENTRY,
        lastDeploy: null,
        firstEvent: null,
        lastEvent: null,
        version: 'shop@1.2.0+45',
        shortVersion: '1.2.0 (45)',
        lastCommit: null,
      },
      { ...SENTRY, lastDeploy: null, projects: [{ slug: 'shop', newGroups: 2 }, { slug: 'cart' }] },
    ],
    rows: [
      {
        ...{ service: 'shop', version: 'aaaaaaa', sha: A },
        ...{ first_seen: SENTRY.firstEvent, last_seen: SENTRY.lastEvent, error_types: 3 },
      },
      { service: 'shop', version: 'shop@1.2.0+45', first_seen: END, error_types: 3 },
      {
        ...{ service: 'shop', version: 'aaaaaaa', sha: A, error_types: '2' },
        ...{ first_seen: SENTRY.firstEvent, last_seen: SENTRY.lastEvent },
      },
      {
        ...{ service: 'cart', version: 'aaaaaaa', sha: A },
        first_seen: SENTRY.firstEvent,
        last_seen: SENTRY.lastEvent,
      },
    ],
  },
  {
    preset: 'sentry-issue',
    constants: { version: 'shop@1.4.0' },
    content: [
      SENTRY_ISSUE,
      { ...SENTRY_ISSUE, lastRelease: { version: 'shop@1.3.0' } },
      { ...SENTRY_ISSUE, metadata: { title: 'Slow' }, firstRelease: null, lastRelease: null },
    ],
    rows: [
      { ...SENTRY_ERROR, version: 'shop@1.2.0', count: '120', users: 7, first_seen: START, last_seen: END },
      { ...SENTRY_ERROR, version: 'shop@1.2.0', first_seen: START },
      { ...SENTRY_ERROR, version: 'shop@1.3.0', last_seen: END },
      {
        ...{ id: 'SHOP-1A', service: 'shop', title: 'Slow', url: SENTRY_ISSUE.permalink },
        ...{ count: '120', users: 7, first_seen: START, last_seen: END },
      },
    ],
  },
  {
    preset: 'datadog-error',
    content: [
      {
        id: 'c1b2',
        type: 'issue',
        attributes: {
          ...{
            error_type: 'TypeError',
            error_message: 'x is null',
            service: 'shop',
            state: 'OPEN',
            platform: 'BACKEND',
          },
          ...{ first_seen: 1_740_823_200_000, first_seen_version: '1.2.0' },
          ...{ last_seen: 1_740_823_500_000, last_seen_version: '1.3.0' },
        },
      },
    ],
    rows: [
      { ...DATADOG_ERROR, version: '1.2.0', first_seen: '1740823200000' },
      { ...DATADOG_ERROR, version: '1.3.0', last_seen: '1740823500000' },
    ],
  },
  {
    preset: 'apm-version',
    name: 'a table with readable headers',
    content: [
      'Service,Env,Version,First Seen,Last Seen,Error Types,Requests/s,Error Rate,p99 Latency,Avg Latency',
      'checkout,prod,vb11-917,3 days ago,ACTIVE,2,33.6 req/s,< 0.1 %,8.70 ms,1.2 ms',
    ].join('\n'),
    rows: [
      {
        ...{ service: 'checkout', env: 'prod', version: 'vb11-917', first_seen: '3 days ago', last_seen: 'ACTIVE' },
        ...{ error_types: '2', request_rate: '33.6 req/s', error_rate: '< 0.1 %', p99: '8.70 ms', mean: '1.2 ms' },
      },
    ],
  },
  {
    preset: 'apm-version',
    name: 'keys of JSON',
    content: [
      {
        ...{ service: 'checkout', env: 'prod', version: '1.2.0', first_seen: START, last_seen: END },
        ...{ error_types: 2, reqs: 33.6, error_rate: 0.001, p50: 1, p75: 2, p90: 3, p95: 4, p99: 8.7, max: 20 },
      },
    ],
    rows: [
      {
        ...{ service: 'checkout', env: 'prod', version: '1.2.0', first_seen: START, last_seen: END },
        ...{ error_types: 2, request_rate: 33.6, error_rate: 0.001, p50: 1, p75: 2, p90: 3, p95: 4, p99: 8.7, max: 20 },
      },
    ],
  },
  {
    preset: 'apm-version',
    name: 'units in the header',
    content: [
      'service,version,first_seen,error_rate_pct,requests (req/s),p95 latency (ms),latency_p99_us,Avg Latency (ms)',
      `checkout,1.2.0,${START},0.1,33.6,4,8700,1.2`,
    ].join('\n'),
    rows: [
      {
        ...{ service: 'checkout', version: '1.2.0', first_seen: START, error_rate: '0.1', request_rate: '33.6' },
        ...{ p95: '4', p99: '8700', mean: '1.2' },
      },
    ],
  },
];
