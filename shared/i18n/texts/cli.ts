import { texts } from './texts.ts';

/** What the command line says on standard error, and its help. */
export const cli = texts(
  {
    help: `Doradeck: offline analysis of software delivery

doradeck analyze  [--data PATH]… [--repo PATH|URL[=SERVICE]]… [--releases TAG-PATTERN] [--follow-outside] PERIOD FILTERS READING [--profile P] [--levels SET] [--by D,D…] [--out FILE] [--format F]
doradeck import   WORKSPACE PATH… READING [--save-mapping NAME] [--strict]
doradeck inspect  [WORKSPACE] PATH… READING [--format json|text]      what each file is, and why; imports nothing
doradeck repo     add WORKSPACE PATH|URL [--service S]… [--paths GLOB]… [--releases TAG-PATTERN] [--follow-outside]  |  refresh WORKSPACE [--follow-outside]  |  list WORKSPACE
doradeck repo     releases WORKSPACE REPOSITORY TAG-PATTERN|--none      the tags that are deployments
doradeck list     deployments|changes|incidents|pulls|runs|versions|errors|issues|commits WORKSPACE PERIOD FILTERS [--commits] [--missing] [--format F]
doradeck list     imports|rejects|conflicts|corrections WORKSPACE [--format F]
doradeck report   WORKSPACE PERIOD FILTERS [--profile P] [--levels SET] [--by D,D…] --format F [--out FILE]
doradeck compare  WORKSPACE --slice key=value[,key=value…] --slice … PERIOD FILTERS [--profile P] [--levels SET] [--format F]
doradeck versions WORKSPACE [--service S [--base V --head W [--files]]] PERIOD FILTERS [--format F]
doradeck advice   WORKSPACE PERIOD FILTERS [--profile P] [--levels SET] [--format F]      what the measured evidence calls for
doradeck names    WORKSPACE [--format F]      services, environments, repositories and people, and what is said of each
doradeck undo     WORKSPACE IMPORT-ID
doradeck demo     [--out DIR]

READING   --kind auto|deployments|incidents|pulls|runs|versions|errors|issues|commits   --preset P
          --map field=column…  --const field=value…  --value field:word=meaning…
          --encoding E  --delimiter comma|semicolon|tab|pipe  --decimal point|comma  --header-row LINE (0: none)
          --input-tz ZONE  --date-order dmy|mdy  --deploys PATTERN  --incident-types PATTERN
          --mapping NAME | --no-mapping (mappings saved in the workspace)
RELEASES  Tags that match TAG-PATTERN are deployments of the repository’s services. It is a glob of whole names: v*  release-?.*  {app,web}-[0-9]*
          It is a regular expression where it has one of ^ $ \\ ( ) | + in it, begins with .* or stands between slashes: ^v\\d+\\.
          {service} finds the service in the name: {service}@*  {service}/v*
PERIOD    --from 2024-10-13 --to 2024-11-13 --tz Asia/Seoul   (local dates, the end not included; or instants)
          --compare-with previous | year-before | FROM..TO
FILTERS   --env PATTERN | --all-envs   --service S…  --team T…  --repo-name R…  --exclude-bots
SLICE     two to eight, the first is the base: service | team | repo | env | envs=all | from | to | period=previous|year-before | workspace=FILE | label | profile
          what a slice leaves open is as PERIOD and FILTERS say; service, team and repo may stand several times; a comma in a value is doubled
P         doradeck | deck-2024 | datadog | devlake-2023 | devlake-2021 | four-keys | middleware | gitlab
SET       2024 | 2023 | 2021 | four-keys   (as the profile goes: devlake-2023 with 2023, devlake-2021 with 2021, four-keys with four-keys)
D         service | team | env | repo | stage | severity | day | week | month
F         json | markdown | html | csv | text (text on a terminal, json elsewhere)
--follow-outside   read a repository whose files lead outside its folder (.git file, commondir, alternates); asked for each time
DORADECK_TOKEN     token for a server that asks for one: TOKEN or USER:TOKEN; without it you are asked, on a terminal
DORADECK_TOKEN_HOST  the server it is for, where a command reaches several
OTHERS    --quiet (no progress)   --lang en|ko   --help   --version

Exit status: 0 done · 2 bad usage · 3 the input could not be used · 4 done, but rows were rejected and --strict was given`,
    failed: 'Error: {{message}}',
    'usage-hint': 'Run `doradeck --help` for the commands.',
    'import-line':
      '{{file}}: {{read}} read = {{stored}} stored + {{duplicate}} duplicate + {{rejected}} rejected + {{blank}} blank ({{preset}})',
    'passed-over-line': '{{file}}: passed over, it does not look like data',
    'repository-line': '{{name}}: {{commits}} commits, {{tags}} tags',
    'releases-line': '{{name}}: {{matching}} of {{tags}} tags match {{pattern}}: {{deployments}} deployments',
    'releases-none': '{{name}}: no tag is a deployment',
    'strict-failed': 'Rows rejected: {{count}}',
    undone: 'Import {{id}} is undone. The workspace as it was before is kept in {{copies}}',
    'mapping-saved': 'Mapping saved: {{name}}',
    inspect: {
      what: '{{kind}} ({{preset}}, {{confidence}} % sure)',
      encoding: 'encoding {{name}}',
      delimiter: 'columns divided by {{delimiter}}',
      header: 'header in line {{row}}',
      headerless: 'no header',
      comma: 'decimal comma',
      zone: 'local times in {{timeZone}}',
      dmy: 'day before month',
      mdy: 'month before day',
      saved: 'saved mapping “{{name}}”',
      offered: 'saved mappings for these columns: {{names}}',
      alternatives: 'could also be read as: {{presets}}',
      repository: 'Git repository',
      field: 'field',
      column: 'column',
      from: 'from',
      words: 'words',
      line: 'line',
      unused: 'Not used: {{columns}}',
      counts: '{{read}} read: {{stored}} can be stored, {{rejected}} rejected, {{blank}} blank',
      'counts-more':
        'first {{read}} read: {{stored}} can be stored, {{rejected}} rejected, {{blank}} blank; there are more',
    },
    'token-question': 'Token for {{host}} (not shown):',
    'token-hint':
      'Put a token, or USER:TOKEN, into the environment variable DORADECK_TOKEN. It is used once and kept nowhere.',
    'outside-hint': 'If you trust it, run the command again with --follow-outside.',
    written: 'Written to {{path}}',
    'demo-title': 'Sample client: marketing-core, 13 October to 13 November 2024',
    'demo-workspace': 'Workspace: {{path}}',
    'demo-report': 'Report: {{path}}',
  },
  {
    help: `Doradeck: 인터넷 없이 하는 소프트웨어 배포 성과 분석

doradeck analyze  [--data 경로]… [--repo 경로|URL[=서비스]]… [--releases 태그-패턴] [--follow-outside] 기간 필터 읽기 [--profile P] [--levels SET] [--by D,D…] [--out 파일] [--format F]
doradeck import   작업공간 경로… 읽기 [--save-mapping 이름] [--strict]
doradeck inspect  [작업공간] 경로… 읽기 [--format json|text]      파일마다 무엇인지와 그 까닭. 가져오지는 않습니다
doradeck repo     add 작업공간 경로|URL [--service S]… [--paths GLOB]… [--releases 태그-패턴] [--follow-outside]  |  refresh 작업공간 [--follow-outside]  |  list 작업공간
doradeck repo     releases 작업공간 저장소 태그-패턴|--none      배포로 셀 태그를 정합니다
doradeck list     deployments|changes|incidents|pulls|runs|versions|errors|issues|commits 작업공간 기간 필터 [--commits] [--missing] [--format F]
doradeck list     imports|rejects|conflicts|corrections 작업공간 [--format F]
doradeck report   작업공간 기간 필터 [--profile P] [--levels SET] [--by D,D…] --format F [--out 파일]
doradeck compare  작업공간 --slice key=값[,key=값…] --slice … 기간 필터 [--profile P] [--levels SET] [--format F]
doradeck versions 작업공간 [--service S [--base V --head W [--files]]] 기간 필터 [--format F]
doradeck advice   작업공간 기간 필터 [--profile P] [--levels SET] [--format F]      측정한 값에 근거한 개선 제안
doradeck names    작업공간 [--format F]      서비스, 환경, 저장소, 사람 이름과 사용자가 정한 내용
doradeck undo     작업공간 가져오기번호
doradeck demo     [--out 폴더]

읽기      --kind auto|deployments|incidents|pulls|runs|versions|errors|issues|commits   --preset P
          --map field=column…  --const field=값…  --value field:낱말=뜻…
          --encoding E  --delimiter comma|semicolon|tab|pipe  --decimal point|comma  --header-row 줄번호 (0: 없음)
          --input-tz 시간대  --date-order dmy|mdy  --deploys 패턴  --incident-types 패턴
          --mapping 이름 | --no-mapping (작업공간에 저장한 매핑)
릴리스    태그-패턴과 일치하는 태그를 저장소의 서비스 배포로 셉니다. 태그 이름 전체와 비교합니다: v*  release-?.*  {app,web}-[0-9]*
          ^ $ \\ ( ) | + 중 하나가 있거나 .*로 시작하거나 /로 둘러싸면 정규식으로 봅니다: ^v\\d+\\.
          {service}는 태그 이름에서 서비스를 찾습니다: {service}@*  {service}/v*
기간      --from 2024-10-13 --to 2024-11-13 --tz Asia/Seoul   (현지 날짜, 끝 날짜는 제외. 시각으로 써도 됩니다)
          --compare-with previous | year-before | 시작..끝   (비교할 기간: 직전, 전년 같은 기간, 직접 지정)
필터      --env 패턴 | --all-envs   --service S…  --team T…  --repo-name R…  --exclude-bots
SLICE     2~8개, 첫 번째가 기준: service | team | repo | env | envs=all | from | to | period=previous|year-before | workspace=파일 | label | profile
          쓰지 않은 항목은 기간과 필터를 따릅니다. service, team, repo는 여러 번 쓸 수 있고, 값에 든 쉼표는 두 번 씁니다
P         doradeck | deck-2024 | datadog | devlake-2023 | devlake-2021 | four-keys | middleware | gitlab
SET       2024 | 2023 | 2021 | four-keys   (말하지 않으면 방식에 맞춤: devlake-2023은 2023, devlake-2021은 2021, four-keys는 four-keys)
D         service | team | env | repo | stage | severity | day | week | month
F         json | markdown | html | csv | text (터미널에서는 text, 그 밖에는 json)
--follow-outside   폴더 밖을 가리키는 저장소(.git 파일, commondir, alternates)도 읽습니다. 매번 지정해야 합니다
DORADECK_TOKEN     인증이 필요한 서버에 쓸 토큰(TOKEN 또는 USER:TOKEN). 없으면 터미널에서 물어봅니다
DORADECK_TOKEN_HOST  명령 하나가 여러 서버에 접속할 때 토큰을 보낼 서버
기타      --quiet (진행 표시 없음)   --lang en|ko   --help   --version

종료 상태: 0 완료 · 2 잘못된 사용 · 3 입력을 쓸 수 없음 · 4 완료했으나 거부된 행이 있고 --strict를 지정함`,
    failed: '오류: {{message}}',
    'usage-hint': '명령 목록은 `doradeck --help`로 볼 수 있습니다.',
    'import-line':
      '{{file}}: 읽은 행 {{read}} = 저장 {{stored}} + 중복 {{duplicate}} + 거부 {{rejected}} + 빈 행 {{blank}} ({{preset}})',
    'passed-over-line': '{{file}}: 건너뜀(데이터로 보이지 않음)',
    'repository-line': '{{name}}: 커밋 {{commits}}개, 태그 {{tags}}개',
    'releases-line': '{{name}}: 태그 {{tags}}개 중 {{matching}}개가 {{pattern}} 패턴과 일치, 배포 {{deployments}}건',
    'releases-none': '{{name}}: 배포로 세는 태그가 없습니다',
    'strict-failed': '거부된 행이 {{count}}개 있습니다.',
    undone: '가져오기 {{id}}번을 되돌렸습니다. 되돌리기 전의 작업공간 사본: {{copies}}',
    'mapping-saved': '매핑을 저장했습니다: {{name}}',
    inspect: {
      what: '{{kind}} ({{preset}}, 확신도 {{confidence}}%)',
      encoding: '인코딩 {{name}}',
      delimiter: '열 구분자 {{delimiter}}',
      header: '머리글 {{row}}번째 줄',
      headerless: '머리글 없음',
      comma: '소수점은 쉼표',
      zone: '현지 시각은 {{timeZone}} 기준',
      dmy: '일이 월보다 앞',
      mdy: '월이 일보다 앞',
      saved: '저장한 매핑: {{name}}',
      offered: '열이 같은 저장된 매핑: {{names}}',
      alternatives: '다른 형식으로도 읽을 수 있음: {{presets}}',
      repository: 'Git 저장소',
      field: '필드',
      column: '열',
      from: '근거',
      words: '낱말',
      line: '줄',
      unused: '쓰지 않는 열: {{columns}}',
      counts: '읽은 행 {{read}}: 저장 가능 {{stored}}, 거부 {{rejected}}, 빈 행 {{blank}}',
      'counts-more': '처음 {{read}}행: 저장 가능 {{stored}}, 거부 {{rejected}}, 빈 행 {{blank}}. 뒤에 더 있습니다',
    },
    'token-question': '{{host}} 토큰(화면에 보이지 않음):',
    'token-hint': '환경 변수 DORADECK_TOKEN에 토큰이나 USER:TOKEN을 넣으세요. 한 번만 쓰고 어디에도 남기지 않습니다.',
    'outside-hint': '믿을 수 있는 곳이면 --follow-outside를 붙여 다시 실행하세요.',
    written: '저장 위치: {{path}}',
    'demo-title': '샘플 고객사: marketing-core, 2024년 10월 13일~11월 13일',
    'demo-workspace': '작업공간: {{path}}',
    'demo-report': '보고서: {{path}}',
  },
);
