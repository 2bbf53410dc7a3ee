/** Which panel lies over the screen. At most one. */
import { create } from 'zustand';

export type Panel = 'shortcuts' | 'add-repository' | 'export-report' | 'paste-table';

interface PanelsState {
  readonly open: Panel | null;
  /** The text that `paste-table` begins with. */
  readonly pasted: string;
}

export const usePanels = create<PanelsState>()(() => ({ open: null, pasted: '' }));

export function openPanel(panel: Panel): void {
  usePanels.setState({ open: panel });
}

export function openPaste(pasted: string): void {
  usePanels.setState({ open: 'paste-table', pasted });
}

export function closePanel(): void {
  usePanels.setState({ open: null, pasted: '' });
}
