import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../import-batch.ts';
import { guessKind, guessMapping, normaliseHeader } from './guess-mapping.ts';
import type { FirstRecords } from './presets/preset.ts';
import { recognisePresets } from './presets/registry.ts';

function columnsOf(text: string) {
  return text.split('|').map((name) => ({ name: name.replace('*', ''), list: name.endsWith('*') }));
}

const noRecords: FirstRecords = () => ({ records: [], choices: { deploys: null, incidentTypes: null } });

/** Column name by field. */
function mappingOf(kind: ImportKind, text: string, fits: (field: string, column: number) => boolean = () => true) {
  const columns = columnsOf(text);
  const mapping = guessMapping(kind, columns, fits);
  return Object.fromEntries([...mapping].map(([field, column]) => [field, columns[column]?.name]));
}

test('headers are compared without case, signs and zones', () => {
  const names = ['Started At (UTC)', 'startedAt', 'started_at', 'ＳＴＡＲＴＥＤ ＡＴ', 'started-at-utc'];
  expect(new Set(names.map(normaliseHeader))).toEqual(new Set(['startedat']));
  expect(normaliseHeader('시작 시각(KST)')).toBe('시작시각');
});

describe('deployments', () => {
  test('in English', () => {
    expect(
      mappingOf(
        'deployments',
        'deployment_id|Service Name|Team|Environment|Repo URL|Commit SHA|Tag|Start Time|End Time|Result|type',
      ),
    ).toEqual({
      id: 'deployment_id',
      service: 'Service Name',
      team: 'Team',
      env: 'Environment',
      repo: 'Repo URL',
      sha: 'Commit SHA',
      version: 'Tag',
      started_at: 'Start Time',
      finished_at: 'End Time',
      status: 'Result',
      remediation: 'type',
    });
  });

  test('in Korean', () => {
    expect(
      mappingOf(
        'deployments',
        '배포 ID|서비스|팀|환경|저장소|커밋|버전|시작 시각|완료 시각|상태|커밋 시각|변경 실패 여부|배포 유형',
      ),
    ).toEqual({
      id: '배포 ID',
      service: '서비스',
      team: '팀',
      env: '환경',
      repo: '저장소',
      sha: '커밋',
      version: '버전',
      started_at: '시작 시각',
      finished_at: '완료 시각',
      status: '상태',
      committed_at: '커밋 시각',
      change_failure: '변경 실패 여부',
      remediation: '배포 유형',
    });
  });

  test('paths of JSON: whole, without wrappers, or by their last part', () => {
    expect(mappingOf('deployments', 'deployment.service|deployment.finished_at|git.commit_sha|user.name|id')).toEqual({
      id: 'id',
      service: 'deployment.service',
      finished_at: 'deployment.finished_at',
      sha: 'git.commit_sha',
    });
  });

  test('values decide between columns of a like name', () => {
    const fits = (field: string, column: number) => field !== 'finished_at' || column !== 1;
    expect(mappingOf('deployments', 'service|deploy_time|timestamp', fits)).toEqual({
      service: 'service',
      finished_at: 'timestamp',
    });
  });
});

describe('incidents', () => {
  test('in English', () => {
    expect(
      mappingOf(
        'incidents',
        'incident_id|services*|severity|title|opened_at|detected_at|acknowledged_at|resolved_at|deployment_id',
      ),
    ).toEqual({
      id: 'incident_id',
      service: 'services',
      severity: 'severity',
      title: 'title',
      started_at: 'opened_at',
      detected_at: 'detected_at',
      acknowledged_at: 'acknowledged_at',
      resolved_at: 'resolved_at',
      deployment_id: 'deployment_id',
    });
  });

  test('in Korean', () => {
    expect(
      mappingOf('incidents', '장애 ID|서비스|심각도|제목|발생 시각|감지 시각|인지 시각|복구 시각|원인 배포'),
    ).toEqual({
      id: '장애 ID',
      service: '서비스',
      severity: '심각도',
      title: '제목',
      started_at: '발생 시각',
      detected_at: '감지 시각',
      acknowledged_at: '인지 시각',
      resolved_at: '복구 시각',
      deployment_id: '원인 배포',
    });
  });

  test('what was only detected began then', () => {
    expect(mappingOf('incidents', 'incident_id|detected_at|resolved_at')).toEqual({
      id: 'incident_id',
      started_at: 'detected_at',
      detected_at: 'detected_at',
      resolved_at: 'resolved_at',
    });
  });
});

test('the kind is told by the names of the columns', () => {
  const kinds = [
    'deployment_id|service|environment|started_at|finished_at|status|commit_sha',
    '서비스|환경|배포 일시|결과',
    'incident_id|service|severity|opened_at|resolved_at|title',
    '장애번호|서비스|심각도|발생시각|복구시각',
    'id|deployment_id|severity|started_at|resolved_at',
    'deployment_id|workflow_name|finished_at',
    'a|b|c',
    'first|last|address',
    'id|number|state|title|created_at|closed_at|merged_at|merge_commit_sha|head.sha',
    'id|head_sha|conclusion|status|run_attempt|created_at',
    'key|fields.issuetype.name|fields.priority.name|fields.created|fields.resolutiondate',
  ].map((header) => guessKind(columnsOf(header)));
  expect(kinds).toEqual([
    'deployments',
    'deployments',
    'incidents',
    'incidents',
    'incidents',
    'deployments',
    null,
    null,
    'pulls',
    'runs',
    'issues',
  ]);
});

