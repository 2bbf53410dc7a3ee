import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { WorkspaceSummary } from '../../../shared/answers.ts';
import { PROFILES } from '../../../shared/metrics/profiles.ts';
import {
  DEFAULT_LEVEL_SET,
  LEVEL_SET_IDS,
  type LevelSetId,
  PROFILE_IDS,
  type ProfileId,
  type WorkspaceSettings as Settings,
} from '../../../shared/model.ts';
import { ProfileDefinitions } from '../../components/profile-definitions.tsx';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { useText } from '../../i18n.ts';
import { PatternSetting } from './pattern-setting.tsx';
import { saveWorkspace } from './save.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings.module.css';

const DAY_SECONDS = 86_400;

/** Kept in the workspace file: what the figures mean. */
export function WorkspaceSettings({ summary }: { readonly summary: WorkspaceSummary }) {
  const { t } = useText();
  const { settings, readOnly } = summary;
  const ids = { zone: useId(), week: useId() };
  return (
    <section className={classes.card}>
      <h2 className={classes.heading}>{t('settings.workspace.title')}</h2>
      <p className={classes.about}>{t(readOnly ? 'settings.workspace.read-only' : 'settings.workspace.hint')}</p>
      <ClientName clientName={settings.clientName} disabled={readOnly} />
      <SettingRow
        label={t('settings.workspace.time-zone')}
        htmlFor={ids.zone}
        hint={t('settings.workspace.time-zone-hint')}
      >
        <TimeZoneSelect
          id={ids.zone}
          value={settings.timeZone}
          disabled={readOnly}
          onChange={(timeZone) => void saveWorkspace({ timeZone })}
        />
      </SettingRow>
      <SettingRow label={t('settings.workspace.week-start')} labelId={ids.week}>
        <SegmentedControl<'1' | '7'>
          fullWidth
          aria-labelledby={ids.week}
          disabled={readOnly}
          value={settings.weekStart === 7 ? '7' : '1'}
          onChange={(day) => void saveWorkspace({ weekStart: day === '7' ? 7 : 1 })}
          data={[
            { value: '1', label: t('settings.workspace.monday') },
            { value: '7', label: t('settings.workspace.sunday') },
          ]}
        />
      </SettingRow>
      <MethodSettings settings={settings} disabled={readOnly} />
      <PatternSetting key={settings.productionPattern} pattern={settings.productionPattern} disabled={readOnly} />
      <LinkWindow
        key={settings.linkWindowSeconds}
        days={settings.linkWindowSeconds / DAY_SECONDS}
        disabled={readOnly}
      />
    </section>
  );
}

interface MethodSettingsProps {
  readonly settings: Settings;
  readonly disabled: boolean;
}

/** How the figures are calculated and by which bounds they are named. */
function MethodSettings({ settings, disabled }: MethodSettingsProps) {
  const { t } = useText();
  const ids = { profile: useId(), levels: useId() };
  return (
    <>
      <SettingRow
        label={t('settings.workspace.profile')}
        htmlFor={ids.profile}
        hint={t(`profiles.about.${settings.profile}`)}
      >
        <Select
          id={ids.profile}
          disabled={disabled}
          allowDeselect={false}
          value={settings.profile}
          onChange={(chosen) => {
            const profile = PROFILE_IDS.find((known) => known === chosen);
            if (profile !== undefined) void saveWorkspace({ profile, levels: levelsAfter(profile, settings) });
          }}
          data={PROFILE_IDS.map((profile) => ({ value: profile, label: t(`profiles.name.${profile}`) }))}
        />
        <ProfileDefinitions profile={settings.profile} />
      </SettingRow>
      <SettingRow
        label={t('settings.workspace.level-set')}
        htmlFor={ids.levels}
        hint={t('settings.workspace.level-set-hint')}
      >
        <Select
          id={ids.levels}
          disabled={disabled}
          allowDeselect={false}
          value={settings.levels}
          onChange={(chosen) => {
            const levels = LEVEL_SET_IDS.find((known) => known === chosen);
            if (levels !== undefined) void saveWorkspace({ levels });
          }}
          data={LEVEL_SET_IDS.map((set) => ({ value: set, label: t(`levels.set.${set}`) }))}
        />
      </SettingRow>
    </>
  );
}

/** Levels that went with the profile go on to those of the next one; any others are the user's choice and stay. */
function levelsAfter(profile: ProfileId, { profile: before, levels }: Settings): LevelSetId {
  const untouched = levels === (PROFILES[before].levels ?? DEFAULT_LEVEL_SET);
  return untouched ? (PROFILES[profile].levels ?? DEFAULT_LEVEL_SET) : levels;
}

function ClientName({ clientName, disabled }: { readonly clientName: string; readonly disabled: boolean }) {
  const { t } = useText();
  const id = useId();
  const [draft, setDraft] = useState(clientName);
  const name = draft.trim();
  const commit = (): void => {
    if (name !== '' && name !== clientName) void saveWorkspace({ clientName: name });
  };
  return (
    <SettingRow label={t('settings.workspace.client')} htmlFor={id} hint={t('settings.workspace.client-hint')}>
      <TextInput
        id={id}
        value={draft}
        maxLength={200}
        disabled={disabled}
        error={name === '' ? t('settings.workspace.client-empty') : null}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={commit}
        onKeyDown={({ key, nativeEvent }) => {
          // Enter that ends a Korean syllable is not an answer yet.
          if (key === 'Enter' && !nativeEvent.isComposing) commit();
        }}
      />
    </SettingRow>
  );
}

function LinkWindow({ days, disabled }: { readonly days: number; readonly disabled: boolean }) {
  const { t } = useText();
  const id = useId();
  const [draft, setDraft] = useState<number | string>(days);
  const commit = (): void => {
    if (typeof draft === 'number' && draft > 0 && draft <= 365 && draft !== days) {
      void saveWorkspace({ linkWindowSeconds: draft * DAY_SECONDS });
    }
  };
  return (
    <SettingRow
      label={t('settings.workspace.link-window')}
      htmlFor={id}
      hint={t('settings.workspace.link-window-hint')}
    >
      <NumberInput
        id={id}
        value={draft}
        onChange={setDraft}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
        }}
        min={0.25}
        max={365}
        step={1}
        decimalScale={2}
        suffix={` ${t('settings.workspace.days')}`}
        disabled={disabled}
      />
    </SettingRow>
  );
}
