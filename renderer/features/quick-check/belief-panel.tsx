import { Button } from '@mantine/core';
import { editionMetrics, isPercentMetric } from '../../../shared/guidance/quick-check.ts';
import { type MetricBelief, roundBelief } from '../../../shared/guidance/round-belief.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayRange } from '../../../shared/i18n/format-date.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { useText } from '../../i18n.ts';
import { METRIC_SCREENS } from '../../screens.ts';
import { navigate } from '../../store/location.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { localDayOf } from '../../store/zone.ts';
import classes from '../guidance/guidance.module.css';
import { answerText } from './answer-text.ts';
import { type Measured, measuredText } from './measured.ts';
import styles from './quick-check.module.css';
import type { ShownRound } from './shown-round.ts';

/** Half a point is within what an answer by category can say. */
const NOTABLE = 0.5;

/** Where belief and data part, widest first, in plain words; then what the data can't say, and what would help. */
export function BeliefPanel({ round, people, measured }: ShownRound) {
  const { t } = useText();
  const beliefs = measured === null ? [] : roundBelief(round.edition, people, measured.answers);
  const compared = new Set(beliefs.map(({ metric }) => metric));
  const rest = editionMetrics(round.edition).filter((metric) => !compared.has(metric));
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('quickCheck.belief.title')}</h2>
      {measured === null || !measured.hasData ? <NoData /> : <Widest beliefs={beliefs} />}
      {measured?.hasData === true && (
        <>
          <ul className={styles.beliefs}>
            {beliefs.map((belief) => (
              <BeliefRow key={belief.metric} belief={belief} measured={measured} />
            ))}
            {rest.map((metric) => (
              <UnknownRow key={metric} metric={metric} measured={measured} />
            ))}
          </ul>
          <MeasuredPeriod report={measured.report} />
        </>
      )}
    </section>
  );
}

function NoData() {
  const { t } = useText();
  const isOpen = useWorkspace((state) => state.status === 'open');
  return (
    <>
      <p className={styles.sum}>{t(isOpen ? 'quickCheck.belief.no-data' : 'quickCheck.belief.no-workspace')}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => navigate(isOpen ? '/data' : '/')}>
          {t('quickCheck.belief.import')}
        </Button>
      </div>
    </>
  );
}

function Widest({ beliefs: [widest] }: { readonly beliefs: readonly MetricBelief[] }) {
  const { t, locale } = useText();
  if (widest === undefined) return null;
  if (Math.abs(widest.difference) < NOTABLE)
    return (
      <p className={styles.sum}>
        {t(widest.people > 1 ? 'quickCheck.belief.agree-middle' : 'quickCheck.belief.agree')}
      </p>
    );
  return (
    <p className={styles.sum}>
      {t(widest.difference > 0 ? 'quickCheck.belief.widest-over' : 'quickCheck.belief.widest-under', {
        metric: t(`metrics.name.${widest.metric}`),
        points: formatNumber(Math.abs(widest.difference), locale, 1),
      })}
    </p>
  );
}

/** Where the middle agrees, but fewer than half do, opinions lie to both sides of the data. */
function sideOf({ difference, same, people }: MetricBelief): 'over' | 'under' | 'none' | 'both' {
  if (Math.abs(difference) >= NOTABLE) return difference > 0 ? 'over' : 'under';
  return same * 2 < people ? 'both' : 'none';
}

interface BeliefRowProps {
  readonly belief: MetricBelief;
  readonly measured: Measured;
}

function BeliefRow({ belief, measured }: BeliefRowProps) {
  const { t, locale } = useText();
  const { metric, people, better, same, worse, difference } = belief;
  const data = measured.answers[metric];
  const side = sideOf(belief);
  const points = formatNumber(Math.abs(difference), locale, 1);
  return (
    <li className={styles.belief}>
      <div>
        <span className={styles.beliefName}>{t(`metrics.name.${metric}`)}</span>
        <p className={styles.beliefText}>
          {beliefWords(belief, t, {
            measured: measuredText(metric, measured.report.metrics, locale),
            n: data.kind === 'measured' ? data.n : 0,
            answer: answerText(metric, belief.typical.answer, locale),
          })}
        </p>
        <p className={classes.faint}>
          {people > 1 && t('quickCheck.belief.sides', { better, same, worse })}{' '}
          {data.kind === 'measured' && data.few && t('quickCheck.belief.few')}
        </p>
      </div>
      <div className={styles.side}>
        <span className={styles.gap} data-side={side}>
          {t(`quickCheck.belief.points-${side}`, { points })}
        </span>
        <ShowMetric metric={metric} />
      </div>
    </li>
  );
}

interface BeliefFigures {
  readonly measured: string;
  readonly n: number;
  readonly answer: string;
}

/** "7 of 9 say “Less than one hour”. The data says 9 hours (n = 41)." */
function beliefWords({ metric, people, typical }: MetricBelief, t: Translate, figures: BeliefFigures): string {
  if (isPercentMetric(metric))
    return people === 1
      ? t('quickCheck.belief.guess-one', { ...figures })
      : t('quickCheck.belief.guess', { ...figures, people });
  return people === 1
    ? t('quickCheck.belief.say-one', { ...figures })
    : t('quickCheck.belief.say', { ...figures, people, count: typical.people });
}

interface UnknownRowProps {
  readonly metric: MetricName;
  readonly measured: Measured;
}

/** Nobody answered, or nothing was measured: then what would measure it. */
function UnknownRow({ metric, measured }: UnknownRowProps) {
  const { t } = useText();
  const data = measured.answers[metric];
  return (
    <li className={styles.belief}>
      <div>
        <span className={styles.beliefName}>{t(`metrics.name.${metric}`)}</span>
        <p className={classes.faint}>
          {data.kind === 'measured'
            ? t('quickCheck.belief.unanswered')
            : `${t('quickCheck.belief.unknown', { reason: t(`metrics.reason.${data.reason}`, { n: 0 }) })} ${t(`quickCheck.belief.needs.${metric}`)}`}
        </p>
      </div>
      <div className={styles.side}>
        <ShowMetric metric={metric} />
      </div>
    </li>
  );
}

function ShowMetric({ metric }: { readonly metric: MetricName }) {
  const { t } = useText();
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => navigate(`/${METRIC_SCREENS[metric]}`)}>
      {t('quickCheck.belief.show', { metric: t(`metrics.name.${metric}`) })}
    </Button>
  );
}

/** What the data's answers rest on. */
function MeasuredPeriod({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const { from, to, timeZone } = report.period;
  const range = formatDayRange(localDayOf(from, timeZone), addDays(localDayOf(to, timeZone), -1), locale);
  return <p className={classes.faint}>{t('quickCheck.belief.period', { range })}</p>;
}
