import { LEVEL_SHARES_2024 } from '../../../../shared/guidance/level-shares.ts';
import { formatShare } from '../../../../shared/i18n/format.ts';
import { LEVEL_SETS, LEVELS, type LevelSet } from '../../../../shared/metrics/levels.ts';
import type { Level, MetricName } from '../../../../shared/model.ts';
import type { Report } from '../../../../shared/report.ts';
import { LevelMark } from '../../../components/level-badge.tsx';
import { metricParts } from '../../../components/metric-words.ts';
import { useText } from '../../../i18n.ts';
import { boundWords } from '../../guidance/level-bounds.ts';
import { LevelSign } from './level-sign.tsx';
import own from './levels-slide.module.css';
import { levelWords, metricNote, shortWords } from './metric-facts.ts';
import { FOUR } from './metrics-slide.tsx';
import { joinNote, type SlideMaker } from './slide.ts';
import { SlideFrame } from './slide-frame.tsx';
import classes from './slides.module.css';

export const levelsSlide: SlideMaker = {
  hasData: () => true,
  parts: ({ data: { report }, t, locale }) => [
    {
      name: null,
      content: <LevelsSlide report={report} />,
      note: joinNote(
        ...FOUR.filter((metric) => report.metrics[metric].level !== null).map((metric) =>
          metricNote(report, metric, t, locale),
        ),
        report.levels === '2024' ? t('present.note.levels-high') : '',
        t('present.note.levels-moral'),
      ),
    },
  ],
};

interface Props {
  readonly report: Report;
}

/** Levels down, metrics across, the cell each metric is in marked by colour, form and word. */
function LevelsSlide({ report }: Props) {
  const { t } = useText();
  const set = LEVEL_SETS[report.levels];
  const metrics = FOUR.filter((metric) => set.bounds[metric] !== null);
  const hasShares = set.id === '2024';
  return (
    <SlideFrame title={t('present.slide.levels.title')} subtitle={t(`levels.source.${set.id}`)}>
      <table className={own.levels}>
        <thead>
          <tr>
            <td />
            {metrics.map((metric) => (
              <th key={metric} scope="col">
                {t(`metrics.name.${metric}`)}
              </th>
            ))}
            {hasShares && <th scope="col">{t('present.slide.levels.share')}</th>}
          </tr>
        </thead>
        <tbody>
          {LEVELS.map((level) => (
            <tr key={level}>
              <th scope="row">
                <LevelSign level={level} />
              </th>
              {metrics.map((metric) => (
                <LevelCell key={metric} report={report} set={set} metric={metric} level={level} />
              ))}
              {hasShares && <ShareCell level={level} />}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('guidance.levels.you')}</th>
            {metrics.map((metric) => (
              <OwnCell key={metric} report={report} metric={metric} />
            ))}
            {hasShares && <td />}
          </tr>
        </tfoot>
      </table>
    </SlideFrame>
  );
}

interface CellProps extends Props {
  readonly set: LevelSet;
  readonly metric: MetricName;
  readonly level: Level;
}

function LevelCell({ report, set, metric, level }: CellProps) {
  const { t, locale } = useText();
  const bounds = set.bounds[metric];
  if (bounds === null) return <td />;
  const isHere = report.metrics[metric].level === level;
  return (
    <td data-here={isHere} data-level={level}>
      {boundWords(metric, bounds, level, t, locale)}
      {isHere && (
        <strong className={own.here}>
          <LevelMark level={level} size={16} /> {t('guidance.levels.you')}
        </strong>
      )}
    </td>
  );
}

function ShareCell({ level }: { readonly level: Level }) {
  const { locale } = useText();
  return <td className={own.share}>{formatShare(LEVEL_SHARES_2024[level].share, locale)}</td>;
}

function OwnCell({ report, metric }: Props & { readonly metric: MetricName }) {
  const { t, locale } = useText();
  const { level } = report.metrics[metric];
  const isAbsent = metricParts(report, metric, locale) === null;
  return (
    <td>
      <strong data-absent={isAbsent}>{shortWords(report, metric, t, locale)}</strong>
      {!isAbsent && level === null && <span className={classes.faint}>{levelWords(report, metric, t)}</span>}
    </td>
  );
}
