/** Changes of settings: sent at once, and said to be saved for a moment. */
import { create } from 'zustand';
import type { RequestInput } from '../../../shared/api.ts';
import { request } from '../../api.ts';
import { attempt } from '../../attempt.ts';
import { adoptWorkspace } from '../../store/workspace.ts';

const SHOWN_FOR_MS = 2500;

export const useSaved = create<{ readonly saved: boolean }>()(() => ({ saved: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Runs a change; what goes wrong is told by `attempt`. */
export async function save(change: () => Promise<unknown>): Promise<void> {
  await attempt(async () => {
    await change();
    clearTimeout(timer);
    useSaved.setState({ saved: true });
    timer = setTimeout(() => useSaved.setState({ saved: false }), SHOWN_FOR_MS);
  });
}

export async function saveWorkspace(patch: RequestInput<'workspace.settings'>): Promise<void> {
  await save(async () => adoptWorkspace(await request('workspace.settings', patch)));
}
