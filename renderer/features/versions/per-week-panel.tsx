import { memo } from 'react';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import type { VersionsAnswer } from '../../../shared/version-answers.ts';
import { BarChart } from '../../charts/bar-chart.tsx';
import { ChartLegend } from '../../charts/chart-legend.tsx';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { areFailuresCrowded, type ChartPoint } from '../../charts/chart-points.ts';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { type TextTools, useText } from '../../i18n.ts';

type Week = VersionsAnswer['perWeek'][number];

interface PerWeekProps {
  readonly perWeek: readonly Week[];
  /** Of one service, where the filters don't say which. */
  readonly about?: string;
  readonly height: number;
}

/** How many versions were new in each week, the faulty ones marked. */
export const PerWeekPanel = memo(function PerWeekPanel({ perWeek, about, height }: PerWeekProps) {
  const tools = useText();
  const { t, locale } = tools;
  const count = perWeek.reduce((sum, { versions }) => sum + versions, 0);
  const faulty = perWeek.reduce((sum, week) => sum + week.faulty, 0);
  const text = t('versions.per-week.sum', { count });
  const summary = faulty === 0 ? text : t('versions.per-week.and-faulty', { text, count: faulty });
  const title = t('versions.per-week.title');
  const points = perWeek.map((week) => pointOf(week, tools));
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={height}
      {...(about === undefined ? {} : { about })}
      twin={{
        columns: [t('versions.per-week.week'), t('versions.per-week.versions'), t('versions.per-week.faulty')],
        rows: perWeek.map(({ day, versions, faulty: bad }) => [
          formatDayYear(day, locale),
          formatNumber(versions, locale),
          formatNumber(bad, locale),
        ]),
      }}
      legend={
        faulty > 0 && (
          <ChartLegend
            items={[{ mark: areFailuresCrowded(points) ? 'part' : 'cross', label: t('versions.verdict.faulty') }]}
          />
        )
      }
    >
      {count === 0 ? (
        <NothingToDraw>{t('versions.per-week.none')}</NothingToDraw>
      ) : (
        <BarChart
          label={`${title}. ${summary}`}
          points={points}
          bucket="week"
          tone="accent"
          average={null}
          locale={locale}
          formatValue={(value) => formatNumber(value, locale)}
        />
      )}
    </ChartPanel>
  );
});

function pointOf({ day, versions, faulty }: Week, { t, locale }: TextTools): ChartPoint {
  const text = t('versions.per-week.sum', { count: versions });
  return {
    day,
    value: versions,
    previous: null,
    isQuiet: false,
    failed: faulty,
    title: formatDayYear(day, locale),
    lines: [faulty === 0 ? text : t('versions.per-week.and-faulty', { text, count: faulty })],
  };
}
