import { texts } from './texts.ts';

/** Questions that are made from the figures of a workspace (shared/guidance/quiz-sums.ts). Numbers come formatted. */
export const quizSums = texts(
  {
    title: 'Our own numbers',
    about: 'Sums and charts from the figures of this workspace.',
    unit: { seconds: '{{value}} s', minutes: '{{value}} min', hours: '{{value}} h', days: '{{value}} d' },
    'per-week': {
      prompt: '{{count}} deployments in {{days}} days: how many is that a week?',
      why: '{{count}} ÷ {{days}} gives what a day has, and a week has seven of them.',
      answer: '{{value}} a week',
    },
    between: {
      prompt:
        '{{count}} deployments in {{days}} days. If they were spread evenly, how long would it be from one to the next?',
      why: 'The time divided by the deployments. The other way round it would be deployments a day.',
    },
    'frequency-change': {
      prompt:
        '{{before}} deployments in the period we compare with, {{now}} in this one, which is as long. What is the change?',
      why: 'The difference divided by what was before: {{before}}.',
    },
    'failure-rate': {
      prompt: '{{part}} of our {{count}} deployments failed. What is the change failure rate?',
      why: '{{part}} ÷ {{count}}. The deployments that went well don’t come into it.',
    },
    rework: {
      prompt: '{{part}} of our {{count}} deployments were unplanned repairs. What is the rework rate?',
      why: '{{part}} ÷ {{count}}: how much of what we deploy is repair.',
    },
    'lead-change': {
      prompt:
        'Our lead time was {{before}} in the period we compare with and is {{now}} in this one. What is the change?',
      why: 'The difference divided by what was before, {{before}}. Less is better here.',
    },
    'stage-share': {
      prompt: 'What share of the time in these stages is “{{stage}}”?',
      why: '{{part}} of {{sum}} altogether.',
      'stage-column': 'Stage',
      'time-column': 'Average',
    },
    bottleneck: {
      prompt: 'Halving one of these stages would shorten our lead time. Which one gives the most?',
      why: 'Half of the longest stage is the most there is to win: {{part}} of {{sum}}.',
    },
    'recovery-median': {
      prompt: {
        day: 'Recovery on five days took (median of each day): {{values}}. What is the median of these five?',
        week: 'Recovery in five weeks took (median of each week): {{values}}. What is the median of these five?',
        month: 'Recovery in five months took (median of each month): {{values}}. What is the median of these five?',
      },
      why: 'Sorted: {{sorted}}. The third one is in the middle, however long the longest is.',
    },
    'service-share': {
      prompt: 'What share of our deployments belongs to {{name}}?',
      why: '{{part}} of {{sum}} deployments.',
      'name-column': 'Service',
      'count-column': 'Deployments',
      rest: 'All others',
    },
    level: {
      prompt: 'Our lead time is {{value}}. Which level is that in the set “{{set}}”?',
      why: 'The first row whose bound holds counts. One level is of one metric, never of a team.',
      'level-column': 'Level',
      'bound-column': 'Lead time',
      below: 'less than {{value}}',
      rest: 'longer',
    },
    'failing-bucket': {
      prompt: {
        day: 'On which of these days was a deployment most likely to fail?',
        week: 'In which of these weeks was a deployment most likely to fail?',
        month: 'In which of these months was a deployment most likely to fail?',
      },
      why: '{{failed}} of {{count}} failed there. The most failures alone don’t decide it.',
      deployments: 'Deployments',
      failed: 'Failed',
    },
    'busiest-bucket': {
      prompt: {
        day: 'How many deployments fell on the busiest of these days?',
        week: 'How many deployments fell in the busiest of these weeks?',
        month: 'How many deployments fell in the busiest of these months?',
      },
      why: 'The tallest bar stands at {{label}}.',
    },
    'mean-or-median': {
      prompt: 'The median of our lead times is {{median}}, their mean is {{mean}}. What does that tell?',
      few: 'A few changes took far longer than the rest',
      most: 'Most changes took about {{mean}}',
      quick: 'A few changes were far quicker than the rest',
      error: 'One of the two must have been worked out wrongly',
      why: 'Half of the changes took no longer than {{median}}. A mean so far above it is pulled up by a few.',
    },
  },
  {
    title: '우리 팀의 숫자',
    about: '이 작업공간의 실제 수치로 만든 계산과 차트 문제입니다.',
    unit: { seconds: '{{value}}초', minutes: '{{value}}분', hours: '{{value}}시간', days: '{{value}}일' },
    'per-week': {
      prompt: '{{days}}일 동안 {{count}}번 배포했습니다. 일주일에 몇 번일까요?',
      why: '배포 횟수({{count}})를 일수({{days}})로 나누면 하루 횟수이고, 일주일은 그 일곱 배입니다.',
      answer: '주 {{value}}번',
    },
    between: {
      prompt: '{{days}}일 동안 {{count}}번 배포했습니다. 고르게 배포했다면 배포와 배포 사이는 얼마나 될까요?',
      why: '기간을 배포 횟수로 나눕니다. 거꾸로 나누면 하루에 몇 번 배포했는지가 됩니다.',
    },
    'frequency-change': {
      prompt: '길이가 같은 비교 기간에는 {{before}}번, 이번 기간에는 {{now}}번 배포했습니다. 얼마나 변했을까요?',
      why: '차이를 이전 값 {{before}}번으로 나눕니다.',
    },
    'failure-rate': {
      prompt: '배포 {{count}}번 중 {{part}}번이 실패했습니다. 우리 팀의 변경 실패율은 얼마일까요?',
      why: '{{part}} ÷ {{count}}입니다. 잘 나간 배포로 나누지 않습니다.',
    },
    rework: {
      prompt:
        '배포 {{count}}번 중 {{part}}번이 문제를 바로잡느라 계획에 없이 한 배포였습니다. 우리 팀의 재작업률은 얼마일까요?',
      why: '{{part}} ÷ {{count}}입니다. 배포 가운데 바로잡는 배포가 얼마나 되는지 보여 줍니다.',
    },
    'lead-change': {
      prompt: '우리 팀의 변경 리드 타임은 비교 기간에 {{before}}, 이번 기간에 {{now}}입니다. 얼마나 변했을까요?',
      why: '차이를 이전 값 {{before}} 기준으로 나눕니다. 리드 타임은 줄어야 좋습니다.',
    },
    'stage-share': {
      prompt: '이 단계들의 시간 중 ‘{{stage}}’ 단계가 차지하는 비율은 얼마일까요?',
      why: '모두 더한 {{sum}} 가운데 {{part}}입니다.',
      'stage-column': '단계',
      'time-column': '평균',
    },
    bottleneck: {
      prompt: '단계 하나를 절반으로 줄일 수 있다면, 어느 단계를 줄여야 우리 팀의 리드 타임이 가장 많이 짧아질까요?',
      why: '가장 긴 단계의 절반이 얻을 수 있는 최대치입니다. 모두 더한 {{sum}} 가운데 {{part}}입니다.',
    },
    'recovery-median': {
      prompt: {
        day: '닷새의 복구 시간입니다(하루마다 중앙값): {{values}}. 이 다섯 값의 중앙값은 얼마일까요?',
        week: '다섯 주의 복구 시간입니다(주마다 중앙값): {{values}}. 이 다섯 값의 중앙값은 얼마일까요?',
        month: '다섯 달의 복구 시간입니다(달마다 중앙값): {{values}}. 이 다섯 값의 중앙값은 얼마일까요?',
      },
      why: '크기순으로 늘어놓으면 {{sorted}}입니다. 가운데는 세 번째 값이고, 가장 긴 값이 아무리 길어도 달라지지 않습니다.',
    },
    'service-share': {
      prompt: '전체 배포에서 {{name}} 서비스가 차지하는 비율은 얼마일까요?',
      why: '배포 {{sum}}번 중 {{part}}번입니다.',
      'name-column': '서비스',
      'count-column': '배포',
      rest: '그 밖의 서비스',
    },
    level: {
      prompt: '우리 팀의 변경 리드 타임은 {{value}}입니다. ‘{{set}}’ 기준에서 어느 등급일까요?',
      why: '조건을 만족하는 첫 줄이 등급입니다. 등급은 팀이 아니라 지표마다 매깁니다.',
      'level-column': '등급',
      'bound-column': '변경 리드 타임',
      below: '{{value}} 미만',
      rest: '그보다 오래',
    },
    'failing-bucket': {
      prompt: {
        day: '이 가운데 배포가 실패할 가능성이 가장 높았던 날은 언제일까요?',
        week: '이 가운데 배포가 실패할 가능성이 가장 높았던 주는 언제일까요?',
        month: '이 가운데 배포가 실패할 가능성이 가장 높았던 달은 언제일까요?',
      },
      why: '그때 {{count}}번 중 {{failed}}번 실패했습니다. 실패 횟수가 많다고 가능성이 높은 것은 아닙니다.',
      deployments: '배포',
      failed: '실패',
    },
    'busiest-bucket': {
      prompt: {
        day: '이 가운데 배포가 가장 많았던 날에는 몇 번 배포했을까요?',
        week: '이 가운데 배포가 가장 많았던 주에는 몇 번 배포했을까요?',
        month: '이 가운데 배포가 가장 많았던 달에는 몇 번 배포했을까요?',
      },
      why: '{{label}} 막대가 가장 높습니다.',
    },
    'mean-or-median': {
      prompt: '우리 팀 리드 타임의 중앙값은 {{median}}, 평균은 {{mean}}입니다. 무엇을 알 수 있을까요?',
      few: '몇몇 변경이 나머지보다 훨씬 오래 걸렸다',
      most: '대부분의 변경이 {{mean}} 정도 걸렸다',
      quick: '몇몇 변경이 나머지보다 훨씬 빨랐다',
      error: '둘 중 하나는 계산이 잘못되었다',
      why: '변경의 절반은 {{median}} 안에 끝났습니다. 평균이 이만큼 높다면 오래 걸린 몇 건이 끌어올린 것입니다.',
    },
  },
);
