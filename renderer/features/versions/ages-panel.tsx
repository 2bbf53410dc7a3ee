import { memo } from 'react';
import { formatDuration, formatDurationShort } from '../../../shared/i18n/format.ts';
import { formatDayYear } from '../../../shared/i18n/format-date.ts';
import { median } from '../../../shared/stats.ts';
import type { VersionsAnswer } from '../../../shared/version-answers.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import type { ChartPoint } from '../../charts/chart-points.ts';
import { LineChart } from '../../charts/line-chart.tsx';
import { NothingToDraw } from '../../charts/nothing-to-draw.tsx';
import { useText } from '../../i18n.ts';

interface AgesPanelProps {
  readonly ages: VersionsAnswer['ages'];
  readonly about: string;
  readonly height: number;
}

/** More points than pixels would say nothing more. */
const MOST_POINTS = 180;

/** How old what ran was, day by day. */
export const AgesPanel = memo(function AgesPanel({ ages, about, height }: AgesPanelProps) {
  const { t, locale } = useText();
  const title = t('versions.ages.title');
  const known = ages.flatMap(({ seconds }) => seconds ?? []);
  const newest = known.at(-1) ?? null;
  const summary =
    newest === null
      ? ''
      : t('versions.ages.sum', { seconds: newest, median: median(Float64Array.from(known)) ?? newest });
  const words = (seconds: number | null) =>
    seconds === null ? t('versions.ages.not-known') : formatDuration(seconds, locale);
  const points = thinned(ages).map(
    ({ day, seconds }): ChartPoint => ({
      day,
      value: seconds,
      previous: null,
      isQuiet: false,
      failed: 0,
      title: formatDayYear(day, locale),
      lines: [words(seconds)],
    }),
  );
  return (
    <ChartPanel
      title={title}
      subtitle={summary}
      height={height}
      about={about}
      twin={{
        columns: [t('versions.ages.day'), t('versions.ages.age')],
        rows: ages.map(({ day, seconds }) => [formatDayYear(day, locale), words(seconds)]),
      }}
    >
      {newest === null ? (
        <NothingToDraw>{t('versions.ages.none')}</NothingToDraw>
      ) : (
        <LineChart
          label={`${title}. ${summary}`}
          points={points}
          bucket="day"
          average={null}
          locale={locale}
          formatValue={(seconds) => formatDurationShort(seconds, locale)}
        />
      )}
    </ChartPanel>
  );
});

/** As many days as there are points for, evenly, the last one among them. */
function thinned(ages: VersionsAnswer['ages']): VersionsAnswer['ages'] {
  const step = Math.ceil(ages.length / MOST_POINTS);
  return ages.filter((_, place) => (ages.length - 1 - place) % step === 0);
}
