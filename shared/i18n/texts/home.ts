import { texts } from './texts.ts';

/** The first screen: three doors in. */
export const home = texts(
  {
    title: 'See how your team delivers software',
    text: 'Bring deployments, incidents and git history; get the DORA metrics, what changed and what to improve next.',
    sample: {
      title: 'Open the sample client',
      text: 'A year of a shop with four teams and ten services, ready to explore. Takes a few seconds.',
      action: 'Open the sample',
    },
    files: {
      title: 'Bring your files',
      text: 'Drop exports or a whole folder anywhere on this window. CSV and JSON of deployments and incidents, and repositories, are told apart by content.',
      action: 'Choose files',
      folder: 'Choose a folder',
    },
    repository: {
      title: 'Add a repository',
      text: 'A folder on this computer or an address to clone. Lead times come from its history.',
      action: 'Add a repository',
    },
    recent: {
      title: 'Recent workspaces',
      open: 'Open another workspace',
      missing: 'File not found',
      forget: 'Remove from this list: {{name}}',
      opened: 'Opened {{date}}',
    },
    trust: 'Works offline. Your data stays in one file on this computer; nothing is sent anywhere.',
    language: 'Language',
    'default-name': 'Workspace',
    'sample-name': 'Sample client',
  },
  {
    title: '팀의 소프트웨어 배포 성과를 확인하세요',
    text: '배포, 장애, git 이력을 가져오면 DORA 지표와 달라진 점, 다음에 개선할 점을 보여 드립니다.',
    sample: {
      title: '샘플 고객사 열기',
      text: '팀 네 곳과 서비스 열 개를 운영하는 쇼핑몰의 1년 데이터를 바로 살펴볼 수 있습니다. 몇 초면 됩니다.',
      action: '샘플 열기',
    },
    files: {
      title: '파일 가져오기',
      text: '내보낸 파일이나 폴더를 창 아무 곳에나 놓으세요. 배포와 장애 데이터(CSV, JSON)와 저장소를 내용으로 구분합니다.',
      action: '파일 선택',
      folder: '폴더 선택',
    },
    repository: {
      title: '저장소 추가',
      text: '이 컴퓨터의 폴더나 복제할 주소를 지정하세요. 커밋 이력에서 리드 타임을 계산합니다.',
      action: '저장소 추가',
    },
    recent: {
      title: '최근 작업공간',
      open: '다른 작업공간 열기',
      missing: '파일을 찾을 수 없음',
      forget: '목록에서 제거: {{name}}',
      opened: '{{date}}에 열었음',
    },
    trust: '인터넷 없이 작동합니다. 데이터는 이 컴퓨터의 파일 하나에만 저장되며 어디로도 전송되지 않습니다.',
    language: '언어',
    'default-name': '작업공간',
    'sample-name': '샘플 고객사',
  },
);
