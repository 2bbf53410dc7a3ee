import { texts } from './texts.ts';

/** What an import says of series of metrics. */
export const seriesTexts = texts(
  {
    'series-passed': 'Series of other metrics, passed over: {{count, number}} ({{names}})',
    'series-unnamed':
      'Series without a name, taken for requests per second: {{count, number}}. If they are something else, say which field the column “value”, “rate”, “increase” or “milliseconds” is (p95=value, errors=rate …).',
    'series-unnamed-counters':
      'Series without a name, taken for counters since they only ever grow: {{count, number}}. If they are something else, say which field the column “value”, “rate”, “increase” or “milliseconds” is.',
    'series-gaps': 'Gaps of more than two steps in counters, across which nothing was counted: {{count, number}}',
    'series-repeated': 'Values of a time that the series has a value of already, left out: {{count, number}}',
    'series-alike': 'Metrics that would count the same requests a second time, not used: {{names}}',
    'counts-estimated':
      'Counts are rates per second times the interval of {{seconds, number}} s, and so estimates: right where the query’s window is as long.',
    'percentiles-averaged':
      'Points whose percentiles are the mean of several series (replicas, finer steps), since percentiles cannot be added up: {{count, number}}',
    'endpoints-left-out': 'Services with more than {{limit, number}} endpoints, imported as a whole only: {{services}}',
  },
  {
    'series-passed': '다른 지표의 시계열이라 건너뜀: {{count, number}}개 ({{names}})',
    'series-unnamed':
      '이름 없는 시계열이라 초당 요청 수로 보았습니다: {{count, number}}개. 다른 값이라면 “value”, “rate”, “increase”, “milliseconds” 열이 어느 필드인지 지정하세요(p95=value, errors=rate 등).',
    'series-unnamed-counters':
      '이름이 없지만 계속 늘기만 하여 누적 카운터로 본 시계열: {{count, number}}개. 다른 값이라면 “value”, “rate”, “increase”, “milliseconds” 열이 어느 필드인지 지정하세요.',
    'series-gaps': '카운터 값이 두 간격 넘게 비어 증가분을 세지 않은 구간: {{count, number}}곳',
    'series-repeated': '같은 시각의 값이 이미 있어 제외한 값: {{count, number}}개',
    'series-alike': '같은 요청을 두 번 세게 되므로 쓰지 않은 지표: {{names}}',
    'counts-estimated':
      '초당 값에 간격 {{seconds, number}}초를 곱해 얻은 추정 건수입니다. 쿼리의 집계 구간이 이 간격과 같을 때 정확합니다.',
    'percentiles-averaged':
      '백분위수는 더할 수 없어 여러 시계열(복제본, 더 촘촘한 간격)의 평균으로 대신한 구간: {{count, number}}개',
    'endpoints-left-out': '엔드포인트가 {{limit, number}}개를 넘어 서비스 전체 값만 가져온 서비스: {{services}}',
  },
);
