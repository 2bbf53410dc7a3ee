import { useEffect, useMemo, useState } from 'react';
import type { MetricName } from '../../../shared/model.ts';
import type { ChartMark } from '../../charts/chart-marks.ts';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { anomalyMark } from './shift-words.ts';

/** Marks wait until nobody changes the filters: looking for shifts must not hold up the figures. */
const SETTLES_AFTER_MS = 600;
/** Always the same, so that a chart without marks isn't drawn again for them. */
const NO_MARKS: readonly ChartMark[] = [];

/**
 * Where the metric of all that the view looks at shifted, as marks of its chart over time (`marks` of BarChart and
 * LineChart, twinWithMarks for the table with `t('anomalies.column')`). Empty until the answer is there.
 */
export function useAnomalyMarks(metric: MetricName): readonly ChartMark[] {
  const view = useView();
  const settled = useSettled(view);
  const { t, locale } = useText();
  const { value, updating } = useAnswer('anomalies', settled === null ? null : { view: settled });
  // biome-ignore lint/correctness/useExhaustiveDependencies: t changes with the locale
  return useMemo(() => {
    const anomalies = settled === null || updating ? [] : (value?.anomalies ?? []);
    const own = anomalies.filter((anomaly) => anomaly.metric === metric && anomaly.service === '');
    return own.length === 0 ? NO_MARKS : own.map((anomaly) => anomalyMark(anomaly, t, locale)).toReversed();
  }, [value, settled, updating, metric, locale]);
}

/** The value once it has stayed the same for a while, null until then. */
function useSettled<T>(value: T): T | null {
  const [settled, setSettled] = useState<T | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLES_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value ? settled : null;
}
