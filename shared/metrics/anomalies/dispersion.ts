/**
 * How much more the residuals of a fit vary than the distribution says: deployments come in bursts, one busy day follows
 * another, and whole weeks are quiet. Evidence is divided by it (quasi-likelihood: R. W. M. Wedderburn 1974; P. McCullagh &
 * J. A. Nelder, "Generalized linear models", 1989, 9.2.2). The larger of two estimates:
 *
 * - of days, times (1 + r) ÷ (1 − r) with the correlation r of each day with the next (G. V. Bayley & J. M. Hammersley 1946);
 * - of the means of seven days (batch means: H.-P. Schmeiser 1982), which sees what hangs together for longer.
 *
 * @param runs residuals divided by their standard deviation, in order of time; in each run a level of its own was fitted
 * @param fitted how many parameters were fitted in all
 */
export function dispersionOf(runs: readonly Float64Array[], fitted: number): number {
  return Math.max(ofDays(runs, fitted), ofBatches(runs));
}

/** Correlations above stand for a series that says next to nothing. */
const MOST_CORRELATION = 0.8;
const BATCH = 7;

function ofDays(runs: readonly Float64Array[], fitted: number): number {
  let n = 0;
  let squares = 0;
  let products = 0;
  for (const run of runs) {
    n += run.length;
    for (let k = 0; k < run.length; k++) {
      const residual = run[k] as number;
      squares += residual * residual;
      if (k > 0) products += residual * (run[k - 1] as number);
    }
  }
  if (n <= fitted + 1 || squares === 0) return 0;
  const correlation = Math.min(MOST_CORRELATION, Math.max(0, products / squares));
  return ((squares / (n - fitted)) * (1 + correlation)) / (1 - correlation);
}

function ofBatches(runs: readonly Float64Array[]): number {
  let batches = 0;
  let squares = 0;
  for (const run of runs) {
    for (let start = 0; start + BATCH <= run.length; start += BATCH) {
      let sum = 0;
      for (let k = start; k < start + BATCH; k++) sum += run[k] as number;
      squares += (sum * sum) / BATCH;
      batches++;
    }
  }
  const free = batches - runs.length;
  return free < 2 ? 0 : squares / free;
}
