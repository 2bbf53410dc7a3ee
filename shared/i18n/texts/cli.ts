import { texts } from './texts.ts';

/** What the command line says on standard error, and its help. */
export const cli = texts(
  {
    help: `Doradeck: offline analysis of software delivery

doradeck analyze  [--data PATH]… [--repo PATH[=SERVICE]]… PERIOD FILTERS [--profile P] [--levels SET] [--by D,D…] [--out FILE] [--format F]
doradeck import   WORKSPACE PATH… [--kind auto|deployments|incidents] [--preset P] [--map field=column]… [--encoding E]
                  [--input-tz ZONE] [--date-order dmy|mdy] [--strict]
doradeck repo     add WORKSPACE PATH|URL [--service S]…  |  refresh WORKSPACE  |  list WORKSPACE
doradeck list     deployments|incidents|imports|rejects|conflicts WORKSPACE PERIOD FILTERS [--commits] [--format F]
doradeck report   WORKSPACE PERIOD FILTERS [--profile P] [--levels SET] [--by D,D…] --format F [--out FILE]
doradeck undo     WORKSPACE IMPORT-ID
doradeck demo     [--out DIR]

PERIOD    --from 2024-10-13 --to 2024-11-13 --tz Asia/Seoul   (local dates, the end not included; or instants)
FILTERS   --env PATTERN | --all-envs   --service S…  --team T…  --repo-name R…  --exclude-bots
P         doradeck | deck-2024          SET   2024 | 2023 | 2021 | four-keys
D         service | team | env | repo | stage | severity | day | week | month
F         json | markdown | html | csv | text (text on a terminal, json elsewhere)
OTHERS    --quiet (no progress)   --lang en|ko   --help   --version

Exit status: 0 done · 2 bad usage · 3 the input could not be used · 4 done, but rows were rejected and --strict was given`,
    failed: 'Error: {{message}}',
    'usage-hint': 'Run `doradeck --help` for the commands.',
    'import-line':
      '{{file}}: {{read}} read = {{stored}} stored + {{duplicate}} duplicate + {{rejected}} rejected + {{blank}} blank ({{preset}})',
    'repository-line': '{{name}}: {{commits}} commits, {{tags}} tags',
    'strict-failed': 'Rows rejected: {{count}}',
    undone: 'Import {{id}} is undone.',
    written: 'Written to {{path}}',
    'demo-title': 'Sample client: marketing-core, 13 October to 13 November 2024',
    'demo-workspace': 'Workspace: {{path}}',
    'demo-report': 'Report: {{path}}',
  },
  {
    help: `Doradeck: 인터넷 없이 하는 소프트웨어 배포 성과 분석

doradeck analyze  [--data 경로]… [--repo 경로[=서비스]]… 기간 필터 [--profile P] [--levels SET] [--by D,D…] [--out 파일] [--format F]
doradeck import   작업공간 경로… [--kind auto|deployments|incidents] [--preset P] [--map field=column]… [--encoding E]
                  [--input-tz 시간대] [--date-order dmy|mdy] [--strict]
doradeck repo     add 작업공간 경로|URL [--service S]…  |  refresh 작업공간  |  list 작업공간
doradeck list     deployments|incidents|imports|rejects|conflicts 작업공간 기간 필터 [--commits] [--format F]
doradeck report   작업공간 기간 필터 [--profile P] [--levels SET] [--by D,D…] --format F [--out 파일]
doradeck undo     작업공간 가져오기번호
doradeck demo     [--out 폴더]

기간      --from 2024-10-13 --to 2024-11-13 --tz Asia/Seoul   (현지 날짜, 끝 날짜는 제외. 시각으로 써도 됩니다)
필터      --env 패턴 | --all-envs   --service S…  --team T…  --repo-name R…  --exclude-bots
P         doradeck | deck-2024          SET   2024 | 2023 | 2021 | four-keys
D         service | team | env | repo | stage | severity | day | week | month
F         json | markdown | html | csv | text (터미널에서는 text, 그 밖에는 json)
기타      --quiet (진행 표시 없음)   --lang en|ko   --help   --version

종료 상태: 0 완료 · 2 잘못된 사용 · 3 입력을 쓸 수 없음 · 4 완료했으나 거부된 행이 있고 --strict를 지정함`,
    failed: '오류: {{message}}',
    'usage-hint': '명령 목록은 `doradeck --help`로 볼 수 있습니다.',
    'import-line':
      '{{file}}: 읽은 행 {{read}} = 저장 {{stored}} + 중복 {{duplicate}} + 거부 {{rejected}} + 빈 행 {{blank}} ({{preset}})',
    'repository-line': '{{name}}: 커밋 {{commits}}개, 태그 {{tags}}개',
    'strict-failed': '거부된 행이 {{count}}개 있습니다.',
    undone: '가져오기 {{id}}번을 되돌렸습니다.',
    written: '저장 위치: {{path}}',
    'demo-title': '예제 고객사: marketing-core, 2024년 10월 13일~11월 13일',
    'demo-workspace': '작업공간: {{path}}',
    'demo-report': '보고서: {{path}}',
  },
);
