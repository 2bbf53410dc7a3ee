import { texts } from './texts.ts';

/** Rows of a file that say something else of what an earlier row spoke of, and which of them counts. */
export const conflicts = texts(
  {
    summary: {
      deployments_one: '{{count, number}} row says something else of a deployment that an earlier row names',
      deployments_other: '{{count, number}} rows say something else of deployments that earlier rows name',
      incidents_one: '{{count, number}} row says something else of an incident that an earlier row names',
      incidents_other: '{{count, number}} rows say something else of incidents that earlier rows name',
      other_one: '{{count, number}} row says something else of what an earlier row names',
      other_other: '{{count, number}} rows say something else of what earlier rows name',
    },
    show: 'Show the differences',
    hide: 'Hide the differences',
    title: 'Rows that differ',
    rule: {
      deployments:
        'They count as one deployment. It began when the first of its rows began and ended when the last of them ended; a row with a result outranks one that is still running. For everything else the file imported last decides, and within a file the row that ended last. An empty cell takes nothing back, and a row that repeats an earlier one says nothing new.',
      incidents:
        'They count as one incident. It began, was noticed and was acknowledged when the earliest of its rows says. For everything else the file imported last decides, and within a file the row that tells of the latest moment. An empty cell takes nothing back: to reopen an incident, undo the import that resolved it.',
      other: 'They count as one. The row that came last decides. An empty cell takes nothing back.',
    },
    subject: 'What',
    line: 'Line',
    earlier: 'Earlier row',
    field: 'Field',
    before: 'Earlier',
    after: 'This file',
    empty: 'empty',
    'earlier-row': '{{file}}, line {{line, number}}',
    'same-file': 'this file, line {{line, number}}',
  },
  {
    summary: {
      deployments_other: '앞선 행과 같은 배포를 다르게 기록한 행 {{count, number}}개',
      incidents_other: '앞선 행과 같은 장애를 다르게 기록한 행 {{count, number}}개',
      other_other: '앞선 행과 같은 대상을 다르게 기록한 행 {{count, number}}개',
    },
    show: '다른 점 보기',
    hide: '다른 점 숨기기',
    title: '내용이 다른 행',
    rule: {
      deployments:
        '모두 한 건의 배포로 셉니다. 시작은 가장 이른 행, 완료는 가장 늦은 행을 따르고, 결과가 나온 행이 진행 중인 행보다 우선합니다. 나머지 항목은 나중에 가져온 파일을, 같은 파일 안에서는 가장 늦게 완료된 행을 따릅니다. 빈칸은 이미 있는 값을 지우지 않고, 앞선 행을 그대로 반복한 행은 반영하지 않습니다.',
      incidents:
        '모두 한 건의 장애로 셉니다. 시작, 감지, 인지 시각은 가장 이른 값을 씁니다. 나머지 항목은 나중에 가져온 파일을, 같은 파일 안에서는 가장 늦은 시각이 적힌 행을 따릅니다. 빈칸은 이미 있는 값을 지우지 않습니다. 복구된 장애를 다시 진행 중으로 두려면 복구로 기록한 가져오기를 되돌리세요.',
      other: '모두 한 건으로 세고 마지막 행을 따릅니다. 빈칸은 이미 있는 값을 지우지 않습니다.',
    },
    subject: '대상',
    line: '줄',
    earlier: '앞선 행',
    field: '항목',
    before: '앞선 값',
    after: '이 파일의 값',
    empty: '빈칸',
    'earlier-row': '{{file}} {{line, number}}번째 줄',
    'same-file': '이 파일 {{line, number}}번째 줄',
  },
);
