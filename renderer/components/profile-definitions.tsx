import { METRIC_NAMES, type ProfileId } from '../../shared/model.ts';
import { useText } from '../i18n.ts';
import classes from './profile-definitions.module.css';

/** How a profile calculates each metric, folded up until somebody asks. */
export function ProfileDefinitions({ profile }: { readonly profile: ProfileId }) {
  const { t } = useText();
  return (
    <details className={classes.how}>
      <summary>{t('profiles.how')}</summary>
      <dl className={classes.list}>
        {METRIC_NAMES.map((metric) => (
          <div key={metric}>
            <dt>{t(`metrics.name.${metric}`)}</dt>
            <dd>{metric === 'reworkRate' ? t('profiles.rework') : t(`profiles.definition.${profile}.${metric}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
