/** One stage of one group's changes. */
export interface StageTimes {
  /** Seconds, all ≥ 0; free to be reordered. */
  readonly values: Float64Array;
  /** Of the values. */
  readonly sum: number;
  /** Values that stand on a pull request with a time missing. */
  readonly partial: number;
  /** Mean over the changes of the deployment that finished last of those with values; null = no values. */
  readonly last: number | null;
}
