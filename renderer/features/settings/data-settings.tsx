import { Button } from '@mantine/core';
import type { WorkspaceSummary } from '../../../shared/answers.ts';
import { shell } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { useText } from '../../i18n.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

/** Where the data lives and what it says about people. */
export function DataSettings({ summary }: { readonly summary: WorkspaceSummary | null }) {
  const { t } = useText();
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('settings.data.title')}</h2>
      <p className={classes.about}>
        <span className={classes.good}>{t('settings.data.offline')}.</span> {t('settings.data.offline-text')}
      </p>
      {summary !== null && (
        <>
          <SettingRow label={t('settings.data.where')} hint={t('settings.data.delete-hint')} wide>
            <div className={classes.inline}>
              <span className={`${classes.value} ${classes.grow}`}>{summary.path}</span>
              <Button
                variant="default"
                onClick={() => void attempt(() => shell('shell.show-in-folder', { path: summary.path }))}
              >
                {t('settings.data.show-in-folder')}
              </Button>
            </div>
          </SettingRow>
          <SettingRow label={t('settings.data.contents')} wide>
            {t('settings.data.contents-value', {
              deployments: summary.deployments,
              incidents: summary.incidents,
              commits: summary.commits,
              imports: summary.imports,
              repositories: summary.repositories,
            })}
          </SettingRow>
        </>
      )}
      <SettingRow label={t('settings.data.people')} wide>
        <p className={classes.hint}>{t('settings.data.people-text')}</p>
      </SettingRow>
    </section>
  );
}
