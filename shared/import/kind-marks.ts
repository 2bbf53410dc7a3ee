import type { ImportKind } from '../import-batch.ts';
import { words } from './synonyms-shared.ts';

/** How much a header says about the kind of a file. */
export const DEPLOYMENT_MARKS: ReadonlyMap<string, number> = marks(
  [
    3,
    'deploymentid deployid deployedat deployedon deploymentdate deploymentkey changefailure remediationtype deploymentstatus 배포id 배포아이디 배포번호 배포일시 배포시각 배포완료시각 배포완료일시 배포상태 배포결과 배포환경 변경실패 변경실패여부',
  ],
  [
    2,
    'commitsha gitcommitsha sha commithash committedat committeddate buildnumber deploydate deploytime deploymentenvironment 커밋 커밋sha 커밋해시 배포시작시각 배포시작일시 배포버전',
  ],
  [
    1,
    'version environment env status result conclusion finishedat completedat commit release tag branch 환경 상태 결과 버전 완료시각 완료일시',
  ],
);

export const INCIDENT_MARKS: ReadonlyMap<string, number> = marks(
  [
    4,
    'incidentid incidentkey incidentnumber incidentno incidenttitle 장애id 장애아이디 장애번호 인시던트id 장애명 장애등급 장애제목 장애발생시각 장애발생일시',
  ],
  [
    3,
    'severity resolvedat resolutiondate restoredat recoveredat mitigatedat acknowledgedat detectedat affectedservices impactedservices secondstoresolve 심각도 해결시각 해결일시 복구시각 복구일시 복구완료시각 복구완료일시 감지시각 감지일시 인지시각 인지일시 발생시각 발생일시',
  ],
  [
    2,
    'priority urgency openedat occurredat services resolved acknowledged ticketid issuekey impact closedat 우선순위 등급 중요도 발생시간 복구시간',
  ],
  [1, 'title summary shortdescription 제목'],
);

/** Columns of exports that are neither (pull requests, CI runs, issues of every type): a like name elsewhere misleads. */
export const OTHER_MARKS: ReadonlySet<string> = new Set(
  words(
    'mergedat mergeddate mergecommitsha squashcommitsha mergecommitoid baserefname headrefname pullrequest pullrequestkey pullrequesturl sourcebranch targetbranch workflowid workflowname runattempt runnumber issuetype issuetypename originaltype fixversions storypoints 병합시각 병합일시 이슈유형',
  ),
);

/** Of those, what a table of deployments may name as well (NOT_OF_KIND tells it from one of pull requests). */
export const PULL_NAMES: ReadonlySet<string> = new Set(words('pullrequest pullrequestkey pullrequesturl'));

/** The kinds that are told by a few names that hardly anything else has. */
export const OTHER_KINDS: readonly ImportKind[] = ['pulls', 'runs', 'versions', 'errors', 'issues', 'commits'];

const PULL_MARKS = marks(
  [
    4,
    'mergedat mergedon mergeddate mergedate mergedtime mergetime pullrequestmergedat prmergedat prmergedtime pullrequestnumber pullnumber prnumber pullrequestid prid mergerequestnumber mergerequestiid mergerequestid mrnumber mriid pullrequesttitle prtitle mrtitle mergecommitsha mergecommitoid squashcommitsha 병합일시 병합시각 병합시간 병합일 머지일시 머지시각 머지일 풀리퀘스트 풀리퀘스트번호 풀리퀘스트id pr번호 머지리퀘스트 머지리퀘스트번호 mr번호',
  ],
  [
    3,
    'baserefname headrefname sourcebranch targetbranch readyforreviewat firstreviewat pullrequest mergerequest 첫리뷰시각 최초리뷰일시 대상브랜치 원본브랜치',
  ],
  [2, 'reviewedat isdraft draft additions deletions linesadded linesdeleted baseref headref 승인일시 승인시각'],
  [1, 'title state labels closedat author 제목 상태 작성자'],
);

