import { Button, Table } from '@mantine/core';
import { BENCHMARK_2025 } from '../../../shared/guidance/benchmarks.ts';
import {
  type BeliefGap,
  beliefGaps,
  type MeasuredAnswers,
  measuredAnswers,
  measuredScoreBeside,
} from '../../../shared/guidance/measured-answers.ts';
import { QUICK_CHECK_METRICS, type QuickCheckScores, scoreQuickCheck } from '../../../shared/guidance/quick-check.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayRange } from '../../../shared/i18n/format-date.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { localDayOf } from '../../store/zone.ts';
import { answerText } from './answer-text.ts';
import { restartCheck, useCheck } from './check-state.ts';
import classes from './guidance.module.css';
import styles from './quick-check-result.module.css';
import { ScaleMark, ScoreScale } from './score-scale.tsx';

/** Belief beside measurement, metric by metric, and where the two differ most. */
export function QuickCheckResult() {
  const { t } = useText();
  const answers = useCheck((state) => state.answers);
  const view = useView();
  const overview = useAnswer('overview', view === null ? null : { view, by: [] });
  const scores = scoreQuickCheck(answers);
  const measured = overview.value === null ? null : measuredAnswers(overview.value.report);
  useScreenReady(view === null || overview.value !== null || overview.error !== null);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('guidance.check.result.title')}</h1>
        <Button variant="default" onClick={restartCheck}>
          {t('guidance.check.result.again')}
        </Button>
      </header>
      <ScoreTiles scores={scores} />
      {overview.error !== null && <FailedAnswer error={overview.error} />}
      <section className={classes.card}>
        <WidestGap gaps={measured === null ? [] : beliefGaps(answers, measured)} hasData={hasData(measured)} />
        <ResultTable measured={measured} scores={scores} />
        <Legend />
        {overview.value !== null && hasData(measured) && <MeasuredPeriod report={overview.value.report} />}
      </section>
      <p className={classes.hint}>
        {t('guidance.check.result.benchmark-source')} {t('guidance.check.attribution')}
      </p>
      <div className={classes.actions}>
        {view === null ? (
          <Button onClick={() => navigate('/')}>{t('guidance.check.result.import-data')}</Button>
        ) : (
          <Button onClick={() => navigate('/levels')}>{t('guidance.check.result.to-levels')}</Button>
        )}
      </div>
    </div>
  );
}

function hasData(measured: MeasuredAnswers | null): boolean {
  return measured !== null && QUICK_CHECK_METRICS.some((metric) => measured[metric].kind === 'measured');
}

function ScoreTiles({ scores }: { readonly scores: QuickCheckScores }) {
  const { t, locale } = useText();
  if (scores.answered === 0) return <p className={styles.nothing}>{t('guidance.check.result.nothing')}</p>;
  return (
    <ul className={styles.tiles}>
      {(['overall', 'throughput', 'stability'] as const).map((part) => {
        const score = scores[part];
        return (
          <li key={part} className={styles.tile}>
            <span className={styles.tileName}>{t(`guidance.check.result.${part}`)}</span>
            <span className={styles.score}>{score === null ? '–' : formatNumber(score, locale, 1)}</span>
            <span className={classes.faint}>
              {t('guidance.check.result.all-average', { score: formatNumber(BENCHMARK_2025[part], locale, 1) })}
            </span>
          </li>
        );
      })}
      <li className={styles.tileNote}>
        {t('guidance.check.result.answered-of', { answered: scores.answered, total: QUICK_CHECK_METRICS.length })}
      </li>
    </ul>
  );
}

function WidestGap({ gaps, hasData }: { readonly gaps: readonly BeliefGap[]; readonly hasData: boolean }) {
  const { t, locale } = useText();
  const [widest] = gaps;
  if (!hasData) return <p className={styles.gap}>{t('guidance.check.result.no-data')}</p>;
  if (widest === undefined) return null;
  // Half a point is within what an answer by category can say.
  if (Math.abs(widest.difference) < 0.5) return <p className={styles.gap}>{t('guidance.check.result.agree')}</p>;
  return (
    <p className={styles.gap}>
      {t(widest.difference > 0 ? 'guidance.check.result.widest-over' : 'guidance.check.result.widest-under', {
        metric: t(`metrics.name.${widest.metric}`),
        points: formatNumber(Math.abs(widest.difference), locale, 1),
      })}
    </p>
  );
}

