import { Checkbox, Popover, Radio, Stack, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { LevelSetId, ProfileId } from '../../shared/model.ts';
import { useText } from '../i18n.ts';
import { changeFilters } from '../store/view.ts';
import classes from './filter-bar.module.css';

const PROFILE_IDS: readonly ProfileId[] = ['doradeck', 'deck-2024'];
const LEVEL_SET_IDS: readonly LevelSetId[] = ['2024', '2023', '2021', 'four-keys'];

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
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
      width={320}
    >
      <Popover.Target>
        <UnstyledButton className={classes.chip} onClick={() => setOpen(!isOpen)}>
          {t('app.filters.method')}
          <strong>
            {t(`metrics.profile.${profile}`)} · {t(`levels.set.${levels}`)}
          </strong>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('app.filters.method')}>
        <Stack gap="md">
          <Radio.Group
            label={t('app.filters.profile')}
            value={profile}
            onChange={(value) => onProfile(PROFILE_IDS.find((id) => id === value) ?? profile)}
          >
            <Stack gap={8} mt={6}>
              {PROFILE_IDS.map((id) => (
                <Radio
                  key={id}
                  value={id}
                  size="xs"
                  label={t(`metrics.profile.${id}`)}
                  description={t(`metrics.profile-about.${id}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group
            label={t('app.filters.levels')}
            value={levels}
            onChange={(value) => onLevels(LEVEL_SET_IDS.find((id) => id === value) ?? levels)}
          >
            <Stack gap={8} mt={6}>
              {LEVEL_SET_IDS.map((id) => (
                <Radio
                  key={id}
                  value={id}
                  size="xs"
                  label={t(`levels.set.${id}`)}
                  description={t(`levels.source.${id}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Checkbox
            size="xs"
            label={t('app.filters.exclude-bots')}
            checked={excludeBots}
            onChange={(event) => changeFilters({ excludeBots: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
