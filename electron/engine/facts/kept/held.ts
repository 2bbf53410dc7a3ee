/** A value that need not stay in memory, because it can be fetched again. */
export interface Held<Value> {
  get(): Value;
  release(): void;
}

export function hold<Value>(fetch: () => Value, value: Value | null = null): Held<Value> {
  let held = value;
  return {
    get() {
      held ??= fetch();
      return held;
    },
    release() {
      held = null;
    },
  };
}
