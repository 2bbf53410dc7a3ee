import type { LevelsHistory, LevelsMonth } from '../../../shared/guidance-answers.ts';
import { formatDay, formatMonth, formatMonthName } from '../../../shared/i18n/format-date.ts';
import { addDays } from '../../../shared/local-date.ts';
import { LEVEL_SETS, LEVELS } from '../../../shared/metrics/levels.ts';
import { LEVEL_SET_IDS, type LevelSetId, METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { LevelBadge, LevelMark } from '../../components/level-badge.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import spoken from '../../components/spoken.module.css';
import { useText } from '../../i18n.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import classes from './guidance.module.css';
import styles from './levels-over-time.module.css';

/** Months across; under each metric a line a set, so that one sees where the sets read the same months otherwise. */
export function LevelsOverTime({ set }: { readonly set: LevelSetId }) {
  const { t } = useText();
  const view = useView();
  const { value } = useAnswer('levels.history', view === null ? null : { view });
  if (value === null) return null;
  if (value.months.length === 0) return <p className={classes.soft}>{t('levelSteps.history.empty')}</p>;
  return <History history={value} set={set} />;
}

interface HistoryProps {
  readonly history: LevelsHistory;
  readonly set: LevelSetId;
}

function setsOf(metric: MetricName): readonly LevelSetId[] {
  return LEVEL_SET_IDS.filter((id) => LEVEL_SETS[id].bounds[metric] !== null);
}

function History({ history: { months }, set }: HistoryProps) {
  const { t } = useText();
  const words = useMonthWords();
  const metrics = METRIC_NAMES.filter((metric) => setsOf(metric).length > 0);
  const levelWord = (month: LevelsMonth, id: LevelSetId, metric: MetricName) => {
    const { level } = month.grades[id][metric];
    return level === null ? t('levelSteps.history.no-level') : t(`levels.name.${level}`);
  };
  const twin = () => ({
    columns: [t('levelSteps.history.metric'), t('levelSteps.history.set'), ...months.map(words.long)],
    rows: metrics.flatMap((metric) =>
      setsOf(metric).map((id) => [
        t(`metrics.name.${metric}`),
        t(`levels.set.${id}`),
        ...months.map((month) => levelWord(month, id, metric)),
      ]),
    ),
  });
  return (
    <ChartPanel
      title={t('levelSteps.history.title')}
      subtitle={t(months.length === 1 ? 'levelSteps.history.about-one' : 'levelSteps.history.about')}
      legend={<Legend />}
      twin={twin}
      height={null}
    >
      <ScrollRegion label={t('levelSteps.history.title')}>
        <table className={styles.months} aria-label={t('levelSteps.history.title')}>
          <thead>
            <tr>
              <td />
              {months.map((month, index) => (
                <th key={month.from} scope="col" title={words.long(month)}>
                  {words.short(month, index)}
                </th>
              ))}
            </tr>
          </thead>
          {metrics.map((metric) => (
            <tbody key={metric}>
              <tr className={styles.metric}>
                <th scope="rowgroup" colSpan={months.length + 1}>
                  {t(`metrics.name.${metric}`)}
                </th>
              </tr>
              {setsOf(metric).map((id) => (
                <tr key={id} data-chosen={id === set}>
                  <th scope="row">{t(`levels.set.${id}`)}</th>
                  {months.map((month) => (
                    <td key={month.from} title={`${words.long(month)}: ${levelWord(month, id, metric)}`}>
                      <Mark month={month} set={id} metric={metric} />
                      <span className={spoken.spoken}>{levelWord(month, id, metric)}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </ChartPanel>
  );
}

interface MarkProps {
  readonly month: LevelsMonth;
  readonly set: LevelSetId;
  readonly metric: MetricName;
}

function Mark({ month, set, metric }: MarkProps) {
  const { level } = month.grades[set][metric];
  if (level === null) return <span className={styles.none}>–</span>;
  return <LevelMark level={level} size={13} />;
}

function Legend() {
  return (
    <div className={styles.legend} aria-hidden="true">
      {LEVELS.map((level) => (
        <LevelBadge key={level} level={level} />
      ))}
    </div>
  );
}

/** "Oct" with the year where it begins or changes; "Nov 2024 (until 12 Nov)" of a month that the period cuts. */
function useMonthWords() {
  const { t, locale } = useText();
  return {
    short: ({ from }: LevelsMonth, index: number) =>
      index === 0 || from.startsWith('01', 5) ? formatMonth(from, locale) : formatMonthName(from, locale),
    long: ({ from, to }: LevelsMonth) =>
      to.endsWith('-01')
        ? formatMonth(from, locale)
        : t('levelSteps.history.cut', { month: formatMonth(from, locale), day: formatDay(addDays(to, -1), locale) }),
  };
}
