import { FEWEST_VALUES } from '../../../shared/intervals.ts';
import type { Spread } from '../../../shared/metric-answers.ts';
import { type TextTools, useText } from '../../i18n.ts';
import { SpreadChart } from '../metric/spread-chart.tsx';

/** How long services go without a deployment. */
export function BetweenChart({ between }: { readonly between: Spread }) {
  const tools = useText();
  const { t } = tools;
  return (
    <SpreadChart
      title={t('frequencyScreen.between.title')}
      summary={betweenSentence(between, tools)}
      spread={between}
      column={t('frequencyScreen.between.column')}
      count={(count) => t('frequencyScreen.between.count', { count })}
      height={193}
    />
  );
}

function betweenSentence({ n, medianSeconds, p90Seconds }: Spread, { t }: TextTools): string {
  if (medianSeconds === null || p90Seconds === null) return t('frequencyScreen.between.none');
  return t(n < FEWEST_VALUES ? 'frequencyScreen.between.few' : 'frequencyScreen.between.sum', {
    median: medianSeconds,
    p90: p90Seconds,
    n,
  });
}
