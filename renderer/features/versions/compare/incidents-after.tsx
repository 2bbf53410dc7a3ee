import type { IncidentRow } from '../../../../shared/answers.ts';
import { formatDateTime } from '../../../../shared/i18n/format-date.ts';
import { useText } from '../../../i18n.ts';
import { useDataFrame } from '../../../store/view.ts';
import classes from './compare-versions.module.css';

interface IncidentsAfterProps {
  readonly title: string;
  readonly incidents: readonly IncidentRow[];
}

/** Incidents linked to the deployments of a version, each with how long it lasted. */
export function IncidentsAfter({ title, incidents }: IncidentsAfterProps) {
  const { t, locale } = useText();
  const timeZone = useDataFrame()?.timeZone ?? 'UTC';
  return (
    <section className={classes.after}>
      <h3 className={classes.small}>{title}</h3>
      {incidents.length === 0 ? (
        <p className={classes.soft}>{t('versions.compare.no-incidents')}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <bdi className={classes.incidentTitle}>
                {incident.title ?? incident.externalId ?? t('versions.compare.untitled')}
              </bdi>
              <span className={classes.faint}>
                {[
                  ...(incident.severity === null ? [] : [incident.severity]),
                  formatDateTime(incident.startedAt, timeZone, locale),
                  incident.recoverySeconds === null
                    ? t('versions.compare.incident-open')
                    : t('versions.compare.incident-restored', { seconds: incident.recoverySeconds }),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
