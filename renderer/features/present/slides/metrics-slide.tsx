import { METRIC_NAMES, type MetricName } from '../../../../shared/model.ts';
import type { Report } from '../../../../shared/report.ts';
import { Sparkline } from '../../../charts/sparkline.tsx';
import { metricParts } from '../../../components/metric-words.ts';
import { useText } from '../../../i18n.ts';
import { courseOf } from '../../overview/course.ts';
import type { DeckData } from '../deck-data.ts';
import { LevelSign } from './level-sign.tsx';
import { changeWords, metricNote, valueWords } from './metric-facts.ts';
import own from './metrics-slide.module.css';
import { againstWords } from './period-words.ts';
import { joinNote, type SlideMaker } from './slide.ts';
import { SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

/** The four keys. */
export const FOUR: readonly MetricName[] = METRIC_NAMES.filter((metric) => metric !== 'reworkRate');

export const metricsSlide: SlideMaker = {
  hasData: () => true,
  parts: ({ data, t, locale }) => [
    {
      name: null,
      content: <MetricsSlide data={data} />,
      note: joinNote(
        ...FOUR.map((metric) => metricNote(data.report, metric, t, locale)),
        t('present.note.metrics-together'),
      ),
    },
  ],
};

function MetricsSlide({ data }: { readonly data: DeckData }) {
  const text = useText();
  return (
    <SlideFrame title={text.t('present.slide.metrics.title')} subtitle={againstWords(data, text)}>
      <div className={own.cards}>
        {FOUR.map((metric) => (
          <MetricCard key={metric} report={data.report} metric={metric} />
        ))}
      </div>
    </SlideFrame>
  );
}

function MetricCard({ report, metric }: { readonly report: Report; readonly metric: MetricName }) {
  const { t, locale } = useText();
  const parts = metricParts(report, metric, locale);
  const { level, verdict } = report.metrics[metric];
  const course = courseOf(report, metric);
  return (
    <section className={own.card}>
      <div className={own.cardHead}>
        <h3 className={own.cardName}>{t(`metrics.name.${metric}`)}</h3>
        {level !== null && <LevelSign level={level} />}
      </div>
      {parts === null ? (
        <p className={own.absent}>{valueWords(report, metric, t, locale)}</p>
      ) : (
        <p className={own.value}>
          {parts.before !== '' && <span className={own.unit}>{parts.before} </span>}
          {parts.value}
          {parts.after !== '' && <span className={own.unit}> {parts.after}</span>}
        </p>
      )}
      {parts !== null && (
        <p className={classes.change} data-tone={verdict}>
          {changeWords(report, metric, t, locale)}
        </p>
      )}
      <div className={own.spark}>
        <Sparkline values={course.values} previous={course.previous} />
      </div>
    </section>
  );
}