test('tables of pull requests, runs, versions, issues and commits are told from deployments and incidents', () => {
  const kinds = [
    'pr_number|repository|title|author|created_at|merged_at',
    'PR 번호|저장소|제목|작성자|생성일시|병합일시',
    'Pull Request|Repo|Source Branch|Target Branch|Created|First Review At|Approved At',
    'run_id|workflow|branch|status|started_at|finished_at|commit_sha',
    '실행번호|파이프라인|브랜치|결과|시작시각|종료시각',
    'version|service|env|first seen|last seen|req/s|error rate|p95',
    '서비스|버전|최초관측|최종관측|요청수|오류율|p99',
    'Issue key|Issue Type|Summary|Status|Created|Resolved|Story Points',
    'sha|author|committed_at|message',
    'commit_hash|author_name|author_date|subject|pull_request',
    // What has the columns of a deployment is one, whatever else it tells of.
    'commit_sha|committed_at|service|finished_at|author',
    'deployment_id|service|pr_number|merged_at|deployed_at',
    'service|version|env|status|finished_at|error_rate',
    'workflow_name|service|environment|status|finished_at',
    'incident_id|severity|issue_type|detected_at|resolved_at',
    'issue_type|severity|detected_at',
    'service|version|type|message|count',
    'service|version|count',
  ].map((header) => guessKind(columnsOf(header)));
  expect(kinds).toEqual([
    ...['pulls', 'pulls', 'pulls', 'runs', 'runs', 'versions', 'versions', 'issues', 'commits', 'commits'],
    ...['deployments', 'deployments', 'deployments', null, 'incidents', null],
    ...['errors', 'deployments'],
  ]);
});

test('the columns of the other kinds', () => {
  expect(
    mappingOf(
      'pulls',
      'pr_number|repository|title|author|state|draft|created_at|first_review_at|approved_at|merged_at|closed_at|target_branch|source_branch|merge_commit_sha|head_sha|commits*|labels*|files*|additions|deletions|url',
    ),
  ).toEqual({
    id: 'pr_number',
    repo: 'repository',
    title: 'title',
    author: 'author',
    status: 'state',
    draft: 'draft',
    created_at: 'created_at',
    reviewed_at: 'first_review_at',
    approved_at: 'approved_at',
    merged_at: 'merged_at',
    closed_at: 'closed_at',
    base: 'target_branch',
    head: 'source_branch',
    merge_sha: 'merge_commit_sha',
    sha: 'head_sha',
    commits: 'commits',
    labels: 'labels',
    files: 'files',
    additions: 'additions',
    deletions: 'deletions',
    url: 'url',
  });
  expect(mappingOf('pulls', '풀리퀘스트|저장소|제목|작성자|생성일시|첫 리뷰 시각|승인일시|병합일시')).toEqual({
    id: '풀리퀘스트',
    repo: '저장소',
    title: '제목',
    author: '작성자',
    created_at: '생성일시',
    reviewed_at: '첫 리뷰 시각',
    approved_at: '승인일시',
    merged_at: '병합일시',
  });
  expect(
    mappingOf('runs', 'Run ID|Pipeline|Job|Stage|Environment|Branch|Event|Commit|Result|Queued At|Started At|Ended At'),
  ).toEqual({
    id: 'Run ID',
    service: 'Pipeline',
    job: 'Job',
    stage: 'Stage',
    env: 'Environment',
    branch: 'Branch',
    event: 'Event',
    sha: 'Commit',
    status: 'Result',
    created_at: 'Queued At',
    started_at: 'Started At',
    finished_at: 'Ended At',
  });
  expect(
    mappingOf(
      'versions',
      'Service|Env|Version|First Seen|Last Seen|Requests|Requests per second|Errors|Error Rate (%)|Error Types|p50 latency|p95_ms|Max Latency|Avg Latency',
    ),
  ).toEqual({
    service: 'Service',
    env: 'Env',
    version: 'Version',
    first_seen: 'First Seen',
    last_seen: 'Last Seen',
    requests: 'Requests',
    request_rate: 'Requests per second',
    errors: 'Errors',
    error_rate: 'Error Rate (%)',
    error_types: 'Error Types',
    p50: 'p50 latency',
    p95: 'p95_ms',
    max: 'Max Latency',
    mean: 'Avg Latency',
  });
  expect(mappingOf('issues', '이슈 키|이슈 유형|요약|상태|우선순위|생성일|해결일|컴포넌트')).toEqual({
    id: '이슈 키',
    type: '이슈 유형',
    title: '요약',
    status: '상태',
    priority: '우선순위',
    created_at: '생성일',
    resolved_at: '해결일',
    service: '컴포넌트',
  });
  expect(mappingOf('commits', 'hash|repository|author|author_date|committed_at|message|pull_request')).toEqual({
    sha: 'hash',
    repo: 'repository',
    author: 'author',
    authored_at: 'author_date',
    committed_at: 'committed_at',
    title: 'message',
    pull: 'pull_request',
  });
});

test('Datadog payloads are recognised wherever their attributes stand', () => {
  const of = (text: string) => recognisePresets(columnsOf(text), null, noRecords)[0]?.preset.id ?? null;
  expect(of('data.attributes.service|data.attributes.started_at|data.attributes.finished_at')).toBe(
    'datadog-dora-deployment',
  );
  expect(of('id|type|attributes.service|attributes.started_at')).toBe('datadog-dora-deployment');
  expect(of('data.attributes.services*|data.attributes.started_at|data.attributes.team')).toBe('datadog-dora-incident');
  expect(of('data.attributes.team|data.attributes.started_at|data.attributes.name')).toBe('datadog-dora-incident');
  expect(of('service|started_at|finished_at')).toBeNull();
  expect(recognisePresets(columnsOf('attributes.services*|attributes.started_at'), 'deployments', noRecords)).toEqual(
    [],
  );
});
