import { texts } from './texts.ts';

/** Why a repository could not be cloned or read: the `reason` of the repository errors in shared/errors.ts. */
export const git = texts(
  {
    reason: {
      // clone-url-invalid
      'not-https': 'only https addresses can be cloned',
      unreadable: 'this is not a web address',
      'no-repository': 'the address names no repository',
      // clone-failed
      unreachable: 'the server cannot be reached',
      certificate: 'the server’s certificate is not trusted on this computer',
      'not-found': 'there is no such repository, or it is private',
      'not-git': 'the answer is not from a git server; perhaps it is a sign-in page',
      status: 'the server answered with status {{status}}',
      refused: 'the server gave up or sent something that is not git',
      redirects: 'the server redirected too often',
      timeout: 'the server stopped answering',
      interrupted: 'the connection broke off',
      'too-large': 'the repository is too large to be received',
      // repository-corrupt
      'config-unreadable': 'its config file cannot be read',
      'pointer-unreadable': 'a file that leads to its data cannot be read',
      'head-unreadable': 'its newest commit is missing or damaged',
      'pack-index': 'the index of a pack file is damaged',
      'pack-unreadable': 'a pack file cannot be read',
    },
  },
  {
    reason: {
      'not-https': 'https 주소만 복제할 수 있습니다',
      unreadable: '올바른 웹 주소가 아닙니다',
      'no-repository': '주소에 저장소 이름이 없습니다',
      unreachable: '서버에 연결할 수 없습니다',
      certificate: '이 컴퓨터가 서버 인증서를 신뢰하지 않습니다',
      'not-found': '저장소가 없거나 비공개입니다',
      'not-git': 'git 서버의 응답이 아닙니다. 로그인 페이지일 수 있습니다',
      status: '서버가 상태 코드 {{status}}번으로 응답했습니다',
      refused: '서버가 작업을 중단했거나 git 형식이 아닌 데이터를 보냈습니다',
      redirects: '서버가 리디렉션을 너무 많이 보냈습니다',
      timeout: '서버가 응답을 멈췄습니다',
      interrupted: '연결이 끊어졌습니다',
      'too-large': '저장소가 너무 커서 받을 수 없습니다',
      'config-unreadable': '설정 파일을 읽을 수 없습니다',
      'pointer-unreadable': '데이터 위치를 가리키는 파일을 읽을 수 없습니다',
      'head-unreadable': '최신 커밋이 없거나 손상되었습니다',
      'pack-index': '팩 파일의 색인이 손상되었습니다',
      'pack-unreadable': '팩 파일을 읽을 수 없습니다',
    },
  },
);
