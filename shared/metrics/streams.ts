/**
 * Deployment streams: counted deployments in the order they finished, of one service, or of one service in one
 * environment. "The deployment before" only means something within a stream.
 */
import type { DeploymentFacts, Facts } from './facts.ts';
import { type Groups, groupRows } from './group-rows.ts';
import { oncePer } from './once-per.ts';

export interface EnvironmentStreams {
  readonly groups: Groups;
  /** The stream of a service in an environment (codes), -1 where nothing counted was deployed. */
  find(service: number, environment: number): number;
}

/** Of all deployments, counted or not. */
const allOfServices = oncePer(({ service }: DeploymentFacts) => groupRows(service, largest(service) + 1));

/** The stream of a service has its code. */
export function serviceStreams({ deployments, names }: Facts, counted: Uint8Array): Groups {
  return countedGroups(allOfServices(deployments), names.services.length, counted);
}

const allOfEnvironments = oncePer(({ count, service, environment }: DeploymentFacts) => {
  const environments = largest(environment) + 1;
  const known = new Int32Array((largest(service) + 1) * environments);
  const streamOf = new Int32Array(count);
  let streams = 0;
  for (let i = 0; i < count; i++) {
    const key = (service[i] as number) * environments + (environment[i] as number);
    // From 1: 0 = not met yet.
    if (known[key] === 0) known[key] = ++streams;
    streamOf[i] = (known[key] as number) - 1;
  }
  return { known, environments, groups: groupRows(streamOf, streams) };
});

export function environmentStreams({ deployments }: Facts, counted: Uint8Array): EnvironmentStreams {
  const { known, environments, groups: all } = allOfEnvironments(deployments);
  const groups = countedGroups(all, all.count, counted);
  const { offset } = groups;
  return {
    groups,
    find(service, environment) {
      if (environment >= environments) return -1;
      const stream = (known[service * environments + environment] ?? 0) - 1;
      return stream >= 0 && (offset[stream] as number) < (offset[stream + 1] as number) ? stream : -1;
    },
  };
}

function largest(codes: Int32Array): number {
  let most = 0;
  for (let i = 0; i < codes.length; i++) if ((codes[i] as number) > most) most = codes[i] as number;
  return most;
}

/** The counted ones of each group, `count` groups in all. */
function countedGroups(all: Groups, count: number, counted: Uint8Array): Groups {
  const offset = new Int32Array(count + 1);
  const member = new Int32Array(all.member.length);
  let length = 0;
  for (let group = 0; group < count; group++) {
    const end = group < all.count ? (all.offset[group + 1] as number) : 0;
    for (let k = all.offset[group] ?? end; k < end; k++) {
      const row = all.member[k] as number;
      if (counted[row] === 1) member[length++] = row;
    }
    offset[group + 1] = length;
  }
  return { count, offset, member: member.subarray(0, length) };
}

/** Per deployment: the one of the same stream just before it, else -1. */
export function previousInStream({ member, offset, count }: Groups, deployments: number): Int32Array {
  const previous = new Int32Array(deployments).fill(-1);
  for (let stream = 0; stream < count; stream++) {
    for (let k = (offset[stream] as number) + 1; k < (offset[stream + 1] as number); k++) {
      previous[member[k] as number] = member[k - 1] as number;
    }
  }
  return previous;
}
