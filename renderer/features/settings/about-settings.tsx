import type { AppInfo } from '../../../shared/shell-api.ts';
import { useText } from '../../i18n.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

export function AboutSettings({ info }: { readonly info: AppInfo }) {
  const { t } = useText();
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('settings.about.title')}</h2>
      <SettingRow label={t('settings.about.version')}>
        <span className={classes.value}>Doradeck {info.version}</span>
      </SettingRow>
      <SettingRow label={t('settings.about.runtime')}>
        <span className={classes.value}>{info.runtime}</span>
      </SettingRow>
      <SettingRow label={t('settings.about.workspace-folder')}>
        <span className={classes.value}>{info.workspaceFolder}</span>
      </SettingRow>
      <p className={classes.hint}>{t('settings.about.credits')}</p>
    </section>
  );
}
