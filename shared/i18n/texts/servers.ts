import { texts } from './texts.ts';

/** Repositories of servers: tokens, what to do when one can't be read, clones on this computer. */
export const servers = texts(
  {
    token: {
      label: 'Token',
      hint: 'Only for a repository that isn’t public: one that may read it. Some servers want USER:TOKEN.',
      'hint-refused': 'For {{host}}. Some servers want USER:TOKEN.',
      'hint-kept': 'A token for {{host}} is kept and will be used. Type another one only to replace it.',
      'keep-keychain': 'Keep it in this computer’s keychain for {{host}}',
      'keep-memory': 'Remember it for {{host}} until Doradeck is closed',
      'no-keychain':
        'This computer offers no keychain that protects it, so it is never written to disk. Otherwise it is used once and forgotten.',
      'once-only': 'Otherwise it is used once and forgotten.',
      forget: 'Forget the token for {{host}}',
    },
    failed: {
      again: 'Try again',
      'outside-text':
        'Doradeck reads no file outside the folder that you gave without asking. A yes holds for all that it leads to, this one time: by the next it may lead elsewhere.',
      'outside-agree': 'Read it there as well',
    },
    settings: {
      title: 'Servers and clones',
      tokens: 'Kept tokens',
      'tokens-keychain': 'Encrypted by this computer’s keychain, and sent to their own host alone.',
      'tokens-memory': 'This computer offers no keychain: tokens are kept in memory alone until Doradeck is closed.',
      'tokens-none': 'None.',
      forget: 'Forget',
      clones: 'Clones of this workspace',
      'clones-hint':
        'Commits and tags of repositories that came from a server, no files. Removed with the repository; to delete everything, delete this folder with the workspace file.',
      'clones-none': 'None.',
      unfinished: 'broke off; the next try goes on from there',
      discard: 'Remove',
      'discard-label': 'Remove what was received of {{source}}',
      size: '{{megabytes, number}} MB',
    },
  },
  {
    token: {
      label: '토큰',
      hint: '비공개 저장소일 때만 필요합니다. 저장소를 읽을 수 있는 토큰을 입력하세요. 서버에 따라 USER:TOKEN 형식이어야 합니다.',
      'hint-refused': '{{host}}에서 쓸 토큰입니다. 서버에 따라 USER:TOKEN 형식이어야 합니다.',
      'hint-kept': '{{host}} 토큰이 저장되어 있어 그대로 사용합니다. 바꾸려면 새 토큰을 입력하세요.',
      'keep-keychain': '{{host}} 토큰을 이 컴퓨터의 키체인에 저장',
      'keep-memory': 'Doradeck을 닫을 때까지 {{host}} 토큰 기억',
      'no-keychain':
        '이 컴퓨터에는 토큰을 보호할 키체인이 없어 디스크에 저장하지 않습니다. 선택하지 않으면 한 번만 쓰고 지웁니다.',
      'once-only': '선택하지 않으면 한 번만 쓰고 지웁니다.',
      forget: '{{host}} 토큰 지우기',
    },
    failed: {
      again: '다시 시도',
      'outside-text':
        '고른 폴더 밖의 파일은 물어보지 않고 읽지 않습니다. 동의하면 그곳에서 다시 가리키는 곳까지 이번 한 번만 읽습니다. 가리키는 곳이 바뀔 수 있어 매번 다시 물어봅니다.',
      'outside-agree': '그곳도 읽기',
    },
    settings: {
      title: '서버와 복제본',
      tokens: '저장한 토큰',
      'tokens-keychain': '이 컴퓨터의 키체인으로 암호화하며, 해당 서버에만 보냅니다.',
      'tokens-memory': '이 컴퓨터에는 키체인이 없어 Doradeck을 닫을 때까지 메모리에만 둡니다.',
      'tokens-none': '없음',
      forget: '지우기',
      clones: '이 작업공간의 복제본',
      'clones-hint':
        '서버에서 받은 저장소의 커밋과 태그이며, 파일은 없습니다. 저장소를 제거하면 함께 지워집니다. 모두 지우려면 작업공간 파일과 함께 이 폴더도 삭제하세요.',
      'clones-none': '없음',
      unfinished: '받다가 끊김. 다시 시도하면 이어서 받습니다',
      discard: '삭제',
      'discard-label': '{{source}}에서 받던 내용 삭제',
      size: '{{megabytes, number}} MB',
    },
  },
);
