import { openDrawer } from '../../store/view.ts';

/** Opens an incident over a screen whose own rows are something else (IncidentDrawer with `param="incident"`). */
export function openIncident(id: number): void {
  openDrawer('incident', String(id));
}
