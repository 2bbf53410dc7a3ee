import type { AdviceAnswer } from '../../../shared/guidance-answers.ts';
import { useText } from '../../i18n.ts';
import classes from './advice-screen.module.css';

/** Rules that the data could not feed, and what would: so that silence isn't taken for health. */
export function Unjudged({ answer: { unjudged, judged } }: { readonly answer: AdviceAnswer }) {
  const { t } = useText();
  if (unjudged.length === 0) return null;
  const lacks = [...new Set(unjudged.map(({ lacks: lack }) => lack))];
  return (
    <details className={classes.unjudged}>
      <summary>{t('adviceScreen.unjudged', { count: unjudged.length, judged })}</summary>
      <dl>
        {lacks.map((lack) => (
          <div key={lack}>
            <dt>{t('adviceScreen.lacks', { lack: t(`advice.lacks.${lack}`) })}</dt>
            <dd>
              {unjudged
                .filter(({ lacks: own }) => own === lack)
                .map(({ rule }) => t(`advice.rule.${rule}.title`))
                .join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
