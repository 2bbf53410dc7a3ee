import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { capabilityPage } from '../../../shared/guidance/capabilities.ts';
import { type CapabilityResult, RATED_LOW, resultsByVerdict } from '../../../shared/guidance/capability-result.ts';
import type { CapabilityTie } from '../../../shared/guidance/capability-ties.ts';
import type { ScoreSpread } from '../../../shared/guidance/round-summary.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { type TextTools, useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from '../guidance/guidance.module.css';
import styles from './capabilities.module.css';

interface PrioritiesPanelProps {
  /** Lowest first. */
  readonly results: readonly CapabilityResult[];
  /** One person's opinion is no reason to start anything. */
  readonly isOne: boolean;
  readonly hasEvidence: boolean;
  readonly isLoading: boolean;
}

/** What calls for attention first: where people and data say the same, then where they don't. */
export function PrioritiesPanel({ results, isOne, hasEvidence, isLoading }: PrioritiesPanelProps) {
  const tools = useText();
  const { t, locale } = tools;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('capabilityCheck.priorities.title')}</h2>
      <p className={styles.sum}>{headline(results, isOne, tools)}</p>
      {hasEvidence
        ? resultsByVerdict(results).map(({ verdict, results: own }) => (
            <section key={verdict}>
              <h3 className={styles.verdict} data-verdict={verdict}>
                {t(`capabilityCheck.verdict.${verdict}`)}
              </h3>
              <ResultList results={own} />
            </section>
          ))
        : !isLoading && (
            <>
              <NoEvidence />
              <ResultList results={results} />
            </>
          )}
      {hasEvidence && (
        <p className={classes.hint}>
          {t('capabilityCheck.priorities.note', { low: formatNumber(RATED_LOW, locale, 2) })}
        </p>
      )}
    </section>
  );
}

/** "Start with continuous integration: rated 3.2 of 10, and the data agrees." */
function headline(results: readonly CapabilityResult[], isOne: boolean, { t, locale }: TextTools): string {
  const agreed = isOne ? [] : results.filter(({ verdict }) => verdict === 'agreed');
  const [first] = agreed.length > 0 ? agreed : results;
  if (first?.spread == null) return '';
  const words = {
    capability: t(`capabilities.name.${first.capability}`),
    score: formatNumber(first.spread.mean, locale, 1),
  };
  if (agreed.length === 0) return t('capabilityCheck.priorities.lowest', words);
  return t(agreed.length === 1 ? 'capabilityCheck.priorities.start' : 'capabilityCheck.priorities.start-more', words);
}

function NoEvidence() {
  const { t } = useText();
  const isOpen = useWorkspace((state) => state.status === 'open');
  return (
    <>
      <p className={classes.soft}>{t(`capabilityCheck.priorities.${isOpen ? 'no-data' : 'no-workspace'}`)}</p>
      {isOpen && (
        <Button variant="default" size="xs" mt="xs" onClick={() => navigate('/data')}>
          {t('capabilityCheck.priorities.import')}
        </Button>
      )}
    </>
  );
}

function ResultList({ results }: { readonly results: readonly CapabilityResult[] }) {
  const tools = useText();
  const { t } = tools;
  return (
    <ul className={styles.list}>
      {results.map(({ capability, spread, tie }) => (
        <li key={capability} className={styles.item}>
          <div>
            <p className={styles.name}>
              {t(`capabilities.name.${capability}`)}{' '}
              {spread !== null && <span className={styles.score}>{scoreWords(spread, tools)}</span>}
            </p>
            <p className={styles.about}>{t(`capabilities.about.${capability}`)}</p>
            <span className={styles.page}>{capabilityPage(capability).replace('https://', '')}</span>
          </div>
          <div className={styles.tie}>{tie !== null && <TieWords tie={tie} />}</div>
        </li>
      ))}
    </ul>
  );
}

function scoreWords({ mean, scores }: ScoreSpread, { t, locale }: TextTools): string {
  const score = formatNumber(mean, locale, 1);
  return scores.length === 1
    ? t('capabilityCheck.priorities.score-one', { score })
    : t('capabilityCheck.priorities.score', { score, people: scores.length });
}

/** What in the data speaks for or against it. */
function TieWords({ tie }: { readonly tie: CapabilityTie }) {
  const { t } = useText();
  switch (tie.kind) {
    case 'advised':
      return tie.advice.map(({ rule }) => (
        <Link key={rule} to="/advice" className={styles.link ?? ''}>
          {t('capabilityCheck.priorities.advice', { title: t(`advice.rule.${rule}.title`) })}
        </Link>
      ));
    case 'room':
      return tie.metrics.map(({ metric, level }) => (
        <span key={metric} className={styles.level}>
          {t(`metrics.name.${metric}`)} <LevelBadge level={level} />
        </span>
      ));
    case 'fine':
    case 'unmeasured': {
      const metrics = tie.metrics.map((metric) => t(`metrics.name.${metric}`)).join(', ');
      return (
        <span className={classes.soft}>
          {t(tie.kind === 'fine' ? 'capabilityCheck.priorities.best' : 'capabilityCheck.priorities.needs', { metrics })}
        </span>
      );
    }
  }
}
