/** What exports of code hosts and CI servers call the fields; see synonyms.ts. */
import type { CommitField, PullField, RunField } from './fields.ts';
import { SHARED, words } from './synonyms-shared.ts';

const AUTHOR = words(
  'author authorlogin authorname authorusername createdby creator owner submitter user userlogin username authoremail login 작성자 작성자명 요청자 등록자 개발자 커밋터',
);
const URL = words('url htmlurl weburl link permalink pullrequesturl prurl mrurl runurl 주소 링크 url주소');
const TITLE = words('title subject name summary 제목 이름 요약');

export const PULL_SYNONYMS: Readonly<Record<PullField, readonly string[]>> = {
  id: words(
    'pullrequestnumber pullnumber prnumber mergerequestnumber mrnumber mergerequestiid mriid number iid pullrequestid pullid prid mergerequestid mrid pullrequest pullrequestkey mergerequest pr mr id key no 풀리퀘스트번호 풀리퀘스트id 풀리퀘스트 pr번호 머지리퀘스트번호 머지리퀘스트 mr번호 번호 식별자',
  ),
  repo: [...SHARED.repo, ...words('project projectname projectpath basereponame 프로젝트 프로젝트명')],
  title: words('pullrequesttitle pullrequestname prtitle mrtitle').concat(TITLE),
  author: AUTHOR,
  status: words('state status pullrequeststate pullrequeststatus prstate prstatus mrstate 상태 pr상태'),
  draft: words('draft isdraft workinprogress wip 초안 초안여부 드래프트'),
  created_at: words(
    'createdat createdon createddate creationdate createdtime createtime created openedat openedon opened opendate pullrequestcreatedat prcreatedat prcreatedtime creationtime 생성일시 생성시각 생성시간 생성일 등록일시 등록일 작성일시 요청일시 요청일',
  ),
  ready_at: words(
    'readyat readyforreviewat readyforreview readydate markedreadyat reviewrequestedat 리뷰요청일시 리뷰요청시각 리뷰요청',
  ),
  reviewed_at: words(
    'firstreviewat firstreviewedat firstreview firstreviewdate firstreviewtime reviewedat reviewstartedat reviewdate firstcommentat pickupat 첫리뷰시각 첫리뷰일시 첫리뷰 최초리뷰일시 최초리뷰시각 리뷰일시 리뷰시각',
  ),
  approved_at: words(
    'approvedat approvedon approveddate approvaldate approvaltime lastapprovedat lastapprovalat 승인일시 승인시각 승인시간 승인일 승인',
  ),
  merged_at: words(
    'mergedat mergedon mergeddate mergedate mergedtime mergetime pullrequestmergedat prmergedat prmergedtime merged 병합일시 병합시각 병합시간 병합일 머지일시 머지시각 머지시간 머지일',
  ),
  closed_at: words(
    'closedat closedon closeddate closedate closedtime closetime completedat completiondate closed 종료일시 종료시각 종료일 닫힌일시 닫힌시각 완료일시',
  ),
  base: words(
    'basebranch baseref baserefname targetbranch targetrefname destinationbranch base target 대상브랜치 기준브랜치 타깃브랜치 타겟브랜치 병합대상',
  ),
  head: words(
    'headbranch headref headrefname sourcebranch sourcerefname head branch 원본브랜치 소스브랜치 작업브랜치 브랜치',
  ),
  merge_sha: words(
    'mergecommitsha mergecommitoid mergecommithash mergecommit mergesha squashcommitsha mergedsha 병합커밋 병합커밋sha 머지커밋 머지커밋sha',
  ),
  sha: words(
    'headsha headcommit headcommitsha headrefoid sourcecommit lastcommitsha sha commitsha 최종커밋 커밋sha 커밋',
  ),
  commits: words('commits commitshas commitssha commitsoid commitsid commitlist commithashes 커밋목록 커밋들'),
  labels: words('labels labelsname labelnames label tags 라벨 레이블 태그'),
  files: words('files filespath filesfilename changedfilepaths filepaths paths 파일목록 변경파일 변경파일목록 파일'),
  additions: words('additions linesadded addedlines insertions added 추가라인 추가된라인 추가라인수 추가줄수 추가한줄'),
  deletions: words(
    'deletions linesdeleted deletedlines linesremoved removed deleted 삭제라인 삭제된라인 삭제라인수 삭제줄수 삭제한줄',
  ),
  url: URL,
};

