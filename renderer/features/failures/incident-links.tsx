import type { IncidentDetail } from '../../../shared/answers.ts';
import { formatDateTime } from '../../../shared/i18n/format-date.ts';
import type { View } from '../../../shared/view.ts';
import { DetailSection } from '../../components/detail-drawer.tsx';
import { useText } from '../../i18n.ts';
import { navigate } from '../../store/location.ts';
import { deploymentWords } from '../corrections/correction-words.ts';
import classes from '../corrections/corrections.module.css';
import { DetachedItems, LinkedItem } from '../corrections/link-items.tsx';
import { LinkPicker } from '../corrections/link-picker.tsx';
import { sayCorrections, useIsReadOnly } from '../corrections/say-corrections.tsx';
import { versionName } from '../deployments/deployment-words.ts';

interface IncidentLinksProps {
  readonly detail: IncidentDetail;
  readonly view: View;
}

/** The deployments it is linked to, the rule that made the link, and what can be said otherwise. */
export function IncidentLinks({ detail, view }: IncidentLinksProps) {
  const { t, locale } = useText();
  const isReadOnly = useIsReadOnly();
  const { incident, deployments, corrections } = detail;
  const { timeZone } = view;
  const say = (deployment: string, linked: boolean) =>
    sayCorrections([{ kind: 'link', incident: incident.key, deployment, linked }], corrections);
  return (
    <DetailSection title={t('lists.drawer.linked')}>
      <p className={classes.note}>
        {incident.linkRule === null ? t('lists.drawer.not-linked') : t(`metrics.link-rule.${incident.linkRule}`)}
      </p>
      <ul className={classes.items}>
        {deployments.map((row) => (
          <LinkedItem
            key={row.id}
            subject={[row.service, versionName(row)].filter((part) => part !== null).join(' ')}
            about={[formatDateTime(row.finishedAt, timeZone, locale), row.env, row.externalId]
              .filter((part) => part !== null)
              .join(' · ')}
            attached={corrections.filter(
              ({ correction: one }) => one.kind === 'link' && one.deployment === row.key && one.linked,
            )}
            onOpen={() => navigate(`/deployments?range=all&envs=all&open=${row.id}`)}
            onDetach={() => say(row.key, false)}
          />
        ))}
      </ul>
      <DetachedItems corrections={corrections} subjectOf={(row) => deploymentWords(row, timeZone, locale)} />
      {isReadOnly ? (
        <p className={classes.faint}>{t('corrections.read-only')}</p>
      ) : (
        <Attach detail={detail} view={view} />
      )}
    </DetailSection>
  );
}

/** By rule it is linked to some, which an attached one replaces unless they are to stay. */
function Attach({ detail: { incident, deployments, corrections }, view }: IncidentLinksProps) {
  const attached = corrections.flatMap(({ correction }) =>
    correction.kind === 'link' && correction.linked ? [correction.deployment] : [],
  );
  const link = (deployment: string) => ({ kind: 'link' as const, incident: incident.key, deployment, linked: true });
  return (
    <LinkPicker
      kind="deployment"
      at={incident.startedAt}
      view={view}
      without={new Set(attached)}
      canKeep={deployments.length > 0 && attached.length === 0}
      onChoose={(key, keep) => {
        const kept = keep ? deployments.map((deployment) => deployment.key).filter((one) => one !== key) : [];
        sayCorrections([key, ...kept].map(link), corrections);
      }}
    />
  );
}
