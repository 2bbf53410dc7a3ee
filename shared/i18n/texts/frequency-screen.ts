import { texts } from './texts.ts';

/** The screen of deployment frequency: when deployments happen, and how long a service goes between two. */
export const frequencyScreen = texts(
  {
    course: {
      title: { day: 'Deployments a day', week: 'Deployments a week', month: 'Deployments a month' },
      lower: {
        previous: '{{percent}} lower than in the period before ({{range}}).',
        'year-before': '{{percent}} lower than a year before ({{range}}).',
        chosen: '{{percent}} lower than in the chosen period ({{range}}).',
      },
      higher: {
        previous: '{{percent}} higher than in the period before ({{range}}).',
        'year-before': '{{percent}} higher than a year before ({{range}}).',
        chosen: '{{percent}} higher than in the chosen period ({{range}}).',
      },
      times: {
        previous: '{{factor}} times that of the period before ({{range}}).',
        'year-before': '{{factor}} times that of a year before ({{range}}).',
        chosen: '{{factor}} times that of the chosen period ({{range}}).',
      },
      same: {
        previous: 'The same as in the period before ({{range}}).',
        'year-before': 'The same as a year before ({{range}}).',
        chosen: 'The same as in the chosen period ({{range}}).',
      },
      none: 'Nothing to compare with: {{name}} ({{range}}).',
      tip: '{{name}}: {{value}}',
      unknown: 'before the data begins',
    },
    legend: 'deployments',
    calendar: {
      title: 'Calendar',
      sum: 'On {{part, number}} of {{whole, number}} days; most on {{day}}: {{most, number}}.',
      none: 'On none of {{whole, number}} days.',
      week: 'Week from',
      cell_one: '{{count, number}} deployment',
      cell_other: '{{count, number}} deployments',
    },
    hours: {
      title: 'By weekday and hour',
      sum: 'Most often on {{weekday}}, {{hour}}: {{most, number}}. At weekends: {{weekend}}.',
      none: 'No deployments in this period.',
      hour: 'Hour',
      cell: '{{weekday}} {{hour}}',
      days: '{{weekday}}',
      share: '{{share}} of all',
    },
    between: {
      title: 'Time between deployments',
      sum: 'A service is deployed again after {{median, duration}} (median), nine times in ten within {{p90, duration}} (n = {{n, number}}).',
      few: 'A service is deployed again after {{median, duration}} (median). Not enough data (n = {{n, number}}).',
      none: 'Not enough data (n = 0): it takes two deployments of one service in the period.',
      column: 'Time between',
      count_one: '{{count, number}} time',
      count_other: '{{count, number}} times',
    },
    column: { deployments: 'Deployments' },
  },
  {
    course: {
      title: { day: '일별 배포', week: '주별 배포', month: '월별 배포' },
      lower: {
        previous: '직전 기간({{range}})보다 {{percent}} 적습니다.',
        'year-before': '전년 같은 기간({{range}})보다 {{percent}} 적습니다.',
        chosen: '직접 고른 기간({{range}})보다 {{percent}} 적습니다.',
      },
      higher: {
        previous: '직전 기간({{range}})보다 {{percent}} 많습니다.',
        'year-before': '전년 같은 기간({{range}})보다 {{percent}} 많습니다.',
        chosen: '직접 고른 기간({{range}})보다 {{percent}} 많습니다.',
      },
      times: {
        previous: '직전 기간({{range}})의 {{factor}}배입니다.',
        'year-before': '전년 같은 기간({{range}})의 {{factor}}배입니다.',
        chosen: '직접 고른 기간({{range}})의 {{factor}}배입니다.',
      },
      same: {
        previous: '직전 기간({{range}})과 같습니다.',
        'year-before': '전년 같은 기간({{range}})과 같습니다.',
        chosen: '직접 고른 기간({{range}})과 같습니다.',
      },
      none: '비교할 값이 없습니다: {{name}} ({{range}}).',
      tip: '{{name}}: {{value}}',
      unknown: '데이터가 시작되기 전',
    },
    legend: '배포',
    calendar: {
      title: '달력',
      sum: '{{whole, number}}일 중 {{part, number}}일. 가장 많은 날: {{day}}, {{most, number}}건.',
      none: '{{whole, number}}일 동안 배포한 날이 없습니다.',
      week: '주 시작일',
      cell_other: '배포 {{count, number}}건',
    },
    hours: {
      title: '요일과 시간대별',
      sum: '가장 많은 시간대는 {{weekday}}요일 {{hour}}: {{most, number}}건. 주말 비중 {{weekend}}.',
      none: '이 기간에 배포가 없습니다.',
      hour: '시간',
      cell: '{{weekday}}요일 {{hour}}',
      days: '{{weekday}}요일',
      share: '전체의 {{share}}',
    },
    between: {
      title: '배포 간격',
      sum: '서비스별 배포 간격: 중앙값 {{median, duration}}, 열 번 중 아홉 번은 {{p90, duration}} 이내 (n = {{n, number}}).',
      few: '서비스별 배포 간격: 중앙값 {{median, duration}}. 데이터가 부족합니다 (n = {{n, number}}).',
      none: '데이터가 부족합니다 (n = 0). 한 서비스를 기간 안에 두 번 이상 배포해야 간격이 생깁니다.',
      column: '간격',
      count_other: '{{count, number}}회',
    },
    column: { deployments: '배포' },
  },
);
