import { texts } from './texts.ts';

/** What the user keeps by name. */
export const saved = texts(
  {
    views: 'Saved views',
    'no-views': 'A view is this screen with its filters, kept under a name in the workspace.',
    'view-name': 'Name of this view',
    'new-name': 'New name',
    save: 'Save',
    rename: 'Rename',
    'rename-of': 'Rename {{name}}',
    'remove-of': 'Remove {{name}}',
    'read-only': 'This workspace is open for reading only: nothing can be saved in it.',
    'open-view': 'Open view: {{name}}',
  },
  {
    views: '저장한 보기',
    'no-views': '지금 화면과 필터를 이름을 붙여 작업공간에 저장해 두고 다시 열 수 있습니다.',
    'view-name': '이 보기의 이름',
    'new-name': '새 이름',
    save: '저장',
    rename: '이름 바꾸기',
    'rename-of': '이름 바꾸기: {{name}}',
    'remove-of': '삭제: {{name}}',
    'read-only': '읽기 전용으로 연 작업공간이라 저장할 수 없습니다.',
    'open-view': '보기 열기: {{name}}',
  },
);
