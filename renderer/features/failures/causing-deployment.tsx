import type { IncidentRow } from '../../../shared/answers.ts';
import { useText } from '../../i18n.ts';
import classes from './causing-deployment.module.css';

/** The deployments that an incident is linked to, and the rule that says so. */
export function CausingDeployment({ incident }: { readonly incident: IncidentRow }) {
  const { t } = useText();
  const { linkRule, deploymentIds, deploymentExternalIds } = incident;
  if (linkRule === null) return <span className={classes.rule}>{t('lists.outcome.unlinked')}</span>;
  const rule = t(`metrics.link-rule.${linkRule}`);
  const names = deploymentIds.map((id, index) => deploymentExternalIds[index] ?? `#${id}`).join(', ');
  return (
    <span title={`${names} · ${rule}`}>
      {names}
      <span className={classes.rule}> · {rule}</span>
    </span>
  );
}
