/** Where evidence and rates are in the chart of a canary. */
import type { Locale } from '../../../../shared/i18n/catalog.ts';
import { formatNumber } from '../../../../shared/i18n/format.ts';
import { formatTime } from '../../../../shared/i18n/format-date.ts';
import { formatFactor } from '../../../../shared/i18n/format-measured.ts';
import { type TimeSpan, type TimeTick, timeTicks } from '../time-axis.ts';

/** Evidence beyond these tells no more: what is known a million times over is known. */
const MOST = 1e6;
const LEAST = 1e-2;

export interface EvidenceScale {
  /** Powers of ten. */
  readonly ticks: readonly number[];
  /** 0 at the bottom, 1 at the top; beyond them at the edge. */
  readonly at: (evidence: number) => number;
}

/** Logarithmic, from below 1 to above the threshold and whatever was reached. */
export function evidenceScale(values: readonly number[], threshold: number): EvidenceScale {
  const known = values.filter((value) => Number.isFinite(value) && value > 0);
  const bottom = Math.floor(Math.log10(Math.max(LEAST, Math.min(0.5, ...known))));
  const top = Math.ceil(Math.log10(Math.min(MOST, Math.max(threshold * 2, ...known))) - 1e-9);
  const every = top - bottom > 5 ? 2 : 1;
  return {
    ticks: Array.from({ length: Math.floor((top - bottom) / every) + 1 }, (_, index) => 10 ** (bottom + index * every)),
    at: (value) => {
      if (!(value > 0)) return 0;
      return Math.min(1, Math.max(0, (Math.log10(value) - bottom) / (top - bottom)));
    },
  };
}

const MINUTE = 60_000;
const MINUTES = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE);
/** Of a time of day, in pixels. */
const LABEL_ROOM = 60;

/** Minutes where a canary was over within hours, else as any axis of time. */
export function momentTicks(span: TimeSpan, width: number, timeZone: string, locale: Locale): readonly TimeTick[] {
  const most = width / LABEL_ROOM;
  const step = MINUTES.find((minutes) => (span.to - span.from) / minutes <= most);
  if (step === undefined) return timeTicks(span, width, timeZone, locale);
  const first = Math.ceil(span.from / step);
  const last = Math.floor((span.to - 1) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const at = (first + index) * step;
    return { at, text: formatTime(at, timeZone, locale) };
  });
}

/** "0.84", "23", "> 1,000,000" */
export function evidenceWord(evidence: number, locale: Locale): string {
  if (evidence > MOST || Number.isNaN(evidence)) return `> ${formatNumber(MOST, locale)}`;
  if (evidence < LEAST) return `< ${formatNumber(LEAST, locale)}`;
  return formatFactor(evidence, locale);
}

/** null = there were no requests yet. */
export function rateSoFar(errors: number, requests: number): number | null {
  return requests > 0 ? Math.min(1, errors / requests) : null;
}

/** A path through places 0–1 (y from the bottom) on a grid of 1000 × 100; a value that isn't known breaks it. */
export function pathThrough(places: readonly (readonly [x: number, y: number | null])[]): string {
  let isDrawing = false;
  return places
    .map(([x, y]) => {
      if (y === null) {
        isDrawing = false;
        return '';
      }
      const step = `${isDrawing ? 'L' : 'M'}${(x * 1000).toFixed(1)} ${((1 - y) * 100).toFixed(2)}`;
      isDrawing = true;
      return step;
    })
    .join('');
}
