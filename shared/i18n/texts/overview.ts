import { texts } from './texts.ts';

/** What changed, in sentences. Names come in {{service}} and {{stage}}; figures come formatted. */
export const overview = texts(
  {
    sentence: {
      'frequency-service': '{{service}} went from {{from}} to {{to}}; that is {{share}} of the change.',
      frequency: 'Deployments went from {{from}} to {{to}}.',
      'lead-stage': '{{stage}} went from {{from}} to {{to}} on average; it is {{share}} of the lead time.',
      'lead-service': 'The lead time of {{service}} went from {{from}} to {{to}}.',
      failures: 'Failed deployments went from {{from}} to {{to}}.',
      recovery: 'Recovery went from {{from}} to {{to}}.',
      unchanged: 'Nothing changed that the numbers can tell from chance.',
      'next-stage': 'Next: {{stage}}. It takes {{share}} of the lead time.',
      'next-failures': 'Next: {{service}}. {{failed}} of its {{deployments}} deployments failed.',
    },
  },
  {
    sentence: {
      'frequency-service': '{{service}}: {{from}} → {{to}}. 전체 변화의 {{share}}입니다.',
      frequency: '배포 빈도: {{from}} → {{to}}',
      'lead-stage': '{{stage}} 단계 평균: {{from}} → {{to}}. 리드 타임의 {{share}}를 차지합니다.',
      'lead-service': '{{service}} 리드 타임: {{from}} → {{to}}',
      failures: '실패한 배포: {{from}}건 → {{to}}건',
      recovery: '복구 시간: {{from}} → {{to}}',
      unchanged: '우연으로 볼 수 없는 변화는 없습니다.',
      'next-stage': '다음에 볼 곳: {{stage}} 단계. 리드 타임의 {{share}}를 차지합니다.',
      'next-failures': '다음에 볼 곳: {{service}}. 배포 {{deployments}}건 중 {{failed}}건이 실패했습니다.',
    },
  },
);
