import { membersOf } from '../../../shared/metrics/group-rows.ts';
import { codesOfDeployment } from '../../../shared/metrics/membership.ts';
import { serviceStreams } from '../../../shared/metrics/streams.ts';
import type { Question } from '../queries/question.ts';
import type { Resolved } from '../workspace.ts';

const known = new WeakMap<Resolved, Map<number, ReadonlySet<number>>>();

/** Repositories (codes) that counted deployments of a service (a code) deployed from. */
export function repositoriesDeployed({ facts, resolved }: Question, service: number): ReadonlySet<number> {
  const before = known.get(resolved) ?? new Map<number, ReadonlySet<number>>();
  known.set(resolved, before);
  if (before.size === 0) {
    const streams = serviceStreams(facts, resolved.resolution.counted);
    const codesOf = codesOfDeployment(facts, 'repo');
    for (let code = 0; code < streams.count; code++) {
      const codes = new Set<number>();
      for (const row of membersOf(streams, code)) codesOf(row, (repository) => codes.add(repository));
      before.set(code, codes);
    }
  }
  return before.get(service) ?? new Set();
}
