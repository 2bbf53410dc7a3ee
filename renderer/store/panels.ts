/** Which panel lies over the screen. At most one. */
import { create } from 'zustand';

export type Panel = 'shortcuts' | 'add-repository' | 'export-report';

interface PanelsState {
  readonly open: Panel | null;
}

export const usePanels = create<PanelsState>()(() => ({ open: null }));

export function openPanel(panel: Panel): void {
  usePanels.setState({ open: panel });
}

export function closePanel(): void {
  usePanels.setState({ open: null });
}
