import type { Locale } from '../../../shared/i18n/catalog.ts';
import { formatCount, formatDuration, formatPercent } from '../../../shared/i18n/format.ts';
import { formatHeadline } from '../../../shared/i18n/format-headline.ts';
import { headline, headlineUnit } from '../../../shared/metrics/headline.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { MetricName, ProfileId } from '../../../shared/model.ts';
import type { BreakdownRow } from '../../../shared/report.ts';
import { SparkBars } from '../../charts/spark-bars.tsx';
import { StageBar } from '../../charts/stage-bar.tsx';
import { FilterName } from '../../components/group-name.tsx';
import { SortHeader } from '../../components/sort-header.tsx';
import { meansOf, stageWords } from '../../components/stage-words.ts';
import { useText } from '../../i18n.ts';
import { FigureChange, FigureValue } from '../metric/figure-cells.tsx';
import classes from './breakdown.module.css';
import { type BreakdownColumn, type BreakdownDimension, type BreakdownOrder, nextOrder } from './breakdown-rows.ts';

interface BreakdownTableProps {
  readonly rows: readonly BreakdownRow[];
  readonly by: BreakdownDimension;
  readonly profile: ProfileId;
  readonly order: BreakdownOrder;
  readonly onOrder: (order: BreakdownOrder) => void;
  readonly hasStages: boolean;
}

export function BreakdownTable(props: BreakdownTableProps) {
  const { t } = useText();
  const { rows, by, profile, order, onOrder, hasStages } = props;
  const header = (column: BreakdownColumn, label: string, spoken?: string, align?: 'left') => (
    <SortHeader
      label={label}
      spoken={spoken ?? label}
      align={align ?? 'right'}
      direction={order.column === column ? (order.descending ? 'descending' : 'ascending') : null}
      onSort={() => onOrder(nextOrder(order, column))}
    />
  );
  const changeOf = (metric: MetricName) =>
    t('overviewScreen.breakdown.change-of', { metric: t(`metrics.name.${metric}`) });
  const change = t('overviewScreen.breakdown.change');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {header('name', t(`overviewScreen.breakdown.tabs.${by}`), undefined, 'left')}
          {header('frequency', t(`profiles.frequency.${PROFILES[profile].deploymentFrequency.headline}`))}
          <td className={classes.barColumn} />
          {header('frequency-change', change, changeOf('deploymentFrequency'))}
          {header('lead-time', t('overviewScreen.breakdown.lead-time'))}
          {header('lead-time-change', change, changeOf('changeLeadTime'))}
          {hasStages && (
            <th scope="col" className={classes.stageHead}>
              {t('overviewScreen.breakdown.stages')}
            </th>
          )}
          {header('failed', t('overviewScreen.breakdown.failed'))}
          {header('recovery', t('overviewScreen.breakdown.recovery'))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} by={by} profile={profile} hasStages={hasStages} />
        ))}
      </tbody>
    </table>
  );
}

/** The header says what a plain number counts; a whole number says its period itself. */
function frequencyText({ metrics }: BreakdownRow, profile: ProfileId, locale: Locale): string | null {
  const rule = PROFILES[profile];
  const value = headline(metrics, rule, 'deploymentFrequency');
  if (value === null) return null;
  if (rule.deploymentFrequency.headline !== 'whole-deployments') return formatCount(value, locale);
  return formatHeadline(value, headlineUnit(metrics, rule, 'deploymentFrequency'), locale);
}

type RowProps = Pick<BreakdownTableProps, 'by' | 'profile' | 'hasStages'> & { readonly row: BreakdownRow };

function Row({ row, by, profile, hasStages }: RowProps) {
  const { locale } = useText();
  const { changeFailureRate } = row.metrics;
  const seconds = (metric: 'changeLeadTime' | 'recoveryTime') => {
    const value = headline(row.metrics, PROFILES[profile], metric);
    return <FigureValue text={value === null ? null : formatDuration(value, locale)} row={row} metric={metric} />;
  };
  return (
    <tr>
      <th scope="row" className={classes.nameCell}>
        <FilterName by={by} name={row.key} team={row.team} />
      </th>
      <td>
        <FigureValue text={frequencyText(row, profile, locale)} row={row} metric="deploymentFrequency" />
      </td>
      <td className={classes.barColumn}>
        <SparkBars counts={row.course ?? []} />
      </td>
      <td>
        <FigureChange row={row} metric="deploymentFrequency" />
      </td>
      <td>{seconds('changeLeadTime')}</td>
      <td>
        <FigureChange row={row} metric="changeLeadTime" />
      </td>
      {hasStages && (
        <td className={classes.stageCell}>
          <Stages row={row} />
        </td>
      )}
      <td>
        <FigureValue
          text={changeFailureRate.rate === null ? null : formatPercent(changeFailureRate.rate, locale)}
          row={row}
          metric="changeFailureRate"
        />
      </td>
      <td>{seconds('recoveryTime')}</td>
    </tr>
  );
}

function Stages({ row }: Pick<RowProps, 'row'>) {
  const { t, locale } = useText();
  const stages = meansOf(row.metrics.changeLeadTime.stages);
  return <StageBar stages={stages} label={stageWords(stages, t, locale)} />;
}
