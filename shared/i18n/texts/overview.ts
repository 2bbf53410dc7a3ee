import { texts } from './texts.ts';

/**
 * What changed, in sentences. Figures come formatted; {{service}}, {{stage}} and the like are names. What stands between
 * {{open}} and {{close}} leads to the rows.
 */
export const overview = texts(
  {
    sentence: {
      frequency: '{{open}}Deployments{{close}} went from {{from}} to {{to}}.',
      'frequency-service':
        '{{open}}{{service}}{{close}} deploys {{to}} instead of {{from}}; that is {{share}} of the change.',
      'service-new': '{{open}}{{service}}{{close}} is new: {{to}}, {{share}} of the change.',
      'service-gone':
        '{{open}}{{service}}{{close}} no longer deploys ({{from}} before); that is {{share}} of the change.',
      'frequency-team': 'Team {{open}}{{team}}{{close}} went from {{from}} to {{to}}; that is {{share}} of the change.',
      'frequency-weekday': '{{share}} of the change is on {{open}}{{weekday}}s{{close}}: {{to}} each, {{from}} before.',
      'frequency-offset':
        '{{open}}{{service}}{{close}} deploys less ({{from}} → {{to}}), {{open}}{{other}}{{close}} more ({{otherFrom}} → {{otherTo}}): together nothing changed.',
      'lead-time': '{{open}}Lead time{{close}} went from {{from}} to {{to}}.',
      'lead-stage':
        '{{open}}{{stage}}{{close}} went from {{from}} to {{to}} on average; it is now {{share}} of the lead time.',
      'lead-stage-service':
        '{{open}}{{stage}}{{close}} went from {{from}} to {{to}} on average, most of it in {{service}}; it is now {{share}} of the lead time.',
      'lead-service':
        'Changes of {{open}}{{service}}{{close}} take {{to}} on average, {{from}} before; that is {{share}} of the change.',
      'lead-mix':
        '{{open}}{{service}}{{close}} now has {{to}} of the changes, {{from}} before; they take {{seconds}} on average. That is {{share}} of the change.',
      failures: '{{open}}Failed deployments{{close}} went from {{from}} to {{to}}.',
      'failures-service':
        '{{open}}{{service}}{{close}} fails in {{to}} of its deployments, {{from}} before; that is {{share}} of the change.',
      'failures-mix':
        '{{open}}{{service}}{{close}}, which fails in {{rate}}, now has {{to}} of the deployments, {{from}} before; that is {{share}} of the change.',
      recovery: '{{open}}Recovery{{close}} went from {{from}} to {{to}}.',
      'recovery-of':
        'Failures of {{open}}{{name}}{{close}} last {{to}} on average, {{from}} before; that is {{share}} of the change.',
      rework: '{{open}}Rework{{close}} went from {{from}} to {{to}} of the deployments.',
      'rework-rollback':
        '{{open}}Rework{{close}} went from {{from}} to {{to}} of the deployments, mostly rollbacks ({{count}}).',
      'rework-hotfix':
        '{{open}}Rework{{close}} went from {{from}} to {{to}} of the deployments, mostly hotfixes ({{count}}).',
      'rework-revert':
        '{{open}}Rework{{close}} went from {{from}} to {{to}} of the deployments, mostly reverts ({{count}}).',
      unchanged: 'Nothing changed that the numbers can tell from chance.',
      'next-stage':
        'Next: {{open}}{{stage}}{{close}}. It takes {{share}} of the lead time; half of it would save {{saves}} a change.',
      'next-stage-service':
        'Next: {{open}}{{stage}}{{close}}, above all in {{service}}. It takes {{share}} of the lead time; half of it would save {{saves}} a change.',
      'next-failures': 'Next: {{open}}{{service}}{{close}}. {{failed}} of its {{deployments}} deployments failed.',
      'next-recovery':
        'Next: {{open}}{{service}}{{close}}. Its {{failures}} failures lasted {{seconds}} in all, {{share}} of all recovery.',
    },
    weekday: {
      d0: 'Monday',
      d1: 'Tuesday',
      d2: 'Wednesday',
      d3: 'Thursday',
      d4: 'Friday',
      d5: 'Saturday',
      d6: 'Sunday',
    },
  },
  {
    sentence: {
      frequency: '{{open}}배포 빈도{{close}}: {{from}} → {{to}}',
      'frequency-service': '{{open}}{{service}}{{close}} 배포: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      'service-new': '{{open}}{{service}}{{close}} 배포가 새로 시작되었습니다({{to}}). 전체 변화의 {{share}}입니다.',
      'service-gone': '{{open}}{{service}}{{close}} 배포가 더는 없습니다(이전 {{from}}). 전체 변화의 {{share}}입니다.',
      'frequency-team': '{{open}}{{team}}{{close}} 팀 배포: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      'frequency-weekday': '변화의 {{share}}는 {{open}}{{weekday}}{{close}}에 있습니다: 하루 {{from}}회 → {{to}}회',
      'frequency-offset':
        '{{open}}{{service}}{{close}} 배포는 줄고({{from}} → {{to}}), {{open}}{{other}}{{close}} 배포는 늘어({{otherFrom}} → {{otherTo}}) 전체는 그대로입니다.',
      'lead-time': '{{open}}리드 타임{{close}}: {{from}} → {{to}}',
      'lead-stage':
        '{{open}}{{stage}}{{close}} 단계 평균: {{from}} → {{to}}. 지금은 리드 타임의 {{share}}를 차지합니다.',
      'lead-stage-service':
        '{{open}}{{stage}}{{close}} 단계 평균: {{from}} → {{to}}, 대부분 {{service}}의 변화입니다. 지금은 리드 타임의 {{share}}를 차지합니다.',
      'lead-service': '{{open}}{{service}}{{close}} 평균 리드 타임: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      'lead-mix':
        '전체 변경 가운데 {{open}}{{service}}{{close}}의 비중: {{from}} → {{to}}(평균 {{seconds}} 소요). 전체 변화의 {{share}}입니다.',
      failures: '{{open}}실패한 배포{{close}}: {{from}}건 → {{to}}건',
      'failures-service': '{{open}}{{service}}{{close}} 실패율: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      'failures-mix':
        '전체 배포 가운데 {{open}}{{service}}{{close}}의 비중: {{from}} → {{to}}(실패율 {{rate}}). 전체 변화의 {{share}}입니다.',
      recovery: '{{open}}복구 시간{{close}}: {{from}} → {{to}}',
      'recovery-of': '{{open}}{{name}}{{close}} 장애의 평균 복구 시간: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      rework: '{{open}}재작업률{{close}}: {{from}} → {{to}}',
      'rework-rollback': '{{open}}재작업률{{close}}: {{from}} → {{to}}. 대부분 롤백입니다({{count}}건).',
      'rework-hotfix': '{{open}}재작업률{{close}}: {{from}} → {{to}}. 대부분 핫픽스입니다({{count}}건).',
      'rework-revert': '{{open}}재작업률{{close}}: {{from}} → {{to}}. 대부분 되돌리기입니다({{count}}건).',
      unchanged: '우연이라고 보기 어려운 변화는 없습니다.',
      'next-stage':
        '다음에 볼 곳: {{open}}{{stage}}{{close}} 단계. 리드 타임의 {{share}}를 차지하며, 절반으로 줄이면 변경마다 평균 {{saves}}씩 빨라집니다.',
      'next-stage-service':
        '다음에 볼 곳: {{open}}{{stage}}{{close}} 단계, 특히 {{service}}. 리드 타임의 {{share}}를 차지하며, 절반으로 줄이면 변경마다 평균 {{saves}}씩 빨라집니다.',
      'next-failures':
        '다음에 볼 곳: {{open}}{{service}}{{close}}. 배포 {{deployments}}건 중 {{failed}}건이 실패했습니다.',
      'next-recovery':
        '다음에 볼 곳: {{open}}{{service}}{{close}}. 장애 {{failures}}건의 복구에 모두 {{seconds}} 걸렸습니다. 전체 복구 시간의 {{share}}입니다.',
    },
    weekday: { d0: '월요일', d1: '화요일', d2: '수요일', d3: '목요일', d4: '금요일', d5: '토요일', d6: '일요일' },
  },
);
