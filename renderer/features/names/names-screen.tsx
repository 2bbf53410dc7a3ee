import { Button, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { NameMapping } from '../../../shared/name-mapping.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailedAnswer } from '../../components/failed-answer.tsx';
import { Icon } from '../../components/icon.tsx';
import { TabRow } from '../../components/tab-row.tsx';
import { useText } from '../../i18n.ts';
import { useScreenReady } from '../../screen-ready.ts';
import { navigate } from '../../store/location.ts';
import { setScreenParam, useScreenParam } from '../../store/view.ts';
import { EnvironmentsTab } from './environments-tab.tsx';
import classes from './names.module.css';
import { type Names, useNames } from './names-state.ts';
import { PeopleTab } from './people-tab.tsx';
import { RepositoriesTab } from './repositories-tab.tsx';
import { ServicesTab } from './services-tab.tsx';
import { TeamListPanel } from './team-list-panel.tsx';

const TABS = ['services', 'environments', 'repositories', 'people'] as const;
type Tab = (typeof TABS)[number];

export interface TabProps {
  readonly mapping: NameMapping;
  readonly say: Names['say'];
  readonly readOnly: boolean;
  /** In small letters; '' = everything. */
  readonly search: string;
}

/** Which names mean the same, who owns what, what is production and who is a bot. */
export function NamesScreen() {
  const { mapping, error, readOnly, say, takeBackLast } = useNames();
  const asked = useScreenParam('tab');
  const tab = TABS.find((one) => one === asked) ?? 'services';
  const search = (useScreenParam('search') ?? '').trim().toLowerCase();
  const [listOpen, setListOpen] = useState(false);
  const hasList = tab === 'services' && mapping !== null && mapping.services.length > 0;
  return (
    <div className={classes.page}>
      <Header readOnly={readOnly} onList={hasList ? () => setListOpen(true) : null} onTakeBack={takeBackLast} />
      <Bar tab={tab} count={mapping?.[tab].length ?? null} />
      <Readiness key={tab} ready={mapping !== null || error !== null} />
      {error !== null && <FailedAnswer error={error} />}
      {mapping !== null && <Shown tab={tab} mapping={mapping} say={say} readOnly={readOnly} search={search} />}
      {listOpen && mapping !== null && (
        <TeamListPanel services={mapping.services} say={say} readOnly={readOnly} onClose={() => setListOpen(false)} />
      )}
    </div>
  );
}

interface HeaderProps {
  readonly readOnly: boolean;
  /** null = there is nothing to list. */
  readonly onList: (() => void) | null;
  readonly onTakeBack: (() => void) | null;
}

function Header({ readOnly, onList, onTakeBack }: HeaderProps) {
  const { t } = useText();
  return (
    <header className={classes.header}>
      <div>
        <Title order={1} className={classes.title}>
          {t('namesScreen.title')}
        </Title>
        <p className={classes.subtitle}>{t(readOnly ? 'namesScreen.read-only' : 'namesScreen.subtitle')}</p>
      </div>
      <div className={classes.actions}>
        {onList !== null && (
          <Button variant="default" onClick={onList}>
            {t('namesScreen.team-list.open')}
          </Button>
        )}
        <Button variant="default" disabled={onTakeBack === null} onClick={() => onTakeBack?.()}>
          {t('namesScreen.undo-last')}
        </Button>
      </div>
    </header>
  );
}

/** `count` null: not known yet. */
function Bar({ tab, count }: { readonly tab: Tab; readonly count: number | null }) {
  const { t } = useText();
  const search = useScreenParam('search') ?? '';
  return (
    <div className={classes.bar}>
      <TabRow
        label={t('namesScreen.tabs.label')}
        value={tab}
        tabs={TABS.map((value) => ({ value, label: t(`namesScreen.tabs.${value}`) }))}
        onChange={showTab}
      />
      <span className={classes.faint} role="status">
        {count === null ? '' : t(`namesScreen.count.${tab}`, { count })}
      </span>
      <TextInput
        type="search"
        size="xs"
        className={classes.search}
        placeholder={t(`namesScreen.search.${tab}`)}
        aria-label={t(`namesScreen.search.${tab}`)}
        leftSection={<Icon name="search" size={14} />}
        value={search}
        onChange={(event) => setScreenParam('search', event.currentTarget.value, true)}
      />
    </div>
  );
}

/** Each tab is told of for itself. */
function Readiness({ ready }: { readonly ready: boolean }) {
  useScreenReady(ready);
  return null;
}

/** A search and a sorting belong to their tab. */
function showTab(tab: Tab): void {
  setScreenParam('search', null, true);
  setScreenParam('sort', null, true);
  setScreenParam('tab', tab);
}

const COMPONENTS = {
  services: ServicesTab,
  environments: EnvironmentsTab,
  repositories: RepositoriesTab,
  people: PeopleTab,
} as const;

function Shown({ tab, ...props }: TabProps & { readonly tab: Tab }) {
  const { t } = useText();
  if (props.mapping[tab].length === 0) {
    return (
      <EmptyState level={2} title={t(`namesScreen.empty.${tab}`)} text={t(`namesScreen.empty.${tab}-text`)}>
        <Button onClick={() => navigate('/data')}>{t('namesScreen.empty.to-data')}</Button>
      </EmptyState>
    );
  }
  const Component = COMPONENTS[tab];
  return <Component {...props} />;
}
