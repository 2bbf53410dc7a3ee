import { texts } from './texts.ts';

/** Part of the versions screen: what to import where versions, or what is measured of them, are missing. */
export const noVersions = texts(
  {
    measure: {
      text: 'Nothing measures these versions yet, so nobody can say whether one is faulty. Statistics by version (errors, latency, requests) would.',
      button: 'What to import…',
    },
    empty: {
      title: 'No version is known yet',
      text: 'Deployments alone already tell which version ran when. Requests, errors and latency by version tell whether it was good. Any of these exports will do, as files or pasted as a table:',
      deployments: 'Deployments',
      'deployments-text': 'of any tool, with a version, tag or commit',
      apm: 'Version table of an APM',
      'apm-text': 'version, first and last seen, requests, error rate, latency, as the page shows them',
      prometheus: 'Prometheus',
      'prometheus-text': 'answer of a range query, JSON, with a version label',
      otel: 'OpenTelemetry',
      'otel-text': 'metrics as JSON lines, with service.version',
      csv: 'Any CSV',
      'csv-text': 'time, service, version, requests, errors, percentiles or histogram buckets',
      errors: 'Error groups',
      'errors-text': 'per version: type, title, count, as Sentry and others export them',
      sentry: 'Sentry releases',
      'sentry-text': 'sessions, crash-free rate, new issues by release',
      'filtered-title': 'No versions in this period',
      'filtered-text':
        'No service that these filters let through has a version in this period. A longer range may hold some.',
    },
  },
  {
    measure: {
      text: '버전별 측정값이 아직 없어 문제가 있는 버전인지 판단할 수 없습니다. 버전별 통계(오류, 지연 시간, 요청)를 가져오면 알 수 있습니다.',
      button: '가져올 수 있는 데이터…',
    },
    empty: {
      title: '아직 알려진 버전이 없습니다',
      text: '배포 데이터만 있어도 어떤 버전이 언제 실행됐는지 알 수 있습니다. 버전별 요청, 오류, 지연 시간까지 있으면 괜찮은 버전이었는지도 알 수 있습니다. 다음 중 아무거나 파일로 가져오거나 표로 붙여 넣으세요.',
      deployments: '배포',
      'deployments-text': '버전, 태그 또는 커밋이 적힌 배포 목록. 도구는 상관없습니다',
      apm: 'APM의 버전 표',
      'apm-text': '버전, 처음·마지막 확인, 요청, 오류율, 지연 시간. 화면에 보이는 그대로면 됩니다',
      prometheus: 'Prometheus',
      'prometheus-text': '버전 레이블이 있는 범위 쿼리 결과(JSON)',
      otel: 'OpenTelemetry',
      'otel-text': 'service.version이 있는 메트릭(JSON Lines)',
      csv: 'CSV',
      'csv-text': '시각, 서비스, 버전, 요청, 오류, 백분위수 또는 히스토그램 구간',
      errors: '오류 그룹',
      'errors-text': '버전별 오류 유형, 제목, 횟수. Sentry 등에서 내보낸 것',
      sentry: 'Sentry 릴리스',
      'sentry-text': '릴리스별 세션, 비정상 종료 없는 비율, 새 이슈',
      'filtered-title': '이 기간에는 버전이 없습니다',
      'filtered-text': '현재 필터에 맞는 서비스 가운데 이 기간에 버전이 있는 것이 없습니다. 기간을 늘려 보세요.',
    },
  },
);
