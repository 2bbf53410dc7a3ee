import { formatChange } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { BreakdownRow } from '../../../shared/report.ts';
import { verdictWords } from '../../components/metric-words.ts';
import { useText } from '../../i18n.ts';
import classes from './figure-cells.module.css';

interface FigureProps {
  readonly row: BreakdownRow;
  readonly metric: MetricName;
}

/** A value, or a dash that says why there is none; marked where it stands on corrections. */
export function FigureValue({ text, row, metric }: FigureProps & { readonly text: string | null }) {
  const { t } = useText();
  const { reason, n, corrected = 0 } = row.metrics[metric];
  const value = <TextOrDash text={text} why={t(`metrics.reason.${reason ?? 'no-deployments'}`, { n })} />;
  if (corrected === 0) return value;
  const words = t('corrections.corrected', { count: corrected });
  return (
    <span title={words}>
      {value}
      <span aria-hidden="true">*</span>
      <span className={classes.spoken}>{words}</span>
    </span>
  );
}

export function TextOrDash({ text, why }: { readonly text: string | null; readonly why: string }) {
  if (text !== null) return text;
  return (
    <span className={classes.absent} title={why}>
      –<span className={classes.spoken}>{why}</span>
    </span>
  );
}

/** Coloured only where the change is clear; what can't be told apart from chance stays grey. */
export function FigureChange({ row, metric }: FigureProps) {
  const { t, locale } = useText();
  const figure = row.metrics[metric];
  const { words, tone } = verdictWords(metric, figure, t);
  if (figure.change === null) return <TextOrDash text={null} why={words} />;
  return (
    <span className={classes.change} data-tone={tone} title={words}>
      {formatChange(figure.change, locale)}
      <span className={classes.spoken}>{words}</span>
    </span>
  );
}
