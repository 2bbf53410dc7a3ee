import { useMemo } from 'react';
import type { MetricName } from '../../../shared/model.ts';
import type { ChartMark } from '../../charts/chart-marks.ts';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { anomalyMark } from './shift-words.ts';

/**
 * Where the metric of all that the view looks at shifted, as marks of its chart over time (`marks` of BarChart and
 * LineChart, twinWithMarks for the table with `t('anomalies.column')`). Empty until the answer is there.
 */
export function useAnomalyMarks(metric: MetricName): readonly ChartMark[] {
  const view = useView();
  const { t, locale } = useText();
  const { value } = useAnswer('anomalies', view === null ? null : { view });
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the locale
  return useMemo(
    () =>
      (value?.anomalies ?? [])
        .filter((anomaly) => anomaly.metric === metric && anomaly.service === '')
        .map((anomaly) => anomalyMark(anomaly, t, locale))
        .toReversed(),
    [value, metric, locale],
  );
}
