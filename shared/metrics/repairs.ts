/** Which deployment repaired which, and how: columns, in the order found. */
export interface Repairs {
  readonly count: number;
  readonly failed: Int32Array;
  /** The deployment that shows it. */
  readonly by: Int32Array;
  /** Index into REMEDIATIONS: rollback, hotfix or revert. */
  readonly rule: Uint8Array;
}

export interface GrowingRepairs {
  push(failed: number, by: number, rule: number): void;
  columns(): Repairs;
}

export function createRepairs(): GrowingRepairs {
  let failures = new Int32Array(1024);
  let repairers = new Int32Array(1024);
  let rules = new Uint8Array(1024);
  let count = 0;

  function grow(): void {
    const [failed, by, rule] = [failures, repairers, rules];
    failures = new Int32Array(count * 2);
    repairers = new Int32Array(count * 2);
    rules = new Uint8Array(count * 2);
    failures.set(failed);
    repairers.set(by);
    rules.set(rule);
  }

  return {
    push(failed, by, rule) {
      if (count === failures.length) grow();
      failures[count] = failed;
      repairers[count] = by;
      rules[count++] = rule;
    },
    columns: () => ({
      count,
      failed: failures.subarray(0, count),
      by: repairers.subarray(0, count),
      rule: rules.subarray(0, count),
    }),
  };
}
