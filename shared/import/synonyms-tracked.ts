/** What tables of versions and exports of trackers call the fields; see synonyms.ts. */
import type { ErrorField, IssueField, VersionField } from './fields.ts';
import { SHARED, words } from './synonyms-shared.ts';

function percentile(number: number): readonly string[] {
  const names = `p${number} latencyp${number} p${number}latency durationp${number} p${number}duration responsetimep${number} p${number}responsetime percentile${number} ${number}thpercentile`;
  return words(`${names} 지연시간p${number} p${number}지연시간 응답시간p${number} p${number}응답시간`).concat(
    [`latencyp${number}`, `p${number}latency`, `p${number}`].flatMap((name) => [
      `${name}ms`,
      `${name}s`,
      `${name}milliseconds`,
    ]),
  );
}

/** Monitoring names its dimensions: service.version. */
const VERSION_NAMES = [...SHARED.version, ...words('serviceversion deploymentversion')];

export const VERSION_SYNONYMS: Readonly<Record<VersionField, readonly string[]>> = {
  service: words(
    'service servicename serviceid application applicationname app appname component componentname 서비스 서비스명 서비스이름 애플리케이션 어플리케이션 앱 컴포넌트 시스템 시스템명 project projectname 프로젝트',
  ),
  env: SHARED.env,
  version: VERSION_NAMES,
  sha: SHARED.sha,
  endpoint: words(
    'endpoint endpointname resource resourcename route path operation operationname transaction transactionname httproute httptarget urlpath method 엔드포인트 리소스 경로 라우트 오퍼레이션 트랜잭션',
  ),
  at: words('at timestamp time datetime date ts bucket interval 시각 일시 시간 날짜 측정일시 측정시각'),
  first_seen: words(
    'firstseen firstseenat firstseenon firstseentime firstobserved firstevent firsteventat deployedat firstdeployed 처음관측 처음관측시각 최초관측 최초관측시각 최초확인 최초발견 처음발견 첫관측',
  ),
  last_seen: words(
    'lastseen lastseenat lastseenon lastseentime lastobserved lastevent lasteventat 마지막관측 마지막관측시각 최종관측 최종관측시각 최종확인 마지막확인 마지막발견',
  ),
  active: words('active isactive running isrunning current iscurrent live 활성 활성여부 운영중 운영여부 실행중'),
  requests: words(
    'requests requestcount totalrequests reqs hits hitcount calls callcount throughput 요청수 총요청수 호출수 요청건수',
  ),
  request_rate: words(
    'requestrate requestspersecond requestsperminute reqpersec reqspersec reqss reqs reqs10s reqs10sec reqsmin reqs1m requests10s requestsper10s requestsmin rps qps tps requestss hitspersecond 초당요청수 초당요청 요청률',
  ),
  errors: words('errors errorcount totalerrors errorhits failures 오류수 에러수 오류건수 에러건수 총오류수'),
  error_rate: words(
    'errorrate errorratio errorpercentage errorpercent errorratepercent errorratepct failurerate 오류율 에러율 오류비율 에러비율 실패율',
  ),
  error_types: words(
    'errortypes newerrortypes errortypecount newerrors newissues newgroups 오류종류 에러종류 오류유형 신규오류 신규오류종류',
  ),
  p50: [...percentile(50), ...words('median medianlatency 중앙값 지연시간중앙값')],
  p75: percentile(75),
  p90: percentile(90),
  p95: percentile(95),
  p99: percentile(99),
  max: words(
    'max maxms maxmilliseconds maxlatency latencymax maximum maxduration maxresponsetime 최대 최대지연시간 지연시간최대 최대응답시간',
  ),
  mean: words(
    'mean meanms meanmilliseconds avg average avglatency latencyavg meanlatency latencymean averagelatency avgduration avgresponsetime 평균 평균지연시간 지연시간평균 평균응답시간',
  ),
  histogram: words('histogram latencyhistogram histogrambuckets latencybuckets buckets 히스토그램 지연시간히스토그램'),
  texts: words('texts'),
};

