/** Which part of a timeline is looked at: all of it, or some versions around the one that is judged. */
import { useState } from 'react';
import type { VersionTimeline } from '../../../shared/version-answers.ts';
import { useScreenChoice } from '../../store/screen-choice.ts';
import type { TimeSpan } from './time-axis.ts';
import type { VersionPair } from './version-pair.ts';

export interface TimelineWindow {
  readonly span: TimeSpan;
  /** Lanes [first, end). */
  readonly first: number;
  readonly end: number;
}

/** As many as one looks at together. */
export const NEAR_LANES = 12;
/** Of those, so many that came after the one that is judged. */
const LATER_LANES = 3;
/** Of the period: in less one can hardly tell versions apart. */
const SMALL_PART = 1 / 8;
export const TIMELINE_PARTS = ['near', 'all'] as const;
export type TimelinePart = (typeof TIMELINE_PARTS)[number];

/** @param first of the lanes that are in view already: they stay while the judged one is among them */
export function timelineWindow(
  timeline: VersionTimeline,
  head: string | null,
  part: TimelinePart,
  first: number | null = null,
): TimelineWindow {
  const { from, to, lanes } = timeline;
  const count = lanes.length;
  if (part === 'all' || !hasParts(timeline)) return { span: { from, to }, first: 0, end: count };
  if (count <= NEAR_LANES) return { span: spanOf(timeline, 0, count), first: 0, end: count };
  const last = count - NEAR_LANES;
  const index = lanes.findIndex(({ version }) => version === head);
  const isInView = first !== null && (index < 0 || (index >= first && index < first + NEAR_LANES));
  const wanted = index < 0 ? last : index - NEAR_LANES + 1 + LATER_LANES;
  const start = Math.min(Math.max(0, isInView ? first : wanted), last);
  const end = start + NEAR_LANES;
  return { span: spanOf(timeline, start, end), first: start, end };
}

/** Whether a part of it shows more than the whole: of many versions, and where all ran in a small part of the period. */
export function hasParts(timeline: VersionTimeline): boolean {
  const { from, to, lanes } = timeline;
  if (lanes.length > NEAR_LANES) return true;
  const span = spanOf(timeline, 0, lanes.length);
  return span.to - span.from < (to - from) * SMALL_PART;
}

/** From when the first of the lanes ran until the last did, with some air around. */
function spanOf({ from, to, lanes }: VersionTimeline, first: number, end: number): TimeSpan {
  const runs = lanes.slice(first, end).flatMap((lane) => lane.runs);
  const begin = Math.min(...runs.map((run) => run.from));
  const last = Math.max(...runs.map((run) => run.to));
  if (!(begin < last)) return { from, to };
  const air = (last - begin) * 0.02;
  return { from: Math.max(from, begin - air), to: Math.min(to, last + air) };
}

export function overlaps(span: TimeSpan, from: number, to: number): boolean {
  return from < span.to && to > span.from;
}

/** The part is in the location; which lanes stay in view while versions are chosen is not. */
export function useTimelineWindow(timeline: VersionTimeline, pair: VersionPair | null) {
  const [part, choosePart] = useScreenChoice('timeline', TIMELINE_PARTS, 'near');
  const [kept, keep] = useState<number | null>(null);
  const window = timelineWindow(timeline, pair?.head ?? null, part, kept);
  if (part === 'near' && window.first !== kept) keep(window.first);
  return { window, part, choosePart };
}
