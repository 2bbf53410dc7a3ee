import type { Coverage } from '../report.ts';
import { type Facts, MISSING_COMMITS } from './facts.ts';
import type { Resolution } from './resolution.ts';
import { selectRows } from './select-rows.ts';
import type { Selection } from './selection.ts';

const SOME_MISSING = MISSING_COMMITS.indexOf('some');
const ALL_MISSING = MISSING_COMMITS.indexOf('all');

/**
 * How much of the data the figures of a selection rest on. `stored` is the whole workspace; everything else is of the
 * selection's counted deployments and incidents: withSha = they name a SHA, withCommits = it was found in a repository,
 * missing = a commit that they name is in none, partlyMissing = of several one is in none, deployed = lead times they
 * charge and pull requests behind them. `commits.bad` and `pulls.stored` are 0: only the store knows them.
 */
export function coverage(facts: Facts, resolution: Resolution, selection: Selection): Coverage {
  const { deployments, started, open } = selectRows(facts, resolution, selection);
  const { sha, commitOffset, missing } = facts.deployments;
  const { leadOffset, leadPull, leadSeconds, linkOffset, outcomeUnknown } = resolution;
  let withSha = 0;
  let withCommits = 0;
  let absent = 0;
  let partlyMissing = 0;
  let unknownOutcome = 0;
  let deployed = 0;
  let nonPositive = 0;
  const hasPulls = facts.pulls.count > 0;
  const seen = new Uint8Array(facts.pulls.count);
  let pulls = 0;
  for (let k = 0; k < deployments.length; k++) {
    const row = deployments[k] as number;
    if (sha[row] !== 0) withSha++;
    if (commitOffset[row] !== commitOffset[row + 1]) withCommits++;
    if (missing[row] === ALL_MISSING) absent++;
    else if (missing[row] === SOME_MISSING) partlyMissing++;
    unknownOutcome += outcomeUnknown[row] as number;
    const end = leadOffset[row + 1] as number;
    deployed += end - (leadOffset[row] as number);
    for (let lead = leadOffset[row] as number; lead < end; lead++) {
      if ((leadSeconds[lead] as number) <= 0) nonPositive++;
      if (!hasPulls) continue;
      const pull = leadPull[lead] as number;
      if (pull < 0 || seen[pull] === 1) continue;
      seen[pull] = 1;
      pulls++;
    }
  }
  const linked = started.filter((row) => linkOffset[row] !== linkOffset[row + 1]).length;
  return {
    deployments: {
      stored: facts.deployments.count,
      counted: deployments.length,
      withSha,
      withCommits,
      missing: absent,
      partlyMissing,
      unknownOutcome,
    },
    incidents: { stored: facts.incidents.count, inPeriod: started.length, linked, open: open.length },
    commits: { stored: facts.commits.count, deployed, nonPositive, bad: 0 },
    pulls: { stored: 0, deployed: pulls },
  };
}
