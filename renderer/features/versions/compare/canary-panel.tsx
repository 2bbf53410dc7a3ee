import { formatShare } from '../../../../shared/i18n/format.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import { formatRate, formatTotal } from '../../../../shared/i18n/format-measured.ts';
import type { CanaryReading, VersionComparison } from '../../../../shared/version-answers.ts';
import type { WordTools } from '../../../../shared/versions/version-words.ts';
import { ChartPanel, type TableTwin } from '../../../charts/chart-panel.tsx';
import { useWordTools } from '../use-word-tools.ts';
import { CanaryChart } from './canary-chart.tsx';
import classes from './canary-panel.module.css';
import { evidenceWord, rateSoFar } from './canary-scale.ts';
import { useAbout } from './use-about.ts';

interface CanaryProps {
  readonly comparison: VersionComparison;
  readonly canary: CanaryReading;
}

/** Both at once: from when on it could have been known that head fails more often, and what that would have saved. */
export function CanaryPanel({ comparison, canary }: CanaryProps) {
  const tools = useWordTools();
  const { t, locale } = tools;
  const about = useAbout(comparison);
  const { base, head } = comparison;
  return (
    <ChartPanel
      title={t('versionCompare.canary.title')}
      subtitle={t('versionCompare.canary.share', {
        head: head.version,
        share: formatShare(canary.headShare, locale),
      })}
      twin={twinOf(comparison, canary, tools)}
      height={null}
      about={about}
    >
      <p className={classes.sentence} data-known={canary.knownAt !== null}>
        {canarySentence(head.version, canary, tools)}
      </p>
      {canary.points.length === 0 ? (
        <p className={classes.note}>{t('versionCompare.canary.empty')}</p>
      ) : (
        <CanaryChart canary={canary} base={base.version} head={head.version} />
      )}
      <p className={classes.note}>{t('versionCompare.canary.promise')}</p>
    </ChartPanel>
  );
}

function canarySentence(head: string, canary: CanaryReading, { t, locale, timeZone }: WordTools): string {
  const { knownAt, secondsUntilKnown, requestsUntilKnown, saved, from, to } = canary;
  if (knownAt === null) return t('versionCompare.canary.never', { head, seconds: (to - from) / 1000 });
  const at = formatDateTime(knownAt, timeZone, locale);
  const known =
    secondsUntilKnown === null || requestsUntilKnown === null
      ? t('versionCompare.canary.known-at', { at })
      : t('versionCompare.canary.known', {
          at,
          seconds: secondsUntilKnown,
          requests: formatTotal(requestsUntilKnown, locale),
        });
  if (saved === null || saved.requests < 1) return known;
  const rest = t('versionCompare.canary.saved', {
    seconds: saved.seconds,
    requests: formatTotal(saved.requests, locale),
    errors: formatTotal(saved.errors, locale),
  });
  return `${known} ${rest}`;
}

function twinOf({ base, head }: VersionComparison, { points }: CanaryReading, tools: WordTools): TableTwin {
  const { t, locale, timeZone } = tools;
  const rate = (errors: number, requests: number) => {
    const soFar = rateSoFar(errors, requests);
    return soFar === null ? '–' : formatRate(soFar, locale);
  };
  const columns = ['requests', 'errors', 'rate'] as const;
  return {
    columns: [
      t('versionCompare.canary.at'),
      ...[base, head].flatMap(({ version }) =>
        columns.map((column) => t(`versionCompare.canary.${column}`, { version })),
      ),
      t('versionCompare.canary.evidence'),
    ],
    rows: points.map((point) => [
      formatDateTime(point.at, timeZone, locale),
      formatTotal(point.baseRequests, locale),
      formatTotal(point.baseErrors, locale),
      rate(point.baseErrors, point.baseRequests),
      formatTotal(point.headRequests, locale),
      formatTotal(point.headErrors, locale),
      rate(point.headErrors, point.headRequests),
      evidenceWord(point.evidence, locale),
    ]),
  };
}
