import type { FacetValue, WorkspaceSummary } from '../../../shared/answers.ts';
import { formatDate } from '../../../shared/i18n/format-date.ts';
import { useText } from '../../i18n.ts';
import { useWorkspace } from '../../store/workspace.ts';
import classes from './data-screen.module.css';

const SHOWN = 12;

/** Kinds that are worth a word only where they are there. */
const OTHERS = ['pulls', 'runs', 'versions', 'errors', 'issues'] as const;

/** What was found in all that is stored: how much, from when to when, and the names in it. */
export function FoundData({ summary }: { readonly summary: WorkspaceSummary }) {
  const { t, locale } = useText();
  const facets = useWorkspace((state) => state.facets);
  const { deployments, incidents, commits, dataRange, settings } = summary;
  const others = OTHERS.filter((kind) => summary[kind] > 0);
  if (deployments + incidents + commits + others.length === 0) return null;
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('dataScreen.found.title')}</h2>
      <p className={classes.counts}>
        <span>{t('dataScreen.found.deployments', { count: deployments })}</span>
        <span>{t('dataScreen.found.incidents', { count: incidents })}</span>
        <span>{t('dataScreen.found.commits', { count: commits })}</span>
        {others.map((kind) => (
          <span key={kind}>{t(`dataScreen.found.${kind}`, { count: summary[kind] })}</span>
        ))}
        {dataRange !== null && (
          <span>
            {formatDate(dataRange.from, settings.timeZone, locale)} –{' '}
            {formatDate(dataRange.to, settings.timeZone, locale)}
          </span>
        )}
      </p>
      {facets !== null && (
        <dl className={classes.facets}>
          <Names name={t('dataScreen.found.services')} values={facets.services} />
          <Names name={t('dataScreen.found.environments')} values={facets.environments} />
          <Names name={t('dataScreen.found.teams')} values={facets.teams} />
        </dl>
      )}
    </section>
  );
}

function Names({ name, values }: { readonly name: string; readonly values: readonly FacetValue[] }) {
  const { t } = useText();
  const named = values.filter((value) => value.name !== '');
  return (
    <div className={classes.facet}>
      <dt>{name}</dt>
      <dd>
        {named.length === 0 && <span className={classes.faint}>{t('dataScreen.found.none')}</span>}
        {named.slice(0, SHOWN).map((value) => (
          <bdi key={value.name} className={classes.chip} title={value.name}>
            {value.name}
          </bdi>
        ))}
        {named.length > SHOWN && (
          <span className={classes.faint}>{t('dataScreen.found.more', { count: named.length - SHOWN })}</span>
        )}
      </dd>
    </div>
  );
}
