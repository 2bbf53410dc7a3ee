/** What a reload must not lose, kept by the page for as long as its window is open. */

export function readKept<T>(name: string, isIt: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(window.sessionStorage.getItem(name) ?? 'null');
    return isIt(value) ? value : null;
  } catch {
    // Written by another version, or cut: as if nothing had been kept.
    return null;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    if (value === null) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Full: the quiz goes on, a reload would lose it.
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