interface ResultTableProps {
  readonly measured: MeasuredAnswers | null;
  readonly scores: QuickCheckScores;
}

function ResultTable({ measured, scores }: ResultTableProps) {
  const { t } = useText();
  return (
    <ScrollRegion label={t('guidance.check.result.table-label')}>
      <Table miw={720} verticalSpacing="sm" aria-label={t('guidance.check.result.table-label')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('guidance.check.result.metric')}</Table.Th>
            <Table.Th scope="col">{t('guidance.check.result.you')}</Table.Th>
            <Table.Th scope="col">{t('guidance.check.result.data')}</Table.Th>
            <Table.Th scope="col">{t('guidance.check.result.scale')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {QUICK_CHECK_METRICS.map((metric) => (
            <ResultRow
              key={metric}
              metric={metric}
              measured={measured?.[metric] ?? null}
              score={scores.byMetric[metric]}
            />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}

interface ResultRowProps {
  readonly metric: MetricName;
  readonly measured: MeasuredAnswers[MetricName] | null;
  readonly score: number | null;
}

function ResultRow({ metric, measured, score }: ResultRowProps) {
  const { t, locale } = useText();
  const answer = useCheck((state) => state.answers[metric]);
  const measuredScore = measured?.kind === 'measured' ? measuredScoreBeside(metric, measured, answer ?? null) : null;
  const number = (value: number | null): string => (value === null ? '–' : formatNumber(value, locale, 1));
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles.metric}>
        {t(`metrics.name.${metric}`)}
      </Table.Th>
      <Table.Td>
        {answer === undefined ? (
          <span className={classes.faint}>{t('guidance.check.result.skipped')}</span>
        ) : (
          answerText(metric, answer, locale)
        )}
      </Table.Td>
      <Table.Td>{measured === null ? '–' : <MeasuredText metric={metric} measured={measured} />}</Table.Td>
      <Table.Td>
        <ScoreScale
          label={t('guidance.check.result.scale-label', {
            metric: t(`metrics.name.${metric}`),
            you: number(score),
            data: number(measuredScore),
            benchmark: number(BENCHMARK_2025.byMetric[metric]),
          })}
          you={score}
          data={measuredScore}
          benchmark={BENCHMARK_2025.byMetric[metric]}
        />
      </Table.Td>
    </Table.Tr>
  );
}

function MeasuredText({
  metric,
  measured,
}: {
  readonly metric: MetricName;
  readonly measured: MeasuredAnswers[MetricName];
}) {
  const { t, locale } = useText();
  if (measured.kind === 'unknown') {
    return (
      <>
        {t('guidance.check.result.unknown')}
        <span className={styles.reason}>{t(`metrics.reason.${measured.reason}`, { n: 0 })}</span>
      </>
    );
  }
  const also = measured.alsoFits;
  return (
    <>
      {answerText(metric, measured.answer, locale)}
      <span className={styles.reason}>
        {also !== null && `${t('guidance.check.result.also-fits', { answer: answerText(metric, also, locale) })} · `}
        {t(measured.few ? 'guidance.check.result.few' : 'guidance.check.result.n', { n: measured.n })}
      </span>
    </>
  );
}

/** What the measured column rests on. */
function MeasuredPeriod({ report }: { readonly report: Report }) {
  const { t, locale } = useText();
  const { from, to, timeZone } = report.period;
  const range = formatDayRange(localDayOf(from, timeZone), addDays(localDayOf(to, timeZone), -1), locale);
  return <p className={classes.faint}>{t('guidance.check.result.period', { range })}</p>;
}

function Legend() {
  const { t } = useText();
  return (
    <ul className={styles.legend}>
      {(['you', 'data', 'benchmark'] as const).map((kind) => (
        <li key={kind}>
          <ScaleMark kind={kind} />
          {t(`guidance.check.result.legend-${kind}`)}
        </li>
      ))}
    </ul>
  );
}
