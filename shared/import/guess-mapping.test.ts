import { describe, expect, test } from 'vitest';
import type { ImportKind } from '../model.ts';
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
    ...Array(5).fill(null),
  ]);
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
