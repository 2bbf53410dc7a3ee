import { isTooLittle } from '../../../shared/guidance/advice/is-too-little.ts';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { NothingImported } from '../../components/nothing-imported.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useAnswer } from '../../store/results.ts';
import { useView } from '../../store/view.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { AdviceCard } from './advice-card.tsx';
import classes from './advice-screen.module.css';
import { Unjudged } from './unjudged.tsx';

/** What the measured evidence calls for, strongest first; nothing where nothing does. */
export function AdviceScreen() {
  const { t } = useText();
  const view = useView();
  const { value, error, updating } = useAnswer('advice', view === null ? null : { view });
  const isEmpty = useWorkspace((state) => state.summary?.deployments === 0);
  useScreenReady((value !== null && !updating) || error !== null);
  if (error !== null) return <FailedAnswer error={error} />;
  if (value === null) return <div role="status" aria-label={t('app.states.loading')} />;
  if (isEmpty) return <NothingImported title={t('adviceScreen.empty.title')} text={t('adviceScreen.empty.text')} />;
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('adviceScreen.title')}</h1>
        <p className={classes.subtitle}>{t('adviceScreen.subtitle')}</p>
      </header>
      {value.advice.length === 0 ? (
        <p className={classes.none}>
          {isTooLittle(value) ? t('advice.says.unknown') : t('advice.says.none', { judged: value.judged })}
        </p>
      ) : (
        <ol className={classes.list}>
          {value.advice.map((advice, index) => (
            <li key={`${advice.rule} ${JSON.stringify(advice.scope)}`}>
              <AdviceCard advice={advice} rank={index + 1} />
            </li>
          ))}
        </ol>
      )}
      <Unjudged answer={value} />
      <p className={classes.hint}>{t('adviceScreen.note')}</p>
    </div>
  );
}
