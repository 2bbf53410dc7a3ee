import { useId } from 'react';
import { Link } from 'wouter';
import { capabilityPage } from '../../../shared/guidance/capabilities.ts';
import type { Advice, ExpectedGain } from '../../../shared/guidance-answers.ts';
import { adviceWords, evidenceWords, gainWords } from '../../../shared/i18n/advice-words.ts';
import { LevelBadge } from '../../components/level-badge.tsx';
import { mark } from '../../components/marked-text.ts';
import { useText } from '../../i18n.ts';
import { scenarioText } from '../what-if/scenario-place.ts';
import classes from './advice-card.module.css';
import { isGain } from './is-gain.ts';
import { underFilters } from './under-filters.ts';

interface AdviceCardProps {
  readonly advice: Advice;
  readonly rank: number;
}

/** One piece of advice: why, the rows it stands on, what it would bring, and where to begin. */
export function AdviceCard({ advice, rank }: AdviceCardProps) {
  const { t, locale } = useText();
  const heading = useId();
  const { title, why, firstStep, gain } = adviceWords(advice, t, locale, mark);
  const { scope, capability } = advice;
  return (
    <article className={classes.card} aria-labelledby={heading}>
      <div className={classes.rank} aria-hidden="true">
        {rank}
      </div>
      <div className={classes.body}>
        <p className={classes.about}>
          {t(`metrics.name.${advice.metric}`)}
          {scope.kind !== 'all' && <span> · {t('advice.says.only', { names: scope.names.map(mark).join(', ') })}</span>}
        </p>
        <h2 className={classes.title} id={heading}>
          {title}
        </h2>
        <p className={classes.why}>{why}</p>
        <div className={classes.step}>
          <h3>{t('advice.says.first-step')}</h3>
          <p>{firstStep}</p>
        </div>
        <div className={classes.columns}>
          <section>
            <h3 className={classes.small}>{t('advice.says.evidence')}</h3>
            <ul className={classes.evidence}>
              {advice.evidence.map((evidence) => (
                <li key={evidence.id + evidence.place}>
                  {evidenceWords(evidence, t, locale, mark)}{' '}
                  <Link to={underFilters(evidence.place)} className={classes.link}>
                    {t('adviceScreen.see-rows')}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <Gain gain={advice.gain} words={gain} />
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>{t('advice.says.effort')}</dt>
            <dd>{t(`advice.effort.${advice.effort}`)}</dd>
          </div>
          <div>
            <dt>{t('advice.says.capability')}</dt>
            <dd>
              {t(`capabilities.name.${capability}`)}
              <span className={classes.page}>{capabilityPage(capability).replace('https://', '')}</span>
            </dd>
          </div>
          <div>
            <dt>{t('advice.says.tools')}</dt>
            <dd>
              <ul className={classes.tools}>
                {advice.tools.map((tool) => (
                  <li key={tool}>{t(`advice.tool.${tool}`)}</li>
                ))}
              </ul>
            </dd>
          </div>
        </dl>
      </div>
    </article>
  );
}

interface GainProps {
  readonly gain: Advice['gain'];
  /** Where no metric says it. */
  readonly words: string | null;
}

/** Before and after, through the same formulas, and the sliders take it from there; else in the rule's own terms. */
function Gain({ gain, words }: GainProps) {
  const { t } = useText();
  const gained = (gain?.metrics ?? []).filter(isGain);
  return (
    <section>
      <h3 className={classes.small}>{t('advice.says.gain')}</h3>
      {gained.length === 0 && <p className={classes.ownGain}>{words ?? t('adviceScreen.no-gain')}</p>}
      {gained.length > 0 && (
        <ul className={classes.gains}>
          {gained.map((each) => (
            <GainLine key={each.metric} gain={each} />
          ))}
        </ul>
      )}
      {gain !== null && gained.length > 0 && (
        <Link
          to={underFilters(`/what-if?suppose=${encodeURIComponent(scenarioText(gain.scenario))}`)}
          className={classes.link}
        >
          {t('adviceScreen.try-out')}
        </Link>
      )}
    </section>
  );
}

function GainLine({ gain }: { readonly gain: ExpectedGain }) {
  const { t, locale } = useText();
  const isOtherLevel = gain.levelAfter !== null && gain.levelAfter !== gain.levelNow;
  return (
    <li>
      {gainWords(gain, t, locale)}
      {isOtherLevel && gain.levelAfter !== null && (
        <span className={classes.level}>
          <LevelBadge level={gain.levelAfter} />
        </span>
      )}
    </li>
  );
}
