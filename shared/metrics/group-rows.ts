/** Rows put into groups by one counting pass, their order kept. */
export interface Groups {
  readonly count: number;
  /** Group g holds member[offset[g]] … member[offset[g + 1] - 1]. */
  readonly offset: Int32Array;
  readonly member: Int32Array;
}

/** Row i goes to group `groupOf[i]`, or nowhere when that is -1. `rows` null = rows are 0 … groupOf.length - 1. */
export function groupRows(groupOf: Int32Array, count: number, rows: Int32Array | null = null): Groups {
  const offset = new Int32Array(count + 1);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    if (group >= 0) (offset[group + 1] as number)++;
  }
  for (let group = 0; group < count; group++) (offset[group + 1] as number) += offset[group] as number;
  const member = new Int32Array(offset[count] as number);
  const next = offset.slice(0, count);
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] as number;
    if (group >= 0) member[(next[group] as number)++] = rows === null ? i : (rows[i] as number);
  }
  return { count, offset, member };
}

export function membersOf(groups: Groups, group: number): Int32Array {
  return groups.member.subarray(groups.offset[group] as number, groups.offset[group + 1] as number);
}
