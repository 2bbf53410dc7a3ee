import { SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import type { Preferences } from '../../../shared/shell-api.ts';
import { useText } from '../../i18n.ts';
import { changePreferences, useSettings } from '../../store/settings.ts';
import { save } from './save.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

export function AppSettings() {
  const { t } = useText();
  const { language, theme, reduceMotion } = useSettings((state) => state.preferences);
  const ids = { language: useId(), theme: useId(), motion: useId() };
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('settings.app.title')}</h2>
      <p className={classes.about}>{t('settings.app.hint')}</p>
      <SettingRow label={t('settings.app.language')} labelId={ids.language}>
        <SegmentedControl<Preferences['language']>
          fullWidth
          aria-labelledby={ids.language}
          value={language}
          onChange={(wish) => void save(() => changePreferences({ language: wish }))}
          data={[
            { value: 'system', label: t('settings.app.language-system') },
            // A language is offered in its own words: who can't read the present one finds theirs.
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'ko', label: <span lang="ko">한국어</span> },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('settings.app.theme')} labelId={ids.theme}>
        <SegmentedControl<Preferences['theme']>
          fullWidth
          aria-labelledby={ids.theme}
          value={theme}
          onChange={(wish) => void save(() => changePreferences({ theme: wish }))}
          data={[
            { value: 'system', label: t('settings.app.theme-system') },
            { value: 'light', label: t('settings.app.theme-light') },
            { value: 'dark', label: t('settings.app.theme-dark') },
          ]}
        />
      </SettingRow>
      <SettingRow label={t('settings.app.motion')} htmlFor={ids.motion} hint={t('settings.app.motion-hint')}>
        <Switch
          id={ids.motion}
          checked={reduceMotion}
          onChange={({ currentTarget }) => {
            const { checked } = currentTarget;
            void save(() => changePreferences({ reduceMotion: checked }));
          }}
        />
      </SettingRow>
    </section>
  );
}
