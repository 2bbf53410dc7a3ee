import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { useSettings } from '../../store/settings.ts';
import { useWorkspace } from '../../store/workspace.ts';
import { AboutSettings } from './about-settings.tsx';
import { AppSettings } from './app-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { useSaved } from './save.ts';
import { ServersSettings } from './servers-settings.tsx';
import classes from './settings.module.css';
import { WorkspaceSettings } from './workspace-settings.tsx';

/** How the program looks, what the figures of the workspace mean, and where everything is. */
export function SettingsScreen() {
  const { t } = useText();
  const info = useSettings((state) => state.info);
  const summary = useWorkspace((state) => state.summary);
  const saved = useSaved((state) => state.saved);
  useScreenReady(info !== null);
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>{t('settings.title')}</h1>
      <p className={classes.subtitle} role="status">
        {saved ? <span className={classes.good}>{t('settings.workspace.saved')}</span> : t('settings.saved-at-once')}
      </p>
      <AppSettings />
      {summary === null ? (
        <section className={classes.card}>
          <h2 className={classes.heading}>{t('settings.workspace.title')}</h2>
          <p className={classes.about}>{t('settings.workspace.none')}</p>
        </section>
      ) : (
        <WorkspaceSettings key={summary.path} summary={summary} />
      )}
      <DataSettings summary={summary} />
      <ServersSettings workspace={summary?.path ?? null} />
      {info !== null && <AboutSettings info={info} />}
    </div>
  );
}