export const RUN_SYNONYMS: Readonly<Record<RunField, readonly string[]>> = {
  id: words(
    'runid workflowrunid pipelinerunid pipelineid buildid databaseid runnumber buildnumber jobid id uuid number key 실행id 실행번호 파이프라인id 파이프라인번호 빌드id 빌드번호 번호 식별자',
  ),
  attempt: words('runattempt attempt attemptnumber retry retrynumber 시도 시도횟수 재시도 재시도횟수 차수'),
  parent: words('parentid parentrunid parentrun workflowrun parent 상위실행 상위실행id'),
  service: words(
    'pipeline pipelinename workflow workflowname definitionname definition buildname jobpath planname project projectname name 파이프라인 파이프라인명 워크플로 워크플로우 워크플로명 워크플로우명 빌드명 프로젝트 이름',
  ),
  job: words('job jobname task taskname 잡 잡이름 작업 작업명'),
  stage: words('stage stagename phase step stepname 단계 단계명 스테이지'),
  team: SHARED.team,
  env: words('environment env environmentname envname 환경 배포환경 대상환경'),
  repo: SHARED.repo,
  branch: words('branch headbranch branchname ref refname sourcebranch gitbranch gitref 브랜치 브랜치명'),
  event: words('event eventname trigger triggeredby source cause reason 이벤트 실행계기 트리거 실행사유'),
  sha: SHARED.sha,
  status: words(
    'conclusion result outcome status state buildstatus runstatus jobstatus pipelinestatus 결과 실행결과 빌드결과 상태 실행상태 성공여부',
  ),
  created_at: words(
    'createdat createdon createddate created queuedat queuedon queuetime triggeredat 생성일시 생성시각 요청일시 등록일시 대기시작',
  ),
  started_at: words(
    'startedat startedon starteddate starttime startdate runstartedat started start begin beganat timestamp 시작일시 시작시각 시작시간 시작일 시작 실행일시 실행시각',
  ),
  finished_at: words(
    'finishedat finishedon finisheddate finishtime completedat completedon completeddate completedtime stoppedat endedat endtime enddate finished completed end finish 완료일시 완료시각 완료시간 종료일시 종료시각 종료시간 완료 종료',
  ),
  url: URL,
};

export const COMMIT_SYNONYMS: Readonly<Record<CommitField, readonly string[]>> = {
  sha: words(
    'sha commitsha commit commithash commitid hash oid id revision gitcommit gitsha 커밋 커밋sha 커밋해시 커밋id 해시 리비전',
  ),
  repo: [...SHARED.repo, ...words('project projectname 프로젝트 프로젝트명')],
  authored_at: words(
    'authoredat authoreddate authoredon authordate authortime authortimestamp authoredtime commitauthordate commitauthoreddate 작성일시 작성시각 작성시간 작성일',
  ),
  committed_at: words(
    'committedat commitedat committeddate committedon committerdate committime commitdate committimestamp commitcommitterdate date timestamp time createdat createddate 커밋일시 커밋시각 커밋시간 커밋일 일시 시각 날짜',
  ),
  author: words('commitauthorname commitauthor').concat(AUTHOR),
  title: words(
    'message commitmessage commitsubject headline messageheadline description 메시지 커밋메시지 설명',
  ).concat(TITLE),
  pull: words(
    'pullrequest pullrequestnumber pullrequestid prnumber prid pr pull pullnumber mergerequest mergerequestiid mrnumber mr 풀리퀘스트 풀리퀘스트번호 pr번호 머지리퀘스트',
  ),
};
