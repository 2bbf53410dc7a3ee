import { groupsOf } from '../../../shared/guidance/check-round.ts';
import { measuredScoreBeside } from '../../../shared/guidance/measured-answers.ts';
import { editionMetrics } from '../../../shared/guidance/quick-check.ts';
import type { RoundPerson } from '../../../shared/guidance/quick-check-round.ts';
import { agreementOf, type ScoreSpread, summariseRound } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import type { MetricName } from '../../../shared/model.ts';
import { ChartPanel, type TableTwin } from '../../charts/chart-panel.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import type { ShownRound } from './shown-round.ts';
import styles from './spread-strip.module.css';
import { SpreadLegend, SpreadScale, SpreadStrip } from './spread-strip.tsx';

interface SpreadPanelProps extends ShownRound {
  /** Of the round or the person. */
  readonly name: string;
}

/** One line of the chart: a metric, or a metric of one group. */
export interface SpreadLine {
  readonly metric: MetricName;
  /** Null = everybody. */
  readonly group: string | null;
  readonly spread: ScoreSpread | null;
  readonly measured: number | null;
}

/** Everybody's answers as dots, with the middle, the data's answer and what is usual elsewhere. */
export function SpreadPanel(props: SpreadPanelProps) {
  const { round, people, comparisons, name } = props;
  const tools = useText();
  const { t } = tools;
  const isOne = people.length === 1;
  const groups = groupsOf({ people });
  const [view, setView] = useScreenChoice('answers', ['together', 'by-group'] as const, 'together');
  const byGroup = view === 'by-group' && groups.length > 1;
  const lines = linesOf(
    props,
    byGroup ? [...groups, ...(people.some(({ group }) => group === null) ? [null] : [])] : null,
    t('quickCheck.spread.no-group'),
  );
  const [{ where, benchmark }] = comparisons;
  return (
    <ChartPanel
      title={t(isOne ? 'quickCheck.spread.own-title' : 'quickCheck.spread.title')}
      subtitle={t(isOne ? 'quickCheck.spread.own-subtitle' : 'quickCheck.spread.subtitle')}
      height={null}
      about={() => `${name} · ${t('quickCheck.edition.short', { edition: round.edition })} · ${where}`}
      controls={
        groups.length > 1 && (
          <TabRow
            label={t('quickCheck.spread.view')}
            value={view}
            tabs={(['together', 'by-group'] as const).map((value) => ({
              value,
              label: t(`quickCheck.spread.${value}`),
            }))}
            onChange={setView}
          />
        )
      }
      legend={<SpreadLegend where={where} isOne={isOne} hasData={lines.some(({ measured }) => measured !== null)} />}
      twin={twinOf(lines, tools)}
    >
      <div className={styles.chart} data-grouped={byGroup}>
        {editionMetrics(round.edition).map((metric) => (
          <div key={metric} className={styles.metric}>
            <span className={styles.name}>{t(`metrics.name.${metric}`)}</span>
            <div className={styles.strips}>
              {lines
                .filter((line) => line.metric === metric)
                .map((line) => (
                  <SpreadStrip key={line.group ?? ''} line={line} usual={benchmark.byMetric[metric]} />
                ))}
            </div>
          </div>
        ))}
        <SpreadScale byGroup={byGroup} />
      </div>
    </ChartPanel>
  );
}

/** `groups` null = all together; a group that is null has nobody's name. */
function linesOf(
  { round, people, measured }: ShownRound,
  groups: readonly (string | null)[] | null,
  noGroup: string,
): readonly SpreadLine[] {
  const parts: readonly { readonly group: string | null; readonly members: readonly RoundPerson[] }[] =
    groups === null
      ? [{ group: null, members: people }]
      : groups.map((group) => ({
          group: group ?? noGroup,
          members: people.filter((person) => person.group === group),
        }));
  const summaries = parts.map(({ group, members }) => ({ group, summary: summariseRound(round, members) }));
  return editionMetrics(round.edition).flatMap((metric) => {
    const data = measured?.answers[metric];
    return summaries.map(({ group, summary: { byMetric } }) => {
      const spread = byMetric[metric];
      return {
        metric,
        group,
        spread,
        measured: data?.kind === 'measured' ? measuredScoreBeside(metric, data, middleAnswer(spread)) : null,
      };
    });
  });
}

/** The category that the middle of the answers lies at; of percentages nobody asks. */
function middleAnswer(spread: ScoreSpread | null): number | null {
  return spread === null ? null : spread.median / 2 + 1;
}

function twinOf(lines: readonly SpreadLine[], { t, locale }: TextTools): TableTwin {
  const score = (value: number | null | undefined): string => (value == null ? '–' : formatNumber(value, locale, 1));
  const hasGroups = lines.some(({ group }) => group !== null);
  const columns = ['metric', 'people', 'lower', 'median', 'upper', 'mean', 'measured', 'agreement'] as const;
  return {
    columns: columns.map((column) => t(`quickCheck.spread.column.${column}`)),
    rows: lines.map(({ metric, group, spread, measured }) => {
      const agreement = spread === null ? null : agreementOf(spread);
      const name = t(`metrics.name.${metric}`);
      return [
        hasGroups ? `${name}: ${group}` : name,
        String(spread?.scores.length ?? 0),
        ...[spread?.lower, spread?.median, spread?.upper, spread?.mean, measured].map(score),
        agreement === null ? '–' : t(`rounds.spread.${agreement}`),
      ];
    }),
  };
}
