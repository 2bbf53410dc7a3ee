import { STAGE_NAMES, type StageName } from '../../shared/report.ts';
import { useText } from '../i18n.ts';
import classes from './charts.module.css';

/** The colour of a stage beside its name. */
export function StageMark({ stage }: { readonly stage: StageName }) {
  return <span className={classes.stageMark} data-stage={stage} aria-hidden="true" />;
}

/** Which colour is which stage, of those that have data. */
export function StageLegend({ shown }: { readonly shown: ReadonlySet<StageName> }) {
  const { t } = useText();
  return (
    <ul className={classes.legend}>
      {STAGE_NAMES.filter((stage) => shown.has(stage)).map((stage) => (
        <li key={stage} className={classes.legendItem}>
          <StageMark stage={stage} />
          {t(`metrics.stage.${stage}`)}
        </li>
      ))}
    </ul>
  );
}
