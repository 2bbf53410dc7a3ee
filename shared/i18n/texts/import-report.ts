import { texts } from './texts.ts';

/** What an import brought, row by row, and what is missing after it. */
export const importReport = texts(
  {
    outcome: {
      title: 'Last import',
      summary_one: '{{imported, number}} of {{count, number}} file imported',
      summary_other: '{{imported, number}} of {{count, number}} files imported',
      'summary-known_one': '{{count, number}} was here already',
      'summary-known_other': '{{count, number}} were here already',
      'summary-failed_one': '{{count}} could not be used',
      'summary-failed_other': '{{count}} could not be used',
      'summary-passed-over_one': '{{count}} sheet passed over',
      'summary-passed-over_other': '{{count}} sheets passed over',
      'summary-repositories_one': '{{count}} repository added',
      'summary-repositories_other': '{{count}} repositories added',
      close: 'Close this report',
      'repository-read': '{{name}}: {{commits, number}} commits, {{tags, number}} tags',
      'next-overview': 'See the metrics',
    },
    file: {
      'time-zone': 'Times without a zone read in',
      'change-reading': 'Read it differently…',
    },
    equation: {
      read_one: 'row read',
      read_other: 'rows read',
      stored: 'stored',
      duplicate: 'duplicate',
      rejected: 'rejected',
      blank: 'blank',
      label:
        '{{read, number}} rows read = {{stored, number}} stored + {{duplicate, number}} duplicate + {{rejected, number}} rejected + {{blank, number}} blank',
      'nothing-stored': 'Nothing new: everything in this file was here already.',
    },
    pager: {
      page: 'Rows {{from, number}}–{{to, number}} of {{total, number}}',
      previous: 'Previous rows',
      next: 'Next rows',
    },
    rejects: {
      title: 'Rejected rows',
      show: 'Show rejected rows',
      hide: 'Hide rejected rows',
      line: 'Line',
      column: 'Column',
      value: 'Value',
      reason: 'Reason',
      'all-reasons': 'All reasons ({{count, number}})',
      'of-reason': '{{reason}} ({{count, number}})',
      filter: 'Filter by reason',
      search: 'Search values and columns',
      none: 'No rejected row fits.',
      export: 'Save as CSV…',
      exported_one: '{{count}} row written to {{path}}',
      exported_other: '{{count}} rows written to {{path}}',
      'fix-hint': 'Save them, mend them in place and import that file: it has the original columns.',
      'empty-value': 'empty',
      'whole-row': 'whole row',
    },
    failed: {
      repository: '{{name}} could not be read',
      title: '{{file}} was not imported',
      'passed-over': '{{file}} was passed over: it does not look like data',
      copy: 'Copy details',
      choose: 'Choose how to read it…',
    },
    gap: {
      title: 'What is missing, and what would bring it',
      complete: 'Nothing is missing: every metric has what it needs.',
      'no-deployments':
        'No deployments yet, so nothing can be measured. Export them from GitHub, GitLab, Jenkins, Argo CD, Datadog or your own log, or let the tags of a repository be deployments.',
      'no-incidents':
        'No incidents yet: the change failure rate rests on rollbacks, reverts and hotfixes alone, and recovery time can’t be given. Export them from PagerDuty, Opsgenie, Jira, ServiceNow or Datadog.',
      'no-repository':
        'No repository yet: lead time needs the commits behind each deployment. Add the git repositories that the services deploy from.',
      'no-commit-on-deployments':
        'No deployment names its commit, so lead time can’t be given. Export the commit SHA, a version that is a tag, or a column with the commit time.',
      'commits-not-found':
        '{{missing, number}} of {{total, number}} deployments name a commit that is in none of the repositories. Add the repository that is missing, or refresh the ones below.',
      'to-missing': 'Show these deployments',
      'no-pulls':
        'No pull requests yet: the stages before a deployment (until ready, review, merge) can’t be shown. Export them with “gh pr list --state merged --limit 1000 --json number,title,author,createdAt,mergedAt,mergeCommit,commits,reviews,isDraft,labels > pulls.json”, or merge requests from GitLab, Azure DevOps or Bitbucket.',
      'pulls-not-deployed_one':
        'The one pull request matches none of the commits that were deployed, so stages can’t be shown. Export merged ones of the same repository and time, with their merge commit.',
      'pulls-not-deployed_other':
        'None of the {{count, number}} pull requests matches a commit that was deployed, so stages can’t be shown. Export merged ones of the same repositories and time, with their merge commits.',
      'not-production':
        'No environment matches the production pattern {{pattern}}, so no deployment counts. Change the pattern in the settings.',
      'incidents-unlinked':
        '{{unlinked, number}} of {{total, number}} incidents belong to no deployment: no deployment of the same service came before them within the link window.',
      'no-teams':
        'No teams: comparing by team isn’t possible. A column “team” in the exports brings them, or you give services their teams yourself.',
      'to-names': 'Names and teams',
      'incomplete-history':
        'The history of {{names}} is incomplete (shallow clone): lead times before its start are missing.',
      'to-settings': 'Open settings',
    },
  },
  {
    outcome: {
      title: '방금 가져온 결과',
      summary_other: '파일 {{count, number}}개 중 {{imported, number}}개를 가져왔습니다',
      'summary-known_other': '이미 있던 파일 {{count, number}}개',
      'summary-failed_other': '가져오지 못한 파일 {{count, number}}개',
      'summary-passed-over_other': '건너뛴 시트 {{count}}개',
      'summary-repositories_other': '추가한 저장소 {{count, number}}개',
      close: '결과 닫기',
      'repository-read': '{{name}}: 커밋 {{commits, number}}개, 태그 {{tags, number}}개',
      'next-overview': '지표 보기',
    },
    file: {
      'time-zone': '시간대 없는 시각에 적용한 시간대',
      'change-reading': '다르게 읽기…',
    },
    equation: {
      read_other: '읽은 행',
      stored: '저장',
      duplicate: '중복',
      rejected: '거부',
      blank: '빈 행',
      label:
        '읽은 행 {{read, number}} = 저장 {{stored, number}} + 중복 {{duplicate, number}} + 거부 {{rejected, number}} + 빈 행 {{blank, number}}',
      'nothing-stored': '새로운 내용이 없습니다. 이 파일의 데이터는 모두 이미 들어 있었습니다.',
    },
    pager: {
      page: '전체 {{total, number}}개 행 중 {{from, number}}–{{to, number}}',
      previous: '이전 행',
      next: '다음 행',
    },
    rejects: {
      title: '거부된 행',
      show: '거부된 행 보기',
      hide: '거부된 행 숨기기',
      line: '줄',
      column: '열',
      value: '값',
      reason: '이유',
      'all-reasons': '모든 이유 ({{count, number}})',
      'of-reason': '{{reason}} ({{count, number}})',
      filter: '이유로 거르기',
      search: '값이나 열에서 찾기',
      none: '조건에 맞는 거부된 행이 없습니다.',
      export: 'CSV로 저장…',
      exported_other: '{{count}}개 행을 저장했습니다: {{path}}',
      'fix-hint': '원래 열 그대로 저장되므로, 저장한 파일을 고쳐서 다시 가져오면 됩니다.',
      'empty-value': '비어 있음',
      'whole-row': '행 전체',
    },
    failed: {
      repository: '읽지 못한 저장소: {{name}}',
      title: '가져오지 못한 파일: {{file}}',
      'passed-over': '건너뛴 시트: {{file}} (데이터로 보이지 않음)',
      copy: '자세한 내용 복사',
      choose: '읽는 방법 고르기…',
    },
    gap: {
      title: '빠진 것과 채우는 방법',
      complete: '빠진 것이 없습니다. 모든 지표를 계산할 수 있습니다.',
      'no-deployments':
        '배포 기록이 없어 아직 아무것도 측정할 수 없습니다. GitHub, GitLab, Jenkins, Argo CD, Datadog에서 내보내거나 직접 남긴 기록을 가져오세요. 저장소 태그를 배포로 셀 수도 있습니다.',
      'no-incidents':
        '장애 기록이 없습니다. 변경 실패율은 롤백·리버트·핫픽스만으로 계산하고, 복구 시간은 알 수 없습니다. PagerDuty, Opsgenie, Jira, ServiceNow, Datadog에서 내보내 가져오세요.',
      'no-repository':
        '저장소가 없습니다. 리드 타임을 계산하려면 배포에 담긴 커밋이 필요합니다. 서비스를 배포하는 git 저장소를 추가하세요.',
      'no-commit-on-deployments':
        '배포 기록에 커밋이 적혀 있지 않아 리드 타임을 계산할 수 없습니다. 커밋 SHA나 태그와 같은 버전, 또는 커밋 시각 열을 함께 내보내세요.',
      'commits-not-found':
        '배포 {{total, number}}건 중 {{missing, number}}건의 커밋을 어느 저장소에서도 찾지 못했습니다. 빠진 저장소를 추가하거나 아래 저장소를 새로 고치세요.',
      'to-missing': '해당 배포 보기',
      'no-pulls':
        '풀 리퀘스트가 없어 배포 전 단계(준비, 리뷰, 병합)를 나누어 볼 수 없습니다. ‘gh pr list --state merged --limit 1000 --json number,title,author,createdAt,mergedAt,mergeCommit,commits,reviews,isDraft,labels > pulls.json’으로 내보내거나, GitLab·Azure DevOps·Bitbucket의 머지 리퀘스트를 가져오세요.',
      'pulls-not-deployed_other':
        '풀 리퀘스트 {{count, number}}건 가운데 배포된 커밋과 맞는 것이 없어 단계를 볼 수 없습니다. 같은 저장소와 기간의 병합된 풀 리퀘스트를 병합 커밋과 함께 내보내 가져오세요.',
      'not-production':
        '운영 환경 패턴 {{pattern}}에 맞는 환경이 없어 집계되는 배포가 없습니다. 설정에서 패턴을 바꾸세요.',
      'incidents-unlinked':
        '장애 {{total, number}}건 중 {{unlinked, number}}건은 배포와 연결되지 않았습니다. 연결 기간 안에 같은 서비스의 배포가 없었습니다.',
      'no-teams':
        '팀 정보가 없어 팀별로 비교할 수 없습니다. 내보낼 때 ‘team’ 열을 넣거나, 서비스별 팀을 직접 정하면 됩니다.',
      'to-names': '이름과 팀',
      'incomplete-history':
        '커밋 이력이 온전하지 않은 저장소(shallow clone): {{names}}. 이력이 시작되기 전의 리드 타임은 빠져 있습니다.',
      'to-settings': '설정 열기',
    },
  },
);
