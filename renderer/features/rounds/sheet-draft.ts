/**
 * The sheet that is filled in right now, kept as a draft until it is finished or given up. Whoever comes after may be
 * somebody else: a draft opens only where it is asked for, and tells nothing of its answers before.
 */

import type { DraftPlace } from '../../../shared/drafts.ts';
import type { SheetAnswers } from '../../../shared/guidance/check-round.ts';
import { draftValue, keepDraft, useDraft } from '../../store/drafts.ts';
import { useWorkspace } from '../../store/workspace.ts';

export type SheetKind = Extract<DraftPlace['kind'], 'quick-check' | 'capability-check'>;

export interface SheetDraft {
  readonly round: string;
  /** Id of the person whose answers are changed; null = somebody new. */
  readonly person: number | null;
  readonly answers: SheetAnswers;
}

export interface Unfinished extends SheetDraft {
  readonly from: number;
}

/** A round that can't be kept ends with the window, and its sheets with it. */
export function keepSheet(kind: SheetKind, sheet: SheetDraft | null): void {
  const { status, summary } = useWorkspace.getState();
  if (status !== 'open' || summary === null || summary.readOnly) return;
  const isEmpty = sheet === null || Object.keys(sheet.answers).length === 0;
  keepDraft({ kind, workspace: summary.path }, isEmpty ? null : JSON.stringify(sheet));
}

/** What somebody left in an earlier start; null = nothing, or not to be read. */
export function useUnfinished(kind: SheetKind): Unfinished | null {
  const draft = useDraft(
    kind,
    useWorkspace(({ summary }) => summary?.path ?? ''),
  );
  const value = draftValue(draft);
  if (draft === null || draft.restoredFrom === null || !isSheetDraft(value)) return null;
  return { ...value, from: draft.restoredFrom };
}

function isSheetDraft(value: unknown): value is SheetDraft {
  const { round, person, answers } = (value ?? {}) as Partial<Record<keyof SheetDraft, unknown>>;
  const isPerson = person === null || typeof person === 'number';
  return typeof round === 'string' && isPerson && typeof answers === 'object' && answers !== null;
}
