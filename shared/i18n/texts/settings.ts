import { texts } from './texts.ts';

/** The settings screen: how the program looks, and what the figures of this workspace mean. */
export const settings = texts(
  {
    title: 'Settings',
    'saved-at-once': 'Every change takes effect at once.',
    app: {
      title: 'This program',
      hint: 'For you, on this computer; not kept in the workspace.',
      language: 'Language',
      'language-system': 'As the system',
      theme: 'Appearance',
      'theme-system': 'As the system',
      'theme-light': 'Light',
      'theme-dark': 'Dark',
      motion: 'Reduce motion',
      'motion-hint': 'Nothing slides or fades.',
    },
    workspace: {
      title: 'This workspace',
      hint: 'Kept in the workspace file: they change what the figures mean and are printed on every report.',
      none: 'Open a workspace to see its settings.',
      'read-only': 'This workspace is read-only: its settings can’t be changed.',
      client: 'Client',
      'client-hint': 'Shown at the top and on reports.',
      'client-empty': 'A name is needed.',
      'time-zone': 'Time zone',
      'time-zone-hint': 'Days and weeks begin by this clock.',
      'week-start': 'Week starts on',
      monday: 'Monday',
      sunday: 'Sunday',
      profile: 'Calculation profile',
      'profile-hint': {
        doradeck:
          'Median over commits for lead time; failed deployments ÷ deployments; median from incident start to resolved.',
        'deck-2024':
          'Mean over deployments for lead time; incidents ÷ deployments (can exceed 100 %); mean from incident start to resolved.',
      },
      'level-set': 'Levels',
      'level-set-hint': 'Which year’s bounds name a level. See all of them on the levels screen.',
      pattern: 'Production environments',
      'pattern-hint': 'Regular expression, upper and lower case alike. Deployments to other environments don’t count.',
      'pattern-wrong': 'This isn’t a regular expression that can be used.',
      'pattern-matches_one':
        '{{count}} of {{total, number}} environments counts, with {{deployments, number}} deployments',
      'pattern-matches_other':
        '{{count}} of {{total, number}} environments count, with {{deployments, number}} deployments',
      'pattern-matches-none': 'No environment matches: no deployment would count.',
      'pattern-no-environments': 'The data names no environment: every deployment counts.',
      'pattern-counts': 'counts',
      'pattern-ignored': 'doesn’t count',
      'pattern-said': 'as you said',
      'pattern-save': 'Use this pattern',
      'pattern-reset': 'Default',
      'link-window': 'Incident belongs to a deployment of the last',
      'link-window-hint':
        'Where nothing names the deployment, the latest one of the same service within this window is taken.',
      days: 'days',
      saved: 'Saved',
    },
    data: {
      title: 'Your data',
      offline: 'Works offline',
      'offline-text':
        'Nothing leaves this computer. The network is used for one thing alone: cloning or refreshing a repository whose address you typed and confirmed.',
      where: 'Where it lives',
      'show-in-folder': 'Show in folder',
      'delete-hint': 'To delete everything, close the workspace and delete this file.',
      people: 'What is stored about people',
      'people-text':
        'Names and e-mail addresses of commit authors, as the repositories say them. Nothing else: no user accounts, no reviewers, nobody who handled an incident, and user names or tokens are cut from addresses.',
      contents: 'What is in it',
      'contents-value':
        '{{deployments, number}} deployments, {{incidents, number}} incidents, {{commits, number}} commits from {{imports, number}} imports and {{repositories, number}} repositories',
    },
    about: {
      title: 'About',
      version: 'Version',
      runtime: 'Runs on',
      'workspace-folder': 'Folder for new workspaces',
      credits:
        'Quick-check questions and benchmark after DORA, dora.dev, CC BY 4.0. Level tables from the State of DevOps reports.',
    },
  },
  {
    title: '설정',
    'saved-at-once': '바꾸는 즉시 적용됩니다.',
    app: {
      title: '프로그램',
      hint: '이 컴퓨터에서 나에게만 적용되며, 작업공간에는 저장하지 않습니다.',
      language: '언어',
      'language-system': '시스템 설정',
      theme: '화면 모드',
      'theme-system': '시스템 설정',
      'theme-light': '밝게',
      'theme-dark': '어둡게',
      motion: '움직임 줄이기',
      'motion-hint': '화면이 미끄러지거나 흐려지는 효과를 쓰지 않습니다.',
    },
    workspace: {
      title: '작업공간',
      hint: '작업공간 파일에 저장합니다. 수치의 의미를 바꾸는 설정이라 모든 보고서에 함께 적힙니다.',
      none: '작업공간을 열면 설정을 볼 수 있습니다.',
      'read-only': '읽기 전용 작업공간이라 설정을 바꿀 수 없습니다.',
      client: '고객사',
      'client-hint': '화면 위쪽과 보고서에 표시됩니다.',
      'client-empty': '이름을 입력하세요.',
      'time-zone': '시간대',
      'time-zone-hint': '하루와 한 주의 경계를 이 시간대로 정합니다.',
      'week-start': '한 주의 시작',
      monday: '월요일',
      sunday: '일요일',
      profile: '계산 방식',
      'profile-hint': {
        doradeck:
          '리드 타임은 커밋별 중앙값, 변경 실패율은 실패한 배포 ÷ 배포, 복구 시간은 장애 시작부터 해결까지의 중앙값입니다.',
        'deck-2024':
          '리드 타임은 배포별 평균, 변경 실패율은 장애 ÷ 배포(100%를 넘을 수 있음), 복구 시간은 장애 시작부터 해결까지의 평균입니다.',
      },
      'level-set': '등급 기준',
      'level-set-hint': '어느 해의 기준으로 등급을 매길지 정합니다. 모든 기준은 등급 화면에서 볼 수 있습니다.',
      pattern: '운영 환경',
      'pattern-hint': '정규식이며 대소문자를 가리지 않습니다. 맞지 않는 환경의 배포는 집계하지 않습니다.',
      'pattern-wrong': '정규식으로 쓸 수 없습니다.',
      'pattern-matches_other': '환경 {{total, number}}개 중 {{count}}개, 배포 {{deployments, number}}건을 집계합니다',
      'pattern-matches-none': '맞는 환경이 없어 집계되는 배포가 없습니다.',
      'pattern-no-environments': '데이터에 환경이 적혀 있지 않아 모든 배포를 집계합니다.',
      'pattern-counts': '집계',
      'pattern-ignored': '제외',
      'pattern-said': '직접 지정',
      'pattern-save': '이 패턴 사용',
      'pattern-reset': '기본값',
      'link-window': '장애를 배포와 연결하는 기간',
      'link-window-hint':
        '원인 배포가 적혀 있지 않으면, 이 기간 안에 있었던 같은 서비스의 가장 최근 배포와 연결합니다.',
      days: '일',
      saved: '저장했습니다',
    },
    data: {
      title: '내 데이터',
      offline: '오프라인으로 동작합니다',
      'offline-text':
        '아무것도 이 컴퓨터 밖으로 나가지 않습니다. 직접 입력하고 확인한 주소의 저장소를 복제하거나 새로 고칠 때만 네트워크를 씁니다.',
      where: '저장 위치',
      'show-in-folder': '폴더에서 보기',
      'delete-hint': '모두 지우려면 작업공간을 닫고 이 파일을 삭제하세요.',
      people: '사람에 관해 저장하는 것',
      'people-text':
        '저장소에 적힌 커밋 작성자의 이름과 이메일 주소만 저장합니다. 사용자 계정, 리뷰어, 장애 담당자는 저장하지 않으며, 주소에 들어 있던 사용자 이름과 토큰은 잘라 냅니다.',
      contents: '들어 있는 것',
      'contents-value':
        '배포 {{deployments, number}}건, 장애 {{incidents, number}}건, 커밋 {{commits, number}}개 (가져오기 {{imports, number}}회, 저장소 {{repositories, number}}개)',
    },
    about: {
      title: '정보',
      version: '버전',
      runtime: '실행 환경',
      'workspace-folder': '새 작업공간 폴더',
      credits:
        '빠른 진단의 질문과 비교 기준은 DORA(dora.dev, CC BY 4.0)를 바탕으로 했고, 등급표는 State of DevOps 보고서를 따랐습니다.',
    },
  },
);
