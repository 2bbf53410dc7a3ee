import type { ReactNode } from 'react';
import type { Translate } from '../../../shared/i18n/translator.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import type { MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { DetailDrawer, DetailSection, Facts } from '../../components/detail-drawer.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { boundWords } from '../guidance/level-bounds.ts';
import { formulaWithNumbers, intervalMethod, leftOutOf } from './calculation-words.ts';
import { comparedName, comparedRange, rangeWords } from './headline-words.ts';
import classes from './how-calculated.module.css';

interface HowCalculatedProps {
  readonly report: Report;
  readonly metric: MetricName;
  /** In place of what the report knows to be left out. */
  readonly leftOut?: readonly string[] | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Definition and formula of the profile in force, with what of this period goes in and what stays out. */
export function HowCalculated({ report, metric, leftOut, isOpen, onClose, children }: HowCalculatedProps) {
  const { t } = useText();
  const out = leftOut ?? leftOutOf(report, metric, t);
  return (
    <DetailDrawer title={t('metricScreen.how.title')} isOpen={isOpen} onClose={onClose}>
      <p className={classes.text}>{definition(report, metric, t)}</p>
      <Calculation report={report} metric={metric} />
      <DetailSection title={t('metricScreen.how.left-out')}>
        <ul className={classes.leftOut}>
          {(out.length > 0 ? out : [t('metricScreen.how.left-out-none')]).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </DetailSection>
      {children}
    </DetailDrawer>
  );
}

function definition({ profile }: Report, metric: MetricName, t: Translate): string {
  return metric === 'reworkRate' ? t('profiles.rework') : t(`profiles.definition.${profile}.${metric}`);
}

function Calculation({ report, metric }: Pick<HowCalculatedProps, 'report' | 'metric'>) {
  const tools = useText();
  const { t, locale } = tools;
  const { profile, period, metrics } = report;
  const { corrected = 0 } = metrics[metric];
  const formula = metric === 'reworkRate' ? t('profiles.rework-formula') : t(`profiles.formula.${profile}.${metric}`);
  return (
    <>
      <Facts
        facts={[
          [t('metricScreen.how.formula'), formula],
          [t('metricScreen.how.numbers'), formulaWithNumbers(report, metric, t, locale)],
          [t('metricScreen.how.period'), rangeWords(period, period.timeZone, locale)],
          [
            t('metricScreen.how.compared'),
            t('metricScreen.compared.with-range', {
              name: comparedName(report, t),
              range: comparedRange(report, locale),
            }),
          ],
          [t('metricScreen.how.interval'), intervalMethod(report, metric, t, locale)],
          [t('metricScreen.how.level'), levelWords(report, metric, tools)],
          [t('metricScreen.how.corrected'), corrected === 0 ? null : t('metricScreen.corrected', { count: corrected })],
          [t('metricScreen.how.profile'), t(`profiles.name.${profile}`)],
          ['', t(`profiles.about.${profile}`)],
        ]}
      />
      <p className={classes.verdict}>{t('metricScreen.how.verdict')}</p>
    </>
  );
}

/** "Elite (2 or more a day), 2024: …"; null where it has none. */
function levelWords({ metrics, levels }: Report, metric: MetricName, { t, locale }: TextTools): string | null {
  const { level } = metrics[metric];
  const bounds = LEVEL_SETS[levels].bounds[metric];
  if (level === null || bounds === null) return null;
  return t('metricScreen.how.level-text', {
    level: t(`levels.name.${level}`),
    bound: boundWords(metric, bounds, level, t, locale),
    source: t(`levels.source.${levels}`),
  });
}
