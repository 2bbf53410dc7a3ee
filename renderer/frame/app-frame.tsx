import type { ReactNode } from 'react';
import { useText } from '../i18n.ts';
import { screenAt } from '../screens.ts';
import { usePath } from '../store/location.ts';
import { useWorkspace } from '../store/workspace.ts';
import classes from './app-frame.module.css';
import { CommandPalette } from './command-palette.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { FilterBar } from './filter-bar.tsx';
import { JobsTray } from './jobs-tray.tsx';
import { Panels } from './panels.tsx';
import { Sidebar } from './sidebar.tsx';

/** Sidebar, filter bar and the screen; what floats over them. */
export function AppFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useText();
  const [path] = usePath();
  const isOpen = useWorkspace((state) => state.status === 'open');
  const screen = screenAt(path);
  const hasSidebar = screen !== null && (isOpen || screen.standsAlone);
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={focusContent}>
        {t('app.skip-to-content')}
      </button>
      {hasSidebar && <Sidebar />}
      <div className={classes.column}>
        {isOpen && screen?.filtered === true && <FilterBar />}
        <main id="content" className={classes.content} tabIndex={-1} key={path}>
          {children}
        </main>
      </div>
      <JobsTray />
      <DropOverlay />
      <CommandPalette />
      <Panels />
    </div>
  );
}

/** A link to #content would change the place of the window, which is the fragment. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
