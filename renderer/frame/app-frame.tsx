import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n.ts';
import { type Screen, screenAt } from '../screens.ts';
import { usePath } from '../store/location.ts';
import { useIsPresenting } from '../store/presenting.ts';
import { useScrollMemory } from '../store/scroll-memory.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './app-frame.module.css';
import { CommandPalette } from './command-palette.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { FilterBar } from './filter-bar.tsx';
import { JobsTray } from './jobs-tray.tsx';
import { Panels } from './panels.tsx';
import { PresentingBar } from './presenting-bar.tsx';
import { Sidebar } from './sidebar.tsx';

/** Sidebar, filter bar and the screen; what floats over them. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const [path] = usePath();
  const isOpen = useWorkspace((state) => state.status === 'open');
  const screen = screenAt(path);
  useWindowTitle(screen);
  const isPresenting = useIsPresenting() && isOpen;
  const hasSidebar = screen !== null && (isOpen || screen.standsAlone) && !isPresenting;
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={focusContent}>
        {t('app.skip-to-content')}
      </button>
      {hasSidebar && <Sidebar />}
      <div className={classes.column}>
        {isPresenting ? <PresentingBar /> : isOpen && screen?.filtered === true && <FilterBar />}
        <Content key={path}>{children}</Content>
      </div>
      <JobsTray />
      <DropOverlay />
      <CommandPalette />
      <Panels />
    </div>
  );
}

function Content({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  useScrollMemory(ref);
  return (
    <main id="content" ref={ref} className={classes.content} tabIndex={-1}>
      {children}
    </main>
  );
}

/** The window is named after what it shows. */
function useWindowTitle(screen: Screen | null): void {
  const { t } = useText();
  const client = useWorkspace((state) => state.summary?.settings.clientName ?? null);
  const name = screen === null ? null : t(`app.screens.${screen.id}`);
  const title = [name, client, t('app.name')].filter((part) => part !== null).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** A link to #content would change the place of the window, which is the fragment. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
