import { texts } from './texts.ts';

/** What is missing to the next level, levels over time, how near the published groups are, and why High fails more often. */
export const levelSteps = texts(
  {
    title: 'What is missing to the next level',
    about: 'In numbers you can act on. Getting better counts, whatever the level is called.',
    column: { metric: 'Metric', now: 'Now', level: 'Level', missing: 'To the next level' },
    top: 'Elite already. What counts now is keeping it.',
    rise: {
      'deployments-a-week_one': '{{count, number}} more deployment a week',
      'deployments-a-week_other': '{{count, number}} more deployments a week',
      'deployments-a-month_one': '{{count, number}} more deployment a month',
      'deployments-a-month_other': '{{count, number}} more deployments a month',
      'deployments-in-six-months_one': '{{count, number}} more deployment in six months',
      'deployments-in-six-months_other': '{{count, number}} more deployments in six months',
      'days-a-week_one': 'deployments on {{count, number}} more day a week',
      'days-a-week_other': 'deployments on {{count, number}} more days a week',
      'days-a-month_one': 'deployments on {{count, number}} more day a month',
      'days-a-month_other': 'deployments on {{count, number}} more days a month',
      'days-in-six-months_one': 'deployments on {{count, number}} more day in six months',
      'days-in-six-months_other': 'deployments on {{count, number}} more days in six months',
    },
    shorten: '{{time}} less, to come under {{bound}}',
    'shorten-edge': 'a touch less: it has to come under {{bound}}',
    'fail-less_one': '{{count, number}} fewer failure in {{of, number}} deployments',
    'fail-less_other': '{{count, number}} fewer failures in {{of, number}} deployments',
    'longest-stage': 'The longest stage is “{{stage}}”: {{time}} on average.',
    next: 'then {{level}}',
    'try-out': 'Try changes out',
    history: {
      title: 'Levels over time, set by set',
      about: 'The same months, read by each set. Where the sets differ, the yardstick moved and not the team.',
      'about-one': 'There is one month so far; the course appears with the next.',
      empty: 'There are no deployments before the end of this period, so there is no course to show.',
      metric: 'Metric',
      set: 'Set',
      'no-level': 'no level',
      cut: '{{month}} (until {{day}})',
    },
    cluster: {
      about:
        'The four values together lie nearest to “{{level}}”. Each cell says how far a value is outside the range of that group; the distance adds them up on a log scale, so twice and half are equally far.',
      group: 'Group',
      inside: 'fits',
      apart: '{{factor}} × apart',
      distance: 'Distance',
      nearest: 'nearest',
      'table-label': 'How far the four groups of 2024 are from your values',
    },
    why: {
      title: 'Why did High fail more often than Medium in 2024?',
      found:
        'The four groups were found in the answers of the survey, not set beforehand. In 2024 two groups came out in the middle: one delivers faster and fails more often (20 %), the other delivers more slowly and fails less (10 %). The report put speed first and called the faster one High.',
      grade:
        'So the column is no ladder. Here the failure rate gets the best level whose bound holds; “Medium” can’t be the answer, because whatever is at most 10 % is at most 20 % as well. Which of the two groups you would rather be in depends on what a failure costs your users.',
      chart: 'Change failure rate of the four groups, 2024',
    },
  },
  {
    title: '다음 등급까지 남은 것',
    about: '바로 행동으로 옮길 수 있는 숫자입니다. 등급 이름보다 나아지는 것이 중요합니다.',
    column: { metric: '지표', now: '지금', level: '등급', missing: '다음 등급까지' },
    top: '이미 엘리트입니다. 이제는 지키는 일이 남았습니다.',
    rise: {
      'deployments-a-week_other': '일주일에 {{count, number}}번 더 배포',
      'deployments-a-month_other': '한 달에 {{count, number}}번 더 배포',
      'deployments-in-six-months_other': '6개월에 {{count, number}}번 더 배포',
      'days-a-week_other': '일주일에 {{count, number}}일 더 배포',
      'days-a-month_other': '한 달에 {{count, number}}일 더 배포',
      'days-in-six-months_other': '6개월에 {{count, number}}일 더 배포',
    },
    shorten: '{{time}} 줄여서 {{bound}} 안으로',
    'shorten-edge': '조금만 더 줄여서 {{bound}} 안으로',
    'fail-less_other': '배포 {{of, number}}건 가운데 실패 {{count, number}}건 줄이기',
    'longest-stage': '가장 오래 걸리는 단계는 ‘{{stage}}’, 평균 {{time}}입니다.',
    next: '그러면 ‘{{level}}’',
    'try-out': '바꾸면 어떻게 될지 보기',
    history: {
      title: '기준별 등급 추이',
      about: '같은 달을 기준별로 매긴 등급입니다. 기준에 따라 등급이 다르다면 팀이 아니라 잣대가 달라진 것입니다.',
      'about-one': '아직 한 달치뿐입니다. 다음 달부터 추이를 볼 수 있습니다.',
      empty: '이 기간이 끝나기 전의 배포가 없어서 보여 드릴 추이가 없습니다.',
      metric: '지표',
      set: '기준',
      'no-level': '등급 없음',
      cut: '{{month}} ({{day}}까지)',
    },
    cluster: {
      about:
        '네 값을 함께 보면 ‘{{level}}’ 그룹에 가장 가깝습니다. 칸마다 그 그룹의 범위에서 몇 배나 벗어났는지 적었습니다. 거리는 로그 척도로 더한 값이라 두 배와 절반을 똑같이 멀다고 봅니다.',
      group: '그룹',
      inside: '범위 안',
      apart: '{{factor}}배 차이',
      distance: '거리',
      nearest: '가장 가까움',
      'table-label': '2024년 네 그룹이 우리 값에서 얼마나 먼지',
    },
    why: {
      title: '2024년에는 왜 ‘높음’이 ‘중간’보다 더 자주 실패했을까요?',
      found:
        '네 그룹은 미리 정해 둔 것이 아니라 설문 응답에서 찾아낸 것입니다. 2024년에는 가운데에 두 그룹이 나왔습니다. 한쪽은 더 빨리 배포하지만 더 자주 실패하고(20%), 다른 쪽은 더 느리지만 덜 실패합니다(10%). 보고서는 속도를 앞세워 빠른 쪽을 ‘높음’이라고 불렀습니다.',
      grade:
        '그래서 이 열은 계단이 아닙니다. 여기서는 실패율에 조건을 만족하는 가장 좋은 등급을 줍니다. 10% 이하라면 20% 이하이기도 하므로 ‘중간’은 나올 수 없습니다. 두 그룹 중 어느 쪽이 나은지는 실패가 사용자에게 얼마나 큰 대가를 치르게 하느냐에 달렸습니다.',
      chart: '2024년 네 그룹의 변경 실패율',
    },
  },
);