const RUN_MARKS = marks(
  [
    4,
    'workflow workflowname workflowid workflowrunid runattempt runnumber runstartedat pipeline pipelinename pipelinerunid jobname 파이프라인 파이프라인명 파이프라인번호 워크플로 워크플로우 워크플로명 워크플로우명 빌드번호 빌드명',
  ],
  [3, 'runid pipelineid buildid buildnumber buildname job jobid headbranch'],
  [
    1,
    'branch event conclusion trigger triggeredby queuedat stage duration status result 브랜치 상태 결과 시작시각 시작일시',
  ],
);

const VERSION_MARKS = marks(
  [4, 'firstseen lastseen firstseenat lastseenat 최초관측 최종관측 처음관측 마지막관측 최초확인 최종확인'],
  [
    3,
    'p50 p75 p90 p95 p99 p50latency p75latency p90latency p95latency p99latency latencyp50 latencyp75 latencyp90 latencyp95 latencyp99 errorrate requestrate requestspersecond reqspersec rps errortypes avglatency maxlatency 오류율 에러율 초당요청수 오류종류 평균지연시간',
  ],
  [3, 'requests requestcount totalrequests 요청수'],
  [1, 'version errors hits 버전 오류수 에러수'],
);

const ERROR_MARKS = marks(
  [
    4,
    'errortype exceptiontype exceptionclass exceptionname exceptionmessage errorclass errorgroup errorgroupid errormessage exception firstrelease firstreleaseversion lastrelease lastreleaseversion 오류메시지 에러메시지 예외메시지 예외유형 예외종류 예외',
  ],
  [
    3,
    'fingerprint culprit stacktrace usercount usersaffected affectedusers impactedusers occurrences occurrencecount errorcount 오류유형 에러유형 발생횟수 영향사용자수',
  ],
  [2, 'firstseen lastseen firstseenat lastseenat message issue issueid 메시지 최초발생 최종발생 최초관측 최종관측'],
  [1, 'version release type title count events users hits 버전 유형 제목 건수 횟수'],
);

const ISSUE_MARKS = marks(
  [4, 'issuetype issuetypename originaltype fixversions storypoints workitemtype 이슈유형 이슈타입 스토리포인트'],
  [
    3,
    'issuekey issuenumber issueid assignee reporter epic epiclink sprint statuscategory 이슈키 이슈번호 스프린트 에픽',
  ],
  [1, 'priority labels components resolution summary status created 우선순위 담당자 라벨 상태'],
);

const COMMIT_MARKS = marks(
  [4, 'authoredat authoreddate authordate committerdate commitmessage commitsubject 커밋메시지'],
  [
    3,
    'sha commit commitsha commithash commitid hash committedat committeddate commitdate committime 커밋 커밋sha 커밋해시 커밋일시 커밋시각',
  ],
  [2, 'author message committer authorname authoremail parents 작성자 메시지'],
);

export const OTHER_KIND_MARKS: Readonly<Partial<Record<ImportKind, ReadonlyMap<string, number>>>> = {
  pulls: PULL_MARKS,
  runs: RUN_MARKS,
  versions: VERSION_MARKS,
  errors: ERROR_MARKS,
  issues: ISSUE_MARKS,
  commits: COMMIT_MARKS,
};

/** Columns that a kind's tables don't have and deployments' do: with them it is not told by its marks. */
export const NOT_OF_KIND: Readonly<Partial<Record<ImportKind, ReadonlySet<string>>>> = {
  pulls: new Set(words('environment env environmentname finishedat 환경 배포환경')),
  runs: new Set(words('service servicename version 배포환경 서비스 서비스명 버전')),
  versions: new Set(
    words('finishedat completedat startedat status result 완료시각 완료일시 시작시각 시작일시 상태 결과'),
  ),
  errors: new Set(
    words(
      'finishedat completedat deployedat startedat requests requestrate errorrate p50 p75 p90 p95 p99 완료시각 완료일시 시작시각 시작일시 요청수 오류율',
    ),
  ),
  issues: new Set(words('detectedat acknowledgedat severity 심각도 감지시각 감지일시 장애등급')),
  commits: new Set(
    words(
      'service servicename environment env environmentname status state result version finishedat completedat startedat mergedat 서비스 서비스명 환경 배포환경 상태 결과 버전 완료시각 완료일시 시작시각 시작일시',
    ),
  ),
};

function marks(...groups: readonly (readonly [weight: number, names: string])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap(([weight, names]) => words(names).map((name) => [name, weight] as const)));
}
