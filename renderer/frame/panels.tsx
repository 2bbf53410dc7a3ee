import { useHotkeys } from '@mantine/hooks';
import { closePanel, openPanel, usePanels } from '../store/panels.ts';
import { AddRepositoryPanel } from './add-repository-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { PastePanel } from './paste-panel.tsx';
import { ShortcutsPanel } from './shortcuts-panel.tsx';

/** What lies over the screen when asked for. */
export function Panels() {
  const open = usePanels((state) => state.open);
  // A single key, so it is not in the menu; typing it into a field types it.
  useHotkeys([
    ['shift+?', () => openPanel('shortcuts')],
    ['?', () => openPanel('shortcuts')],
  ]);
  return (
    <>
      <ShortcutsPanel isOpen={open === 'shortcuts'} onClose={closePanel} />
      <AddRepositoryPanel isOpen={open === 'add-repository'} onClose={closePanel} />
      <PastePanel isOpen={open === 'paste-table'} onClose={closePanel} />
      <ExportPanel isOpen={open === 'export-report'} onClose={closePanel} />
    </>
  );
}