export const ERROR_SYNONYMS: Readonly<Record<ErrorField, readonly string[]>> = {
  id: words(
    'errorgroupid errorid issueid errortrackingissueid groupid fingerprint errorgroup shortid issueshortid issue id 오류id 오류그룹 오류그룹id 그룹id 식별자',
  ),
  service: words(
    'service servicename projectslug projectname project application applicationname app appname component componentname 서비스 서비스명 서비스이름 애플리케이션 어플리케이션 앱 컴포넌트 시스템 시스템명 프로젝트',
  ),
  env: SHARED.env,
  version: words(
    `${VERSION_NAMES.join(' ')} firstreleaseversion firstrelease firstseenversion lastreleaseversion lastrelease lastseenversion`,
  ),
  type: words(
    'errortype exceptiontype exceptionclass exceptionname errorclass errorname exception metadatatype errorkind type class kind 오류유형 오류종류 에러유형 에러종류 예외유형 예외종류 예외 오류클래스 유형 종류',
  ),
  title: words(
    'errormessage exceptionmessage message title metadatavalue error summary description culprit location 오류메시지 에러메시지 예외메시지 메시지 제목 오류내용 내용 설명',
  ),
  count: words(
    'errorcount occurrences occurrencecount eventcount events count totalcount total hits timesseen 발생횟수 발생건수 발생수 오류수 에러수 오류건수 건수 횟수 이벤트수',
  ),
  users: words(
    'usercount users affectedusers usersaffected impactedusers userimpact sessions impactedsessions 사용자수 영향사용자 영향사용자수 영향받은사용자 사용자',
  ),
  first_seen: words(
    'firstseen firstseenat firstseenon firstoccurrence firstoccurredat firstevent 최초발생 최초발생시각 최초발생일시 처음발생 처음관측 최초관측 최초발견 처음발견',
  ),
  last_seen: words(
    'lastseen lastseenat lastseenon lastoccurrence lastoccurredat lastevent 마지막발생 최근발생 최종발생 최종발생시각 최종발생일시 마지막관측 최종관측 마지막발견',
  ),
  url: words('permalink url weburl issueurl link 링크 주소'),
};

export const ISSUE_SYNONYMS: Readonly<Record<IssueField, readonly string[]>> = {
  id: words(
    'issuekey issuenumber issueid issue ticketid ticketnumber ticketkey ticket key number iid id 이슈키 이슈번호 이슈id 이슈 티켓번호 티켓id 번호 식별자',
  ),
  type: words(
    'issuetype issuetypename tickettype worktype workitemtype type kind originaltype 이슈유형 이슈타입 유형 종류 구분',
  ),
  title: words('title summary subject issuetitle issuesummary name 제목 요약 이슈제목 이름'),
  service: words(
    'service services components component componentnames servicename 서비스 서비스명 컴포넌트 구성요소 시스템 project projectname projectkey 프로젝트 프로젝트명',
  ),
  team: SHARED.team,
  env: words('environment env environmentname envname 환경'),
  status: words('status state issuestatus originalstatus 상태 진행상태 이슈상태'),
  done: words(
    'done isdone statuscategory statuscategoryname statuscategorykey iscompleted completed 완료여부 상태범주 상태카테고리',
  ),
  priority: words('priority priorityname severity urgency 우선순위 중요도 심각도 긴급도'),
  labels: words('labels label labelnames labelsname tags 라벨 레이블 태그'),
  version: words(
    'fixversions fixversion fixversionsname fixedversion version milestone 수정버전 해결버전 버전 마일스톤',
  ),
  created_at: words(
    'createdat createdon createddate creationdate created openedat opened reportedat createtime 생성일시 생성시각 생성일 등록일시 등록일 등록시각 접수일시 작성일시',
  ),
  resolved_at: words(
    'resolvedat resolvedon resolveddate resolutiondate resolved completedat completeddate doneat closedat closedon closeddate closed finishedat 해결일시 해결시각 해결일 완료일시 완료시각 완료일 종료일시 종료시각 종료일',
  ),
  url: words('url weburl htmlurl link permalink 주소 링크'),
};
