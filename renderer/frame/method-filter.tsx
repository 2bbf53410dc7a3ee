import { Checkbox, Radio, Select, Stack, UnstyledButton } from '@mantine/core';
import { LEVEL_SET_IDS, type LevelSetId, PROFILE_IDS, type ProfileId } from '../../shared/model.ts';
import { PanelPopover } from '../components/panel-popover.tsx';
import { ProfileDefinitions } from '../components/profile-definitions.tsx';
import { useText } from '../i18n.ts';
import { changeFilters } from '../store/view.ts';
import classes from './filter-bar.module.css';

interface MethodFilterProps {
  readonly profile: ProfileId;
  readonly levels: LevelSetId;
  readonly excludeBots: boolean;
  readonly onProfile: (profile: ProfileId) => void;
  readonly onLevels: (levels: LevelSetId) => void;
}

/** How figures are made and graded: profile, level set, bots. */
export function MethodFilter({ profile, levels, excludeBots, onProfile, onLevels }: MethodFilterProps) {
  const { t } = useText();
  return (
    <PanelPopover
      label={t('app.filters.method')}
      className={classes.method}
      position="bottom-end"
      width={340}
      button={(toggle) => (
        <UnstyledButton
          className={classes.chip}
          aria-label={`${t('app.filters.method')}: ${t(`profiles.name.${profile}`)} · ${t(`levels.set.${levels}`)}`}
          title={t('app.filters.method')}
          onClick={toggle}
        >
          <strong>
            {t(`profiles.name.${profile}`)} · {t(`levels.set.${levels}`)}
          </strong>
        </UnstyledButton>
      )}
    >
      {() => (
        <Stack gap="md">
          <div>
            <ProfileSelect profile={profile} onProfile={onProfile} />
            <ProfileDefinitions profile={profile} />
          </div>
          <Choice
            label={t('app.filters.levels')}
            value={levels}
            options={LEVEL_SET_IDS.map((id) => ({ id, name: t(`levels.set.${id}`), about: t(`levels.source.${id}`) }))}
            onChange={onLevels}
          />
          <Checkbox
            size="xs"
            label={t('app.filters.exclude-bots')}
            checked={excludeBots}
            onChange={(event) => changeFilters({ excludeBots: event.currentTarget.checked })}
          />
        </Stack>
      )}
    </PanelPopover>
  );
}

function ProfileSelect({ profile, onProfile }: Pick<MethodFilterProps, 'profile' | 'onProfile'>) {
  const { t } = useText();
  return (
    <Select
      size="xs"
      label={t('app.filters.profile')}
      description={t(`profiles.about.${profile}`)}
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      value={profile}
      data={PROFILE_IDS.map((id) => ({ value: id, label: t(`profiles.name.${id}`) }))}
      onChange={(chosen) => onProfile(PROFILE_IDS.find((id) => id === chosen) ?? profile)}
    />
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly name: string; readonly about: string }[];
  readonly onChange: (id: Id) => void;
}

function Choice<Id extends string>({ label, value, options, onChange }: ChoiceProps<Id>) {
  return (
    <Radio.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(options.find(({ id }) => id === chosen)?.id ?? value)}
    >
      <Stack gap={8} mt={6}>
        {options.map(({ id, name, about }) => (
          <Radio key={id} value={id} size="xs" label={name} description={about} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
