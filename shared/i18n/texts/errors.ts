import { texts } from './texts.ts';

/** What went wrong (shared/errors.ts) and what to do about it. What a text is about comes first, so that names and paths need no grammar. */
export const errors = texts(
  {
    'file-missing': '{{path}}: there is nothing at this path.',
    'file-unreadable': '{{path}}: cannot be read ({{reason}}). Check that you may open it.',
    'file-empty': '{{file}}: the file is empty.',
    'file-wrong-kind':
      '{{file}}: this is neither a table nor JSON but $t(errors.kind.{{kind}}). Export it as CSV or JSON.',
    'file-no-time-column':
      '{{file}}: no column says when. Choose the column of the finish or start time among: {{columns}}.',
    'query-failed':
      '{{file}} holds no data: it is the answer to a query that failed ({{type}}: {{message}}). Ask again, and import the answer.',
    'series-too-large':
      '{{file}} holds more series than can be joined at once (over {{limit, number}} values). Export fewer labels, or a shorter time a file.',
    'file-no-service-column': '{{file}}: no column names the service. Choose it among: {{columns}}.',
    'file-column-needed':
      '{{file}}: no column could be told for a value that is needed ({{field}}). Columns: {{columns}}',
    'file-kind-unknown': '{{file}}: it isn’t clear what these rows are. Say which kind. Columns: {{columns}}.',
    'file-column-ambiguous':
      '{{file}}: several columns are called {{column}} and differ. Choose one by its number; the first is #{{first}}.',
    'file-encoding-unknown': '{{file}}: the text encoding is unclear; it may be {{guess}}. Choose the encoding.',
    'file-time-zone-needed':
      '{{file}}: the times in {{column}} have no time zone (“{{example}}”). Choose the zone they are in.',
    'file-date-order-needed':
      '{{file}}: the dates in {{column}} can be read two ways (“{{example}}”). Choose day first or month first.',
    'json-malformed': '{{file}}: not valid JSON at line {{line}}, column {{column}}.',
    'json-truncated': '{{file}}: the JSON stops half way, at line {{line}}. Export the file again.',
    'json-too-deep': '{{file}}: the JSON is nested more than {{limit}} levels deep.',
    'csv-quote-unclosed': '{{file}}: the quotation mark opened at line {{line}} is never closed.',
    'too-many-columns': '{{file}}: more than {{limit}} columns.',
    'archive-damaged': '{{file}}: cannot be unpacked: $t(archive.reason.{{reason}}).',
    'archive-encrypted': '{{file}}: protected with a password. Save it without one.',
    'archive-too-large':
      '{{file}}: unpacked it would be too large (limit {{limit}}). If you trust it, unpack it yourself and choose what is inside.',
    'already-imported': '{{file}}: already imported (import {{batchId}}). Nothing was changed.',
    'nothing-to-import': '{{path}}: nothing here can be imported. Tables (CSV, Excel), JSON and git repositories can.',
    'quiz-pack-invalid': '{{file}}: $t(quizPack.problem.{{problem}}) ({{place}}).',
    'not-a-repository': '{{path}}: this is not a git repository.',
    'repository-unsupported': '{{path}}: the repository uses {{feature}}, which cannot be read yet.',
    'repository-outside':
      '{{path}}: the repository leads outside this folder, to {{target}}. Nothing is read there without your yes.',
    'repository-corrupt': '{{path}}: the repository is damaged: $t(git.reason.{{reason}}).',
    'repository-empty': '{{path}}: the repository has no commits.',
    'clone-url-invalid': 'The address cannot be used: $t(git.reason.{{reason}}).',
    'clone-failed': '{{host}}: cloning failed: $t(git.reason.{{reason}}).',
    'clone-unauthorised':
      '{{host}}: the server asks for a token, or refuses the one it got. It wants one that may read this repository.',
    'clone-redirected':
      'The server {{from}} sends on to another one, {{to}}. Nothing was sent there. If you trust it, use its address instead.',
    'workspace-missing': '{{path}}: the workspace is no longer there.',
    'workspace-newer':
      '{{path}}: made by a newer Doradeck (format {{version}}, this one reads up to {{supported}}). Update Doradeck; the file was not changed.',
    'workspace-not-ours': '{{path}}: this is not a Doradeck workspace. It was not changed.',
    'workspace-damaged':
      '{{path}}: the workspace is damaged ({{reason}}). It was not changed. If there is a backup beside it, open that.',
    'workspace-read-only': '{{path}}: this workspace can only be read here. Copy it to a folder you may write to.',
    'workspace-locked': '{{path}}: another Doradeck has this workspace open. Close it there first.',
    'workspace-not-open': 'No workspace is open. Open or create one first.',
    'workspace-exists': '{{path}}: there is a file of this name already. Choose another name.',
    'disk-full': '{{path}}: the disk is full. Nothing was stored; make room and try again.',
    'migration-failed':
      '{{path}}: the workspace could not be brought up to format {{version}} ({{reason}}). It is as it was before.',
    'bad-request': '{{name}}: this request is not valid: {{detail}}',
    forbidden: 'This is not allowed.',
    'not-found': 'There is no {{what}} “{{id}}”.',
    cancelled: 'Cancelled.',
    'engine-stopped': 'The engine stopped and was started again. Nothing stored was lost; try again.',
    'period-invalid':
      'The period from {{from}} to {{to}} is not valid: write days like 2024-10-13, the end after the start.',
    'time-zone-unknown': 'Unknown time zone: {{timeZone}}. An example: Asia/Seoul.',
    'pattern-invalid': 'This is not a valid regular expression: {{pattern}}',
    'name-taken': 'The name “{{name}}” is taken. Choose another, or rename the other first.',
    'names-circular': '{{name}} can’t mean {{other}}: {{other}} already means {{name}}, or is the same.',
    'release-pattern-invalid':
      'This is not a valid pattern of tags: {{pattern}}. Write one like v* or release-?.*, or a regular expression, and close every bracket.',
    'path-pattern-invalid':
      'This is not a valid path pattern: {{pattern}}. Write paths from the root of the repository, like services/cart or libs/**/*.ts.',
    'paths-need-folder':
      '{{name}}: cloned for its history alone, so that nobody knows which paths a commit touches. Add the repository from a folder on this computer.',
    'write-failed': '{{path}}: could not be written ({{reason}}). What was there before is unchanged.',
    usage: '{{detail}}',
    internal: 'Something unforeseen went wrong: {{detail}}',
    kind: {
      png: 'a PNG picture',
      jpeg: 'a JPEG picture',
      gif: 'a GIF picture',
      pdf: 'a PDF document',
      gzip: 'a gzip archive inside another: unpack it first',
      bzip2: 'a bzip2 archive: unpack it first',
      xz: 'an xz archive: unpack it first',
      zstd: 'a zstd archive: unpack it first',
      '7z': 'a 7-Zip archive: unpack it first',
      rar: 'a RAR archive: unpack it first',
      tar: 'a tar archive: unpack it first',
      zip: 'a ZIP archive inside another: unpack it first',
      xlsx: 'an Excel workbook inside an archive: unpack it first',
      xlsb: 'a binary Excel workbook: save it as .xlsx or CSV',
      ods: 'an OpenDocument spreadsheet: save it as .xlsx or CSV',
      office: 'an Office document that is no workbook',
      xls: 'an old Office file: save the sheet as CSV',
      sqlite: 'an SQLite database',
      parquet: 'a Parquet file',
      program: 'a program',
      html: 'a web page, perhaps the log-in page of an export that had expired',
      xml: 'XML',
      'git-pack': 'a pack of a git repository: choose the repository’s folder',
      binary: 'binary data',
    },
  },
  {
    'file-missing': '{{path}}: 파일이나 폴더가 없습니다.',
    'file-unreadable': '{{path}}: 읽을 수 없습니다({{reason}}). 열람 권한을 확인하세요.',
    'file-empty': '{{file}}: 빈 파일입니다.',
    'file-wrong-kind':
      '{{file}}: 표나 JSON 파일이 아닙니다(내용: $t(errors.kind.{{kind}})). CSV나 JSON으로 내보내 주세요.',
    'file-no-time-column': '{{file}}: 시각이 담긴 열을 찾지 못했습니다. 완료 또는 시작 시각 열을 고르세요: {{columns}}',
    'query-failed':
      '{{file}}에는 데이터가 없습니다. 실패한 쿼리의 응답입니다({{type}}: {{message}}). 다시 조회한 결과를 가져오세요.',
    'series-too-large':
      '{{file}}: 시계열이 너무 많아 한 번에 합칠 수 없습니다(값 {{limit, number}}개 초과). 레이블을 줄이거나 기간을 나누어 내보내세요.',
    'file-no-service-column': '{{file}}: 서비스 이름이 담긴 열을 찾지 못했습니다. 다음 중에서 고르세요: {{columns}}',
    'file-column-needed': '{{file}}: 꼭 필요한 값이 어느 열인지 알 수 없습니다({{field}}). 있는 열: {{columns}}',
    'file-kind-unknown': '{{file}}: 어떤 종류의 데이터인지 알 수 없습니다. 직접 골라 주세요. 열: {{columns}}',
    'file-column-ambiguous':
      '{{file}}: 이름이 같은데 내용이 다른 열이 여럿입니다({{column}}). 번호로 하나를 고르세요. 첫 번째 열: #{{first}}',
    'file-encoding-unknown': '{{file}}: 문자 인코딩이 분명하지 않습니다(추정: {{guess}}). 인코딩을 고르세요.',
    'file-time-zone-needed':
      '{{file}}: 시각에 시간대가 없습니다(열: {{column}}, 예: ‘{{example}}’). 시간대를 고르세요.',
    'file-date-order-needed':
      '{{file}}: 날짜를 두 가지로 읽을 수 있습니다(열: {{column}}, 예: ‘{{example}}’). 일과 월 중 무엇이 먼저인지 고르세요.',
    'json-malformed': '{{file}}: 올바른 JSON이 아닙니다({{line}}행 {{column}}열).',
    'json-truncated': '{{file}}: JSON이 중간에 끊겼습니다({{line}}행). 파일을 다시 내보내 주세요.',
    'json-too-deep': '{{file}}: JSON의 중첩이 {{limit}}단계를 넘습니다.',
    'csv-quote-unclosed': '{{file}}: {{line}}행에서 연 따옴표가 닫히지 않았습니다.',
    'too-many-columns': '{{file}}: 열이 {{limit}}개를 넘습니다.',
    'archive-damaged': '{{file}}: 압축을 풀 수 없습니다. 원인: $t(archive.reason.{{reason}}).',
    'archive-encrypted': '{{file}}: 암호로 보호되어 있습니다. 암호 없이 다시 저장하세요.',
    'archive-too-large':
      '{{file}}: 압축을 풀면 너무 커집니다(한도 {{limit}}). 믿을 수 있는 파일이면 직접 풀어서 필요한 파일을 고르세요.',
    'already-imported': '{{file}}: 이미 가져온 파일입니다(가져오기 {{batchId}}번). 바뀐 것은 없습니다.',
    'nothing-to-import':
      '{{path}}: 가져올 수 있는 것이 없습니다. 표(CSV, Excel), JSON, git 저장소를 가져올 수 있습니다.',
    'quiz-pack-invalid': '{{file}}: $t(quizPack.problem.{{problem}}) (위치: {{place}}).',
    'not-a-repository': '{{path}}: git 저장소가 아닙니다.',
    'repository-unsupported': '{{path}}: 아직 지원하지 않는 형식의 저장소입니다({{feature}}).',
    'repository-outside':
      '{{path}}: 저장소가 이 폴더 밖을 가리킵니다({{target}}). 동의하지 않으면 그곳은 읽지 않습니다.',
    'repository-corrupt': '{{path}}: 저장소가 손상되었습니다. 원인: $t(git.reason.{{reason}}).',
    'repository-empty': '{{path}}: 커밋이 없는 저장소입니다.',
    'clone-url-invalid': '사용할 수 없는 주소입니다. 원인: $t(git.reason.{{reason}}).',
    'clone-failed': '{{host}}: 복제하지 못했습니다. 원인: $t(git.reason.{{reason}}).',
    'clone-unauthorised': '{{host}}: 토큰이 없거나 맞지 않습니다. 이 저장소를 읽을 수 있는 토큰이 필요합니다.',
    'clone-redirected':
      '서버가 다른 서버로 보냅니다({{from}} → {{to}}). 그곳에는 아무것도 보내지 않았습니다. 믿을 수 있으면 새 주소를 입력하세요.',
    'workspace-missing': '{{path}}: 작업공간 파일이 없습니다.',
    'workspace-newer':
      '{{path}}: 더 새로운 Doradeck에서 만든 파일입니다(형식 {{version}}, 지원 범위 {{supported}}까지). Doradeck을 업데이트하세요. 파일은 그대로입니다.',
    'workspace-not-ours': '{{path}}: Doradeck 작업공간이 아닙니다. 파일은 그대로입니다.',
    'workspace-damaged':
      '{{path}}: 작업공간이 손상되었습니다({{reason}}). 파일은 그대로입니다. 같은 폴더에 백업이 있으면 백업을 여세요.',
    'workspace-read-only': '{{path}}: 여기서는 읽기만 할 수 있습니다. 쓸 수 있는 폴더로 복사하세요.',
    'workspace-locked': '{{path}}: 다른 Doradeck에서 열려 있습니다. 그쪽을 먼저 닫으세요.',
    'workspace-not-open': '열린 작업공간이 없습니다. 먼저 열거나 새로 만드세요.',
    'workspace-exists': '{{path}}: 같은 이름의 파일이 이미 있습니다. 다른 이름을 고르세요.',
    'disk-full': '{{path}}: 디스크가 가득 찼습니다. 저장된 것은 없습니다. 공간을 확보한 뒤 다시 시도하세요.',
    'migration-failed':
      '{{path}}: 작업공간을 새 형식({{version}})으로 바꾸지 못했습니다({{reason}}). 파일은 이전 그대로입니다.',
    'bad-request': '{{name}}: 올바르지 않은 요청입니다. {{detail}}',
    forbidden: '허용되지 않은 요청입니다.',
    'not-found': '찾을 수 없습니다: {{what}} ‘{{id}}’',
    cancelled: '취소했습니다.',
    'engine-stopped': '엔진이 멈춰 다시 시작했습니다. 저장된 데이터는 그대로입니다. 다시 시도하세요.',
    'period-invalid':
      '기간이 올바르지 않습니다({{from}} ~ {{to}}). 날짜는 2024-10-13처럼 쓰고, 끝이 시작보다 뒤여야 합니다.',
    'time-zone-unknown': '알 수 없는 시간대입니다: {{timeZone}}. 예: Asia/Seoul',
    'pattern-invalid': '올바른 정규식이 아닙니다: {{pattern}}',
    'name-taken': '‘{{name}}’ 이름은 이미 쓰이고 있습니다. 다른 이름을 쓰거나 기존 항목의 이름을 먼저 바꾸세요.',
    'names-circular':
      '{{name}} → {{other}} 지정은 할 수 없습니다. 같은 이름이거나, 이미 {{other}} → {{name}} 관계입니다.',
    'release-pattern-invalid':
      '올바른 태그 패턴이 아닙니다: {{pattern}}. v*, release-?.* 같은 패턴이나 정규식을 쓰고, 괄호가 모두 닫혔는지 확인하세요.',
    'path-pattern-invalid':
      '올바른 경로 패턴이 아닙니다: {{pattern}}. services/cart, libs/**/*.ts처럼 저장소 최상위부터의 경로를 적으세요.',
    'paths-need-folder':
      '{{name}}: 커밋 기록만 복제한 저장소라 커밋이 바꾼 경로를 알 수 없습니다. 이 컴퓨터에 있는 저장소 폴더를 추가하세요.',
    'write-failed': '{{path}}: 쓰지 못했습니다({{reason}}). 이전 내용은 그대로입니다.',
    usage: '{{detail}}',
    internal: '예상하지 못한 오류입니다: {{detail}}',
    kind: {
      png: 'PNG 그림',
      jpeg: 'JPEG 그림',
      gif: 'GIF 그림',
      pdf: 'PDF 문서',
      gzip: '압축 파일 안의 gzip 압축 파일, 먼저 풀어 주세요',
      bzip2: 'bzip2 압축 파일, 먼저 풀어 주세요',
      xz: 'xz 압축 파일, 먼저 풀어 주세요',
      zstd: 'zstd 압축 파일, 먼저 풀어 주세요',
      '7z': '7-Zip 압축 파일, 먼저 풀어 주세요',
      rar: 'RAR 압축 파일, 먼저 풀어 주세요',
      tar: 'tar 묶음 파일, 먼저 풀어 주세요',
      zip: '압축 파일 안의 ZIP 압축 파일, 먼저 풀어 주세요',
      xlsx: '압축 파일 안의 Excel 통합 문서, 먼저 풀어 주세요',
      xlsb: 'Excel 이진 통합 문서, .xlsx나 CSV로 저장하세요',
      ods: 'OpenDocument 스프레드시트, .xlsx나 CSV로 저장하세요',
      office: '통합 문서가 아닌 Office 문서',
      xls: '예전 Office 파일, 시트를 CSV로 저장하세요',
      sqlite: 'SQLite 데이터베이스',
      parquet: 'Parquet 파일',
      program: '실행 파일',
      html: '웹 페이지(로그인이 만료된 내보내기일 수 있음)',
      xml: 'XML',
      'git-pack': 'git 저장소의 팩 파일, 저장소 폴더를 고르세요',
      binary: '이진 데이터',
    },
  },
);
