/** Names as `normaliseHeader` leaves them: small letters and digits alone. */
export function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

/** Of fields that several kinds have. */
export const SHARED = {
  team: words(
    'team teamname owningteam ownerteam teamid squad squadname assignmentgroup group 팀 팀명 담당팀 담당부서 부서 조직 소속',
  ),
  env: words(
    'environment env environmentname envname deploymentenvironment targetenvironment stage 환경 배포환경 운영환경 대상환경 스테이지',
  ),
  repo: words(
    'repository repo repositoryurl repourl gitrepositoryurl repositoryname reponame repositoryfullname gitrepository giturl 저장소 저장소명 저장소주소 저장소url 리포지토리 리포지터리 레포지토리 레포',
  ),
  sha: words(
    'commitsha sha commit gitcommitsha gitcommit gitsha commithash commitid headsha mergecommitsha sourceversion revision changeset 커밋 커밋sha 커밋해시 커밋id 커밋아이디 리비전',
  ),
  version: words(
    'version versionname appversion releaseversion buildversion imagetag tag tagname release releasename 버전 버전명 배포버전 릴리스 릴리즈 태그',
  ),
};

/** Too common below the top level of a record to mean anything: "user.name" is no title. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  words(
    'id uuid key number name type kind state result status created createdat createdon createddate date time datetime timestamp ts start end title summary description reference url group tag release project projectname impact opened closed resolved cause',
  ),
);

/** Parts of a path that only wrap the record. */
export const WRAPPERS: ReadonlySet<string> = new Set(
  words('data attributes fields deployment incident failure record item node payload event body object detail details'),
);
