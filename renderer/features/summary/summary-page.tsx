import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { ChangeSentence } from '../../../shared/answers.ts';
import { nextLevel } from '../../../shared/guidance/next-level.ts';
import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import { LEVEL_SETS } from '../../../shared/metrics/levels.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import { METRIC_NAMES, type MetricName } from '../../../shared/model.ts';
import type { Report } from '../../../shared/report.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { MARKS, splitMarked } from '../../components/marked-text.ts';
import { metricParts } from '../../components/metric-words.ts';
import { useText } from '../../i18n.ts';
import { stepWords } from '../guidance/step-words.ts';
import { sentenceParams, sentenceText } from '../overview/sentence-params.ts';
import { changeWords, valueWords } from '../present/slides/metric-facts.ts';
import { AdviceLines } from './advice-lines.tsx';
import classes from './summary-page.module.css';

export interface SummaryData {
  readonly client: string;
  /** What the filters say, in one line. */
  readonly about: string;
  readonly report: Report;
  readonly sentences: readonly ChangeSentence[];
  readonly advice: AdviceAnswer;
}

const SENTENCES = 3;

/** One A4 page, on light ground whatever the theme: what a consultant leaves on the table. */
export function SummaryPage({ data }: { readonly data: SummaryData }) {
  const { t } = useText();
  const page = useRef<HTMLDivElement>(null);
  useFitted(page);
  const { client, about, report, sentences, advice } = data;
  return (
    <article className={classes.sheet} data-ground="light">
      <div className={classes.page} ref={page}>
        <header className={classes.header}>
          {client !== '' && <p className={classes.client}>{client}</p>}
          <h2 className={classes.heading}>{t('summary.heading')}</h2>
          <p className={classes.about}>{about}</p>
        </header>
        <Part title={t('summary.where')}>
          <div className={classes.metrics}>
            {METRIC_NAMES.map((metric) => (
              <MetricTile key={metric} report={report} metric={metric} />
            ))}
          </div>
        </Part>
        <Part title={t('summary.changed')}>
          {sentences.length === 0 ? (
            <p className={classes.none}>{t('summary.changed-none')}</p>
          ) : (
            <Changes sentences={sentences} />
          )}
        </Part>
        <Part title={t('summary.start')}>
          <AdviceLines answer={advice} />
        </Part>
        <Part title={t('summary.improve')}>
          <Practices />
        </Part>
        <footer className={classes.footer}>
          <span>{t('summary.moral')}</span>
          <span>
            {t('summary.basis', {
              profile: t(`profiles.name.${report.profile}`),
              levels: t(`levels.set.${report.levels}`),
              deployments: report.metrics.deploymentFrequency.n,
              version: report.app.version,
            })}
          </span>
        </footer>
      </div>
    </article>
  );
}

/** Inside the margins of the sheet, in CSS pixels. */
const WIDTH = 703;
const HEIGHT = 1032;
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;

/** One page whatever has to be said: drawn smaller where that is more than fits, which gives longer lines too. */
function useFitted(page: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    for (const scale of SCALES) {
      element.style.width = `${WIDTH / scale}px`;
      element.style.minHeight = `${HEIGHT / scale}px`;
      element.style.transform = scale === 1 ? '' : `scale(${scale})`;
      if (element.offsetHeight * scale <= HEIGHT + 1) return;
    }
  });
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

function MetricTile({ report, metric }: { readonly report: Report; readonly metric: MetricName }) {
  const { t, locale } = useText();
  const { level, verdict, n } = report.metrics[metric];
  const isAbsent = metricParts(report, metric, locale) === null;
  const step = nextLevel(LEVEL_SETS[report.levels], metric, report.metrics, PROFILES[report.profile]);
  return (
    <div className={classes.metric}>
      <h4 className={classes.name}>{t(`metrics.name.${metric}`)}</h4>
      <p className={classes.value} data-absent={isAbsent}>
        {keepCounts(valueWords(report, metric, t, locale))}
      </p>
      {level !== null && <LevelBadge level={level} />}
      {!isAbsent && (
        <p className={classes.change} data-tone={verdict}>
          {keepCounts(changeWords(report, metric, t, locale))}
        </p>
      )}
      {step.kind !== 'ungraded' && step.kind !== 'top' && (
        <p className={classes.step}>
          {t(`levels.name.${step.next}`)}: {stepWords(step, n, t, locale)}
        </p>
      )}
    </div>
  );
}

/** "n = 146" is not torn apart in a narrow column. */
function keepCounts(words: string): string {
  return words.replace('n = ', 'n\u00a0=\u00a0');
}

function Changes({ sentences }: { readonly sentences: readonly ChangeSentence[] }) {
  const { t, locale } = useText();
  const words = (sentence: ChangeSentence) =>
    splitMarked(t(`overview.sentence.${sentenceText(sentence)}`, { ...sentenceParams(sentence, t, locale), ...MARKS }))
      .map(({ text }) => text)
      .join('');
  return (
    <ul className={classes.changes}>
      {sentences.slice(0, SENTENCES).map((sentence) => (
        <li key={JSON.stringify(sentence)} data-tone={sentence.tone}>
          {words(sentence)}
        </li>
      ))}
    </ul>
  );
}

function Practices() {
  const { t } = useText();
  return (
    <dl className={classes.practices}>
      {METRIC_NAMES.map((metric) => (
        <div key={metric}>
          <dt>{t(`metrics.name.${metric}`)}</dt>
          <dd>{t(`present.practices.${metric}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
