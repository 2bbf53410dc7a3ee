import { texts } from './texts.ts';

/** Pasting a table on the data screen. */
export const paste = texts(
  {
    action: 'Paste a table…',
    title: 'Paste a table',
    text: 'The table',
    'text-hint':
      'As a screen or spreadsheet gives it to the clipboard, with its header: columns divided by tabs, commas, bars or spaces. You see what is made of it before anything is imported.',
    name: 'Name',
    'name-hint': 'Versions in a table that names no service are taken as of the service with this name.',
    'default-name': 'Pasted table',
    'too-long': 'This is longer than {{most, number}} characters. Save it as a file and choose that.',
    cancel: 'Cancel',
    look: 'Look at it',
  },
  {
    action: '표 붙여넣기…',
    title: '표 붙여넣기',
    text: '표',
    'text-hint':
      '화면이나 스프레드시트에서 복사한 그대로, 머리글까지 붙여넣으세요. 열은 탭, 쉼표, 세로줄, 공백 중 무엇으로 나뉘어 있어도 됩니다. 가져오기 전에 어떻게 읽히는지 먼저 확인할 수 있습니다.',
    name: '이름',
    'name-hint': '서비스가 적혀 있지 않은 버전 표는 이 이름의 서비스로 봅니다.',
    'default-name': '붙여넣은 표',
    'too-long': '{{most, number}}자보다 깁니다. 파일로 저장해서 선택하세요.',
    cancel: '취소',
    look: '살펴보기',
  },
);
