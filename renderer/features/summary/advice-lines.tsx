import { isTooLittle } from '../../../shared/guidance/advice/is-too-little.ts';
import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import { adviceWords, gainWords } from '../../../shared/i18n/advice-words.ts';
import { clipName } from '../../components/clip-name.ts';
import { mark } from '../../components/marked-text.ts';
import { useText } from '../../i18n.ts';
import { isGain } from '../advice/is-gain.ts';
import classes from './advice-lines.module.css';

const SHOWN = 3;

/** The strongest three, each with its first step and what it would bring. */
export function AdviceLines({ answer }: { readonly answer: AdviceAnswer }) {
  const { t, locale } = useText();
  const { advice } = answer;
  if (advice.length === 0) {
    return <p className={classes.none}>{t(isTooLittle(answer) ? 'summary.start-unknown' : 'summary.start-none')}</p>;
  }
  return (
    <ol className={classes.list}>
      {advice.slice(0, SHOWN).map((one) => {
        const { title, why, firstStep } = adviceWords(one, t, locale, (name) => mark(clipName(name)));
        const gain = one.gain?.metrics.find((each) => each.metric === one.metric && isGain(each));
        return (
          <li key={`${one.rule} ${JSON.stringify(one.scope)}`}>
            <h4>{title}</h4>
            <p>{why}</p>
            <p className={classes.step}>{t('summary.first-step', { step: firstStep })}</p>
            {gain !== undefined && <p className={classes.gain}>{gainWords(gain, t, locale)}</p>}
          </li>
        );
      })}
    </ol>
  );
}
