import { texts } from './texts.ts';

/** Shifts of a metric: the screen that lists them, the marks in charts. Figures come formatted. */
export const anomalies = texts(
  {
    column: 'Shift',
    mark: '{{metric}} {{before}} → {{after}} from {{day}} ({{certainty}}).',
    'from-zero': 'from 0',
    certainty: '{{percent}} sure',
  },
  {
    column: '변화',
    mark: '{{day}}부터 {{metric}} {{before}} → {{after}} (확실한 정도 {{percent}})',
    'from-zero': '0에서 증가',
    certainty: '{{percent}}',
  },
);
