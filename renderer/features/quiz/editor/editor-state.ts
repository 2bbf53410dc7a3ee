/** The pack that is being written. It outlives a way out by the back button, a reload and the application: nothing typed is lost. */
import { create } from 'zustand';
import { BUILT_IN_PACK_IDS, OWN_NUMBERS_PACK } from '../../../../shared/guidance/built-in-pack-ids.ts';
import { draftAt, draftValue, keepDraft, useDrafts } from '../../../store/drafts.ts';
import { savePack, useOwnPacks } from '../own-packs.ts';
import { isRecord } from '../session-kept.ts';
import { type Draft, type DraftQuestion, packId, packOf } from './draft.ts';

interface EditorState {
  /** What the location calls it (`edit=…`); null = nothing is being written. */
  readonly place: string | null;
  readonly draft: Draft | null;
  /** The draft as it was saved or begun, as text. */
  readonly saved: string;
  /** The question whose fields are shown. */
  readonly at: number;
}

/** Packs belong to the person, not to a client. */
export const PACK_DRAFT = { kind: 'quiz-pack', workspace: '' } as const;
const NOTHING: EditorState = { place: null, draft: null, saved: '', at: 0 };

export const useEditor = create<EditorState>()(() => kept() ?? NOTHING);

useEditor.subscribe((state) => {
  if (useDrafts.getState().isLoaded) keepDraft(PACK_DRAFT, isUnsaved(state) ? JSON.stringify(state) : null);
});
useDrafts.subscribe(({ isLoaded }, before) => {
  if (isLoaded && !before.isLoaded) useEditor.setState(kept() ?? {});
});

/** What an earlier page left. */
function kept(): EditorState | null {
  const value = draftValue(draftAt(PACK_DRAFT));
  return isEditorState(value) ? value : null;
}

/** A copy is unsaved from its beginning. */
export function beginDraft(place: string, draft: Draft, isCopy: boolean): void {
  useEditor.setState({ place, draft, saved: isCopy ? '' : JSON.stringify(draft), at: 0 });
}

export function discardDraft(): void {
  useEditor.setState(NOTHING);
}

export function changeDraft(patch: Partial<Draft>): void {
  useEditor.setState(({ draft }) => (draft === null ? {} : { draft: { ...draft, ...patch } }));
}

export function changeQuestion(at: number, patch: Partial<DraftQuestion>): void {
  const questions = useEditor.getState().draft?.questions ?? [];
  changeDraft({ questions: questions.map((question, index) => (index === at ? { ...question, ...patch } : question)) });
}

export function showQuestion(at: number): void {
  useEditor.setState({ at });
}

export function isUnsaved({ draft, saved }: Pick<EditorState, 'draft' | 'saved'>): boolean {
  return draft !== null && JSON.stringify(draft) !== saved;
}

/** A draft without problems as a pack of its own; answers with its id. */
export async function saveDraft(draft: Draft): Promise<string> {
  const own = useOwnPacks.getState().packs ?? [];
  const taken = [...BUILT_IN_PACK_IDS, OWN_NUMBERS_PACK, ...own.map(({ id }) => id)];
  const id = draft.id ?? packId(draft, taken);
  await savePack(packOf(draft, id));
  const saved = { ...draft, id };
  // What was typed while it was saved stays.
  useEditor.setState((state) => ({
    place: id,
    draft: state.draft === null ? null : { ...state.draft, id },
    saved: JSON.stringify(saved),
  }));
  return id;
}

function isEditorState(value: unknown): value is EditorState {
  return (
    isRecord(value) &&
    typeof value.saved === 'string' &&
    typeof value.at === 'number' &&
    isRecord(value.draft) &&
    Array.isArray(value.draft.questions)
  );
}
