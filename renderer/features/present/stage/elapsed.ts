/** A clock that can be stopped: what ran before it was stopped last, and since when it runs again. Milliseconds. */
export interface Elapsed {
  readonly before: number;
  /** null = it is stopped. */
  readonly since: number | null;
}

export function startClock(now: number): Elapsed {
  return { before: 0, since: now };
}

export function elapsedAt({ before, since }: Elapsed, now: number): number {
  return before + (since === null ? 0 : Math.max(0, now - since));
}

export function toggleClock(elapsed: Elapsed, now: number): Elapsed {
  return { before: elapsedAt(elapsed, now), since: elapsed.since === null ? now : null };
}

export function resetClock({ since }: Elapsed, now: number): Elapsed {
  return { before: 0, since: since === null ? null : now };
}

/** "0:07", "12:30", "1:02:03" */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
