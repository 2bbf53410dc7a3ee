import { UnstyledButton } from '@mantine/core';
import type { IncidentRow } from '../../../../shared/answers.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import type { VersionComparison } from '../../../../shared/version-answers.ts';
import { openIncident } from '../../failures/open-incident.ts';
import { useWordTools } from '../use-word-tools.ts';
import classes from './rows-panel.module.css';

/** Incidents linked to the deployments of each version, each with how long it lasted. */
export function IncidentsAfter({ comparison }: { readonly comparison: VersionComparison }) {
  const { base, head, incidentsAfterBase, incidentsAfterHead } = comparison;
  if (incidentsAfterBase.length + incidentsAfterHead.length === 0) return null;
  return (
    <section className={classes.panel}>
      <div className={classes.two}>
        <After version={base.version} incidents={incidentsAfterBase} />
        <After version={head.version} incidents={incidentsAfterHead} />
      </div>
    </section>
  );
}

interface AfterProps {
  readonly version: string;
  readonly incidents: readonly IncidentRow[];
}

function After({ version, incidents }: AfterProps) {
  const { t, locale, timeZone } = useWordTools();
  const about = ({ severity, startedAt, recoverySeconds }: IncidentRow) =>
    [
      ...(severity === null ? [] : [severity]),
      formatDateTime(startedAt, timeZone, locale),
      recoverySeconds === null
        ? t('versionCompare.incidents.open')
        : t('versionCompare.incidents.restored', { seconds: recoverySeconds }),
    ].join(' · ');
  return (
    <div>
      <h2 className={classes.title}>{t('versionCompare.incidents.title', { version })}</h2>
      {incidents.length === 0 ? (
        <p className={classes.note}>{t('versionCompare.incidents.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        <ul className={classes.scrolling} tabIndex={0}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <UnstyledButton className={classes.link} onClick={() => openIncident(incident.id)}>
                <bdi>{incident.title ?? incident.externalId ?? t('versionCompare.incidents.untitled')}</bdi>
              </UnstyledButton>
              <span className={classes.small}>{about(incident)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
