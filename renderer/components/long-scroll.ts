/**
 * Lists longer than an element can be tall. Browsers draw nothing right beyond some millions of pixels (Chromium 33, Firefox
 * 18), so a longer list stands in an element of TALLEST and is looked at through `shift`: what is `offset` pixels into the
 * list is drawn at `offset - shift` of the element. By the wheel and the keys a pixel is a pixel; by the scroll bar, whose own
 * pixel is thousands, the element's place stands for that of the list. Near both ends a pixel is always one, so that the
 * first and the last row are reached as in any list.
 */
export const TALLEST = 12_000_000;
const EDGE = 1_000_000;
/** Pixels at once: more than a turn of the wheel or a page, less than a pixel of the scroll bar. */
const JUMP = 4000;

/** Pixels that all rows would take, and that one sees of them. */
export interface Extent {
  readonly length: number;
  readonly view: number;
}

export interface Scrolled {
  /** Pixels of the list above what is seen. */
  readonly offset: number;
  /** Of those, the ones that the element has not. */
  readonly shift: number;
}

export function elementHeight({ length }: Extent): number {
  return Math.min(length, TALLEST);
}

function ends(extent: Extent): { readonly top: number; readonly offset: number } {
  const { length, view } = extent;
  return { top: Math.max(0, elementHeight(extent) - view), offset: Math.max(0, length - view) };
}

/** How far the list is scrolled where the element is scrolled by `top`. */
export function offsetAt(extent: Extent, top: number): number {
  const end = ends(extent);
  if (extent.length <= TALLEST || top <= EDGE) return clamp(top, end.offset);
  if (top >= end.top - EDGE) return clamp(end.offset - (end.top - top), end.offset);
  return EDGE + ((top - EDGE) / (end.top - 2 * EDGE)) * (end.offset - 2 * EDGE);
}

/** The other way round. */
export function topAt(extent: Extent, offset: number): number {
  const end = ends(extent);
  if (extent.length <= TALLEST || offset <= EDGE) return clamp(offset, end.top);
  if (offset >= end.offset - EDGE) return clamp(end.top - (end.offset - offset), end.top);
  return EDGE + ((offset - EDGE) / (end.offset - 2 * EDGE)) * (end.top - 2 * EDGE);
}

/** Where the list is once the element was scrolled to `top`. */
export function scrolledTo(extent: Extent, before: Scrolled, top: number): Scrolled {
  const moved = top - (before.offset - before.shift);
  const offset = Math.abs(moved) >= JUMP ? offsetAt(extent, top) : clamp(before.offset + moved, ends(extent).offset);
  return { offset, shift: offset - top };
}

/** The least that has to be scrolled for a row to be seen whole. */
export function offsetShowing({ view }: Extent, offset: number, start: number, height: number): number {
  if (start < offset) return start;
  return start + height > offset + view ? start + height - view : offset;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, value), most);
}
