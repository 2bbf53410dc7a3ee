/** What an audience sees of a deck at a moment, and what each wish of the presenter makes of it. */
export interface StageState {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly blank: 'black' | 'white' | null;
  /** A dot follows the mouse. */
  readonly hasPointer: boolean;
  /** All pages at a glance, with the one that Enter would show; null = not asked for. */
  readonly grid: number | null;
  /** The keys are listed. */
  readonly showsKeys: boolean;
  /** Of a page's number, while it is typed. */
  readonly digits: string;
}

export type StageAction =
  | { readonly kind: 'next' | 'previous' | 'first' | 'last' | 'confirm' }
  | { readonly kind: 'up' | 'down' }
  | { readonly kind: 'go'; readonly page: number }
  | { readonly kind: 'digit'; readonly digit: string }
  | { readonly kind: 'blank'; readonly color: 'black' | 'white' }
  | { readonly kind: 'pointer' | 'grid' | 'keys' }
  /** Takes away what lies over the page. */
  | { readonly kind: 'clear' };

export const FIRST: StageState = {
  page: 0,
  blank: null,
  hasPointer: false,
  grid: null,
  showsKeys: false,
  digits: '',
};

export const GRID_COLUMNS = 4;

/** `count` pages, at least one. */
export function stageAfter(state: StageState, action: StageAction, count: number): StageState {
  const plain = { ...state, digits: '' };
  if (state.grid !== null && isWithinGrid(action)) {
    return { ...plain, grid: clamp(movedInGrid(state.grid, action, count), count) };
  }
  const show = (page: number): StageState => ({ ...plain, page: clamp(page, count), blank: null, grid: null });
  switch (action.kind) {
    case 'next':
    case 'down':
      return show(state.page + 1);
    case 'previous':
    case 'up':
      return show(state.page - 1);
    case 'first':
      return show(0);
    case 'last':
      return show(count - 1);
    case 'go':
      return show(action.page);
    case 'digit':
      return { ...state, digits: (state.digits + action.digit).slice(-4) };
    case 'confirm':
      if (state.digits !== '') return show(Number(state.digits) - 1);
      return state.grid === null ? show(state.page + 1) : show(state.grid);
    case 'blank':
      return { ...plain, grid: null, showsKeys: false, blank: state.blank === action.color ? null : action.color };
    case 'pointer':
      return { ...plain, hasPointer: !state.hasPointer };
    case 'grid':
      return { ...plain, showsKeys: false, grid: state.grid === null ? state.page : null };
    case 'keys':
      return { ...plain, showsKeys: !state.showsKeys };
    case 'clear':
      return { ...plain, blank: null, grid: null, showsKeys: false };
  }
}

/** Whether something lies over the page, which Escape takes away before it ends the presentation. */
export function isCovered({ blank, grid, showsKeys, digits }: StageState): boolean {
  return blank !== null || grid !== null || showsKeys || digits !== '';
}

type GridMove = 'next' | 'previous' | 'first' | 'last' | 'up' | 'down';
const GRID_MOVES: readonly string[] = ['next', 'previous', 'first', 'last', 'up', 'down'] satisfies readonly GridMove[];

function isWithinGrid(action: StageAction): action is { readonly kind: GridMove } {
  return GRID_MOVES.includes(action.kind);
}

function movedInGrid(at: number, { kind }: { readonly kind: GridMove }, count: number): number {
  switch (kind) {
    case 'next':
      return at + 1;
    case 'previous':
      return at - 1;
    case 'first':
      return 0;
    case 'last':
      return count - 1;
    case 'down':
      return at + GRID_COLUMNS < count ? at + GRID_COLUMNS : at;
    case 'up':
      return at - GRID_COLUMNS >= 0 ? at - GRID_COLUMNS : at;
  }
}

function clamp(page: number, count: number): number {
  return Math.min(Math.max(0, Math.trunc(page) || 0), Math.max(0, count - 1));
}
