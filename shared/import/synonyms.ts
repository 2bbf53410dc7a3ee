/**
 * What exports call the fields, in English and Korean, the surest first. Written as `normaliseHeader` leaves them: small
 * letters and digits alone ("Started At (UTC)", "startedAt" and "started_at" are one).
 */
import type { ImportKind } from '../import-batch.ts';
import type { DeploymentField, Field, IncidentField } from './fields.ts';
import { COMMIT_SYNONYMS, PULL_SYNONYMS, RUN_SYNONYMS } from './synonyms-code.ts';
import { SHARED, words } from './synonyms-shared.ts';
import { ERROR_SYNONYMS, ISSUE_SYNONYMS, VERSION_SYNONYMS } from './synonyms-tracked.ts';

const DEPLOYMENT_SYNONYMS: Readonly<Record<DeploymentField, readonly string[]>> = {
  ...SHARED,
  id: words(
    'deploymentid deployid deploymentkey deploymentnumber releaseid pipelineid runid buildid buildnumber 배포id 배포아이디 배포번호 배포식별자 릴리스id id uuid key number 번호 식별자',
  ),
  service: words(
    'service servicename serviceid application applicationname app appname component componentname microservice 서비스 서비스명 서비스이름 대상서비스 애플리케이션 어플리케이션 앱 컴포넌트 시스템 시스템명 project projectname product 프로젝트 프로젝트명 제품',
  ),
  started_at: words(
    'startedat startedon starteddate starttime startdate startedtime deploymentstartedat deploystartedat deploymentstart deploystart start begin beganat begunat startts starttimestamp 시작시각 시작시간 시작일시 시작일 배포시작 배포시작시각 배포시작시간 배포시작일시 시작',
  ),
  finished_at: words(
    'finishedat finishedon finisheddate finishtime finishdate finishedtime completedat completedon completeddate completedtime completiontime completiondate endedat endedon endtime enddate end finish deploymentfinishedat deploymentcompletedat deployfinishedat deployedat deployedon deploymentdate deploymenttime deploydate deploytime deploymentcompletedtime endts endtimestamp finishtimestamp 완료시각 완료시간 완료일시 완료일 종료시각 종료시간 종료일시 종료일 배포완료 배포완료시각 배포완료시간 배포완료일시 배포종료 배포종료시각 배포일시 배포시각 배포시간 배포일 배포일자 releasedat releasedate publishedat timestamp datetime date time ts createdat createdon createddate 일시 시각 날짜 생성일시 생성시각',
  ),
  status: words(
    'status deploymentstatus deploystatus state deploymentstate result deploymentresult conclusion outcome buildstatus 상태 배포상태 결과 배포결과 성공여부',
  ),
  committed_at: words(
    'committedat commitedat committedon committeddate committime commitdate committimestamp firstcommitat firstcommittime firstcommittedat commitat 커밋시각 커밋시간 커밋일시 커밋일 최초커밋시각 최초커밋일시 첫커밋시각',
  ),
  change_failure: words(
    'changefailure ischangefailure changefailed changefail isfailure causedfailure causedincident 변경실패 변경실패여부 장애유발 장애유발여부 장애여부',
  ),
  remediation: words(
    'remediation remediationtype remediationkind deploymenttype deploytype changetype releasetype unplannedtype type kind 배포유형 배포종류 배포구분 조치유형 변경유형 유형 구분',
  ),
  pull: words(
    'pullrequests pullrequestnumbers pullrequestnumber pullrequest pullnumber pulls pull prnumbers prnumber prs pr mergerequests mergerequestiid mergerequestnumber mergerequest mriid mrnumber mrs mr pullrequesturl prurl mrurl pr번호 pr 풀리퀘스트번호 풀리퀘스트 mr번호 머지리퀘스트번호 머지리퀘스트',
  ),
};

/** An incident of which only the detection is known began, as far as anybody knows, when it was detected. */
const INCIDENT_SYNONYMS: Readonly<Record<IncidentField, readonly string[]>> = {
  ...SHARED,
  id: words(
    'incidentid incidentkey incidentnumber incidentno ticketid ticketnumber ticket issuekey issueid issuenumber 장애id 장애아이디 장애번호 인시던트id 인시던트번호 사고번호 티켓번호 티켓id id uuid key number reference 번호 식별자',
  ),
  service: words(
    'services service servicename servicenames affectedservices affectedservice impactedservices impactedservice businessservice cmdbci 서비스 서비스명 영향서비스 영향받은서비스 장애서비스 대상서비스 application applicationname app appname component components componentname 애플리케이션 어플리케이션 앱 컴포넌트 시스템 시스템명 project projectname 프로젝트',
  ),
  severity: words(
    'severity severitylevel severityname sev incidentseverity priority priorityname urgency impact 심각도 장애등급 등급 중요도 우선순위 긴급도 영향도',
  ),
  title: words(
    'title incidenttitle summary subject shortdescription incidentname name headline 제목 장애제목 장애명 인시던트명 요약 장애내용 내용 description 설명',
  ),
  started_at: words(
    'startedat startedon starteddate starttime startdate startedtime incidentstartedat incidentstart incidentstarttime impactstartedat impactstart impactstartdate failurestartedat occurredat occurredon occurrencetime outagestart start beganat 발생시각 발생시간 발생일시 발생일 장애발생시각 장애발생시간 장애발생일시 장애발생 장애시작 장애시작시각 장애시작일시 시작시각 시작시간 시작일시 시작 openedat openedon opened opentime reportedat createdat createdon createddate created creationdate timestamp datetime date 접수시각 접수일시 등록일시 생성일시 일시 detectedat detectedon detectiontime 감지시각 감지일시',
  ),
  detected_at: words(
    'detectedat detectedon detectiontime timedetected alertedat alerttime triggeredat noticedat 감지시각 감지시간 감지일시 감지 탐지시각 탐지일시 알림시각',
  ),
  acknowledged_at: words(
    'acknowledgedat acknowledgedon acknowledgetime ackedat ackat acktime respondedat responsetime 인지시각 인지시간 인지일시 인지 확인시각 확인일시 대응시각 대응시작시각',
  ),
  resolved_at: words(
    'resolvedat resolvedon resolveddate resolvedtime resolutiondate resolutiontime resolutionat resolved restoredat restoredon restoretime recoveredat recoverytime servicerestoredat mitigatedat fixedat impactendedat impactend impactenddate 해결시각 해결시간 해결일시 해결일 해결 복구시각 복구시간 복구일시 복구완료 복구완료시각 복구완료일시 복구 조치완료시각 조치완료일시 finishedat finishedon finishtime endedat endedon endtime enddate end outageend incidentend completedat 종료시각 종료시간 종료일시 장애종료시각 장애종료일시 장애종료 종료 완료시각 완료일시 closedat closedon closeddate closed',
  ),
  deployment_id: words(
    'deploymentid deployid causedbydeployment causedbydeploymentid causingdeployment causingdeploymentid causedby cause causedeploymentid relateddeployment relateddeploymentid changeid rfc 배포id 배포번호 원인배포 원인배포id 원인배포번호 관련배포 관련배포id',
  ),
};

export const SYNONYMS: Readonly<Record<ImportKind, Readonly<Partial<Record<Field, readonly string[]>>>>> = {
  deployments: DEPLOYMENT_SYNONYMS,
  incidents: INCIDENT_SYNONYMS,
  pulls: PULL_SYNONYMS,
  runs: RUN_SYNONYMS,
  versions: VERSION_SYNONYMS,
  errors: ERROR_SYNONYMS,
  issues: ISSUE_SYNONYMS,
  commits: COMMIT_SYNONYMS,
};
