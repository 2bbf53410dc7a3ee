import { Link } from 'wouter';
import { useText } from '../i18n.ts';
import { SCREENS, type Screen } from '../screens.ts';
import { usePath } from '../store/location.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './sidebar.module.css';

const SECTIONS = ['analyse', 'metrics', 'records', 'guide', 'show', 'manage'] as const;

export function Sidebar() {
  const { t } = useText();
  const [path] = usePath();
  const summary = useWorkspace((state) => state.summary);
  const shown = SCREENS.filter((screen) => summary !== null || screen.standsAlone);
  return (
    <aside className={classes.sidebar} aria-label={t('app.name')}>
      <Link to={summary === null ? '/' : '/overview'} className={classes.brand}>
        <svg width="13" height="13" viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 0l7 7-7 7-7-7z" fill="var(--dd-accent)" />
        </svg>
        {t('app.name')}
      </Link>
      <div className={classes.workspace} title={summary?.path}>
        {summary?.settings.clientName ?? t('app.no-workspace')}
      </div>
      <nav aria-label={t('app.navigation')} className={classes.navigation}>
        {SECTIONS.map((section) => (
          <ul key={section} className={classes.section} aria-label={t(`app.sections.${section}`)}>
            {shown
              .filter((screen) => screen.section === section)
              .map((screen) => (
                <li key={screen.id}>
                  <ScreenLink screen={screen} isCurrent={screen.path === path} />
                </li>
              ))}
          </ul>
        ))}
      </nav>
      <OfflineBox />
    </aside>
  );
}

function ScreenLink({ screen, isCurrent }: { readonly screen: Screen; readonly isCurrent: boolean }) {
  const { t } = useText();
  return (
    <Link to={screen.path} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
      {t(`app.screens.${screen.id}`)}
    </Link>
  );
}

function OfflineBox() {
  const { t } = useText();
  const summary = useWorkspace((state) => state.summary);
  return (
    <div className={classes.offline}>
      <strong>{t('app.offline.title')}</strong> {t('app.offline.text')}
      {summary !== null && (
        <div className={classes.holdings}>
          {t('app.offline.imports', { count: summary.imports })}
          {' · '}
          {t('app.offline.repositories', { count: summary.repositories })}
        </div>
      )}
      {summary?.readOnly === true && <div>{t('app.offline.read-only')}</div>}
    </div>
  );
}
