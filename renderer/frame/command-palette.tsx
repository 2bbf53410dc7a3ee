import { Spotlight } from '@mantine/spotlight';
import { type CommandId, commandIds, shortcuts } from '../../shared/commands.ts';
import type { SavedItem } from '../../shared/saved-items.ts';
import { attempt } from '../attempt.ts';
import { isAvailable, runCommand } from '../commands.ts';
import { Icon } from '../components/icon.tsx';
import { Shortcut } from '../components/shortcut.tsx';
import { useText } from '../i18n.ts';
import { navigate } from '../store/location.ts';
import { useAnswer } from '../store/results.ts';
import { changePreferences } from '../store/settings.ts';
import { changeFilters } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './command-palette.module.css';

/** Offered by name, so that a service is a few keys away; more are found in the filter bar. */
const OFFERED_SERVICES = 500;

type Actions = {
  group: string;
  actions: { id: string; label: string; rightSection?: React.ReactNode; onClick: () => void }[];
}[];

export function CommandPalette() {
  const { t } = useText();
  const actions = useActions();
  return (
    <Spotlight
      actions={actions}
      // The menu hears Mod+K and sends the command.
      shortcut={null}
      scrollable
      maxHeight={420}
      limit={30}
      nothingFound={t('app.commands.empty')}
      classNames={classes}
      attributes={{ content: { 'aria-label': t('app.commands.label') } }}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: t('app.commands.search'),
        'aria-label': t('app.commands.search'),
      }}
    />
  );
}

function useActions(): Actions {
  const { t } = useText();
  const isOpen = useWorkspace((state) => state.status === 'open');
  const services = useWorkspace((state) => state.facets?.services);
  const views = useSavedViews(isOpen);
  const command = (id: CommandId) => ({
    id,
    label: t(`menu.command.${id}`),
    rightSection: <Shortcut keys={shortcuts[id]} />,
    onClick: () => void attempt(() => runCommand(id)),
  });
  const available = commandIds.filter((id) => isAvailable(id, isOpen) && id !== 'command-palette');
  return [
    { group: t('app.commands.groups.go'), actions: [...available.filter(isGoing).map(command)] },
    { group: t('app.commands.groups.do'), actions: available.filter((id) => !isGoing(id)).map(command) },
    { group: t('app.commands.groups.look'), actions: looks(t) },
    {
      group: t('saved.views'),
      actions: views.map(({ name, content }) => ({
        id: `view ${name}`,
        label: t('saved.open-view', { name }),
        onClick: () => navigate(content),
      })),
    },
    {
      group: t('app.filters.service'),
      actions: (services ?? []).slice(0, OFFERED_SERVICES).map(({ name }) => ({
        id: `service ${name}`,
        label: t('app.commands.filter-service', { service: name }),
        onClick: () => changeFilters({ services: [name] }),
      })),
    },
  ];
}

function useSavedViews(isOpen: boolean): readonly SavedItem[] {
  return useAnswer('saved.list', isOpen ? { kind: 'view' } : null).value ?? [];
}

type T = ReturnType<typeof useText>['t'];

function looks(t: T) {
  return [
    { id: 'english', label: t('app.commands.english'), onClick: () => prefer({ language: 'en' }) },
    { id: 'korean', label: t('app.commands.korean'), onClick: () => prefer({ language: 'ko' }) },
    { id: 'theme-system', label: t('app.commands.theme-system'), onClick: () => prefer({ theme: 'system' }) },
  ];
}

function prefer(patch: Parameters<typeof changePreferences>[0]): void {
  void attempt(() => changePreferences(patch));
}

function isGoing(id: CommandId): boolean {
  return id.startsWith('go-');
}
