import { METRIC_NAMES, type MetricName } from '../../../../shared/model.ts';
import { metricParts } from '../../../components/metric-words.ts';
import { useText } from '../../../i18n.ts';
import type { DeckData } from '../deck-data.ts';
import { LevelSign } from './level-sign.tsx';
import { changeWords, shortWords } from './metric-facts.ts';
import { periodWords } from './period-words.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import { SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';
import own from './summary-slide.module.css';

export const summarySlide: SlideMaker = {
  hasData: () => true,
  parts: ({ data, t }) => [
    {
      name: null,
      content: <SummarySlide data={data} />,
      note: joinNote(t('present.note.summary'), t('present.note.summary-ask')),
    },
  ],
};

/** Each metric, where it is, and the practices that improve it. */
function SummarySlide({ data }: { readonly data: DeckData }) {
  const text = useText();
  const { t } = text;
  const metrics = METRIC_NAMES.filter((metric) => metric !== 'reworkRate' || data.report.metrics.reworkRate.n > 0);
  return (
    <SlideFrame title={t('present.slide.summary.title')} subtitle={periodWords(data, text)}>
      <table className={own.summary}>
        <thead>
          <tr>
            <th scope="col">{t('present.slide.summary.metric')}</th>
            <th scope="col">{t('present.slide.summary.now')}</th>
            <th scope="col">{t('present.slide.summary.practices')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <SummaryRow key={metric} data={data} metric={metric} />
          ))}
        </tbody>
      </table>
    </SlideFrame>
  );
}

function SummaryRow({ data: { report }, metric }: { readonly data: DeckData; readonly metric: MetricName }) {
  const { t, locale } = useText();
  const { level, verdict } = report.metrics[metric];
  const isAbsent = metricParts(report, metric, locale) === null;
  return (
    <tr>
      <th scope="row">{t(`metrics.name.${metric}`)}</th>
      <td>
        <span className={own.summaryNow}>
          <strong data-absent={isAbsent}>{shortWords(report, metric, t, locale)}</strong>
          {level !== null && <LevelSign level={level} />}
        </span>
        {!isAbsent && (
          <span className={classes.change} data-tone={verdict}>
            {changeWords(report, metric, t, locale)}
          </span>
        )}
      </td>
      <td>{t(`present.practices.${metric}`)}</td>
    </tr>
  );
}
