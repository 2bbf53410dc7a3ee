import { METRIC_NAMES, type MetricName } from '../../../../shared/model.ts';
import type { Report } from '../../../../shared/report.ts';
import { Sparkline } from '../../../charts/sparkline.tsx';
import { metricParts } from '../../../components/metric-words.ts';
import { useText } from '../../../i18n.ts';
import { courseOf } from '../../overview/course.ts';
import type { DeckData } from '../deck-data.ts';
import { LevelSign } from './level-sign.tsx';
import { changeWords, metricNote, valueWords } from './metric-facts.ts';
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
      <div className={classes.cards}>
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
    <section className={classes.card}>
      <div className={classes.cardHead}>
        <h3 className={classes.cardName}>{t(`metrics.name.${metric}`)}</h3>
        {level !== null && <LevelSign level={level} />}
      </div>
      {parts === null ? (
        <p className={classes.absent}>{valueWords(report, metric, t, locale)}</p>
      ) : (
        <p className={classes.value}>
          {parts.before !== '' && <span className={classes.unit}>{parts.before} </span>}
          {parts.value}
          {parts.after !== '' && <span className={classes.unit}> {parts.after}</span>}
        </p>
      )}
      {parts !== null && (
        <p className={classes.change} data-tone={verdict}>
          {changeWords(report, metric, t, locale)}
        </p>
      )}
      <div className={classes.spark}>
        <Sparkline values={course.values} previous={course.previous} />
      </div>
    </section>
  );
}
