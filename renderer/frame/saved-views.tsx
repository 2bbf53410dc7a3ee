import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { SavedItem } from '../../shared/saved-items.ts';
import { attempt } from '../attempt.ts';
import { IconButton } from '../components/icon-button.tsx';
import { NameForm } from '../components/name-form.tsx';
import { PanelPopover } from '../components/panel-popover.tsx';
import { useText } from '../i18n.ts';
import { screenAt } from '../screens.ts';
import { navigate, usePath, useQuery } from '../store/location.ts';
import { remove, rename, save, useSaved } from '../store/saved.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './saved-views.module.css';

/** Names for places: what the filter bar and the screen say is kept, and opened again. */
export function SavedViews() {
  const { t } = useText();
  return (
    <PanelPopover
      label={t('saved.views')}
      position="bottom-end"
      width={320}
      button={(toggle) => <IconButton icon="bookmark" label={t('saved.views')} onClick={toggle} />}
    >
      {(close) => <ViewsPanel onDone={close} />}
    </PanelPopover>
  );
}

/** The place in the window, as it is kept. */
function usePlace(): string {
  const [path] = usePath();
  return `${path}?${useQuery()}`;
}

function ViewsPanel({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText();
  const { value: views } = useSaved('view');
  const place = usePlace();
  const isReadOnly = useWorkspace((state) => state.summary?.readOnly ?? true);
  const [renamed, setRenamed] = useState<string | null>(null);
  return (
    <div className={classes.panel}>
      {views?.length === 0 && <p className={classes.note}>{t('saved.no-views')}</p>}
      <ul className={classes.list}>
        {views?.map((view) => (
          <li key={view.name} className={classes.item}>
            {renamed === view.name ? (
              <NameForm
                label={t('saved.new-name')}
                action={t('saved.rename')}
                initial={view.name}
                onName={async (name) => {
                  await rename('view', view.name, name);
                  setRenamed(null);
                }}
              />
            ) : (
              <ViewRow
                view={view}
                isHere={view.content === place}
                isReadOnly={isReadOnly}
                onOpen={onDone}
                onRename={() => setRenamed(view.name)}
              />
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? (
        <p className={classes.note}>{t('saved.read-only')}</p>
      ) : (
        <NameForm
          label={t('saved.view-name')}
          action={t('saved.save')}
          initial=""
          onName={(name) => save('view', name, place)}
        />
      )}
    </div>
  );
}

interface ViewRowProps {
  readonly view: SavedItem;
  readonly isHere: boolean;
  readonly isReadOnly: boolean;
  readonly onOpen: () => void;
  readonly onRename: () => void;
}

function ViewRow({ view, isHere, isReadOnly, onOpen, onRename }: ViewRowProps) {
  const { t } = useText();
  const screen = screenAt(view.content.split('?')[0] ?? '');
  return (
    <>
      <UnstyledButton
        className={classes.view}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => {
          navigate(view.content);
          onOpen();
        }}
      >
        <span className={classes.name}>{view.name}</span>
        {screen !== null && <span className={classes.screen}>{t(`app.screens.${screen.id}`)}</span>}
      </UnstyledButton>
      {!isReadOnly && (
        <>
          <IconButton icon="edit" label={t('saved.rename-of', { name: view.name })} onClick={onRename} />
          <IconButton
            icon="close"
            label={t('saved.remove-of', { name: view.name })}
            onClick={() => void attempt(() => remove('view', view.name))}
          />
        </>
      )}
    </>
  );
}
