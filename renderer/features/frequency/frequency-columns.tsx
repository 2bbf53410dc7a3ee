import { formatCount } from '../../../shared/i18n/format.ts';
import { formatHeadline } from '../../../shared/i18n/format-headline.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import type { ProfileId } from '../../../shared/model.ts';
import type { TextTools } from '../../i18n.ts';
import { changeColumn, countColumn, durationColumn, type MetricColumn } from '../metric/breakdown-columns.tsx';
import { FigureValue } from '../metric/figure-cells.tsx';
import { frequencyOf } from '../overview/breakdown-rows.ts';

/** Frequency, its change, deployments, and how far they are apart. */
export function frequencyColumns(profile: ProfileId, tools: TextTools): readonly MetricColumn[] {
  const { t } = tools;
  return [
    frequencyColumn(profile, tools),
    changeColumn('deploymentFrequency', tools),
    countColumn(
      'deployments',
      t('frequencyScreen.column.deployments'),
      ({ metrics }) => metrics.deploymentFrequency.n,
      tools,
    ),
    durationColumn(
      'between',
      t('metricScreen.breakdown.between'),
      ({ metrics }) => metrics.deploymentFrequency.meanSecondsBetween,
      tools,
    ),
  ];
}

/** In one unit for all rows, so that they can be set side by side; whole numbers say their period themselves. */
function frequencyColumn(profile: ProfileId, { t, locale }: TextTools): MetricColumn {
  const { headline: kind } = PROFILES[profile].deploymentFrequency;
  return {
    id: 'frequency',
    label: t(`profiles.frequency.${kind}`),
    hasBar: true,
    value: (row) => frequencyOf(row, profile),
    cell: (row) => {
      const { headline, headlineUnit } = row.metrics.deploymentFrequency;
      const text =
        headline === null
          ? null
          : kind === 'whole-deployments'
            ? formatHeadline(headline, headlineUnit, locale)
            : formatCount(headline, locale);
      return <FigureValue text={text} row={row} metric="deploymentFrequency" />;
    },
  };
}
