/**
 * Deployment streams: counted deployments in the order they finished, of one service, or of one service in one
 * environment. "The deployment before" only means something within a stream.
 */
import type { Facts } from './facts.ts';
import { type Groups, groupRows } from './group-rows.ts';

export interface Streams {
  readonly groups: Groups;
  /** Per deployment: its stream; -1 = it doesn't count. */
  readonly streamOf: Int32Array;
}

export interface EnvironmentStreams extends Streams {
  /** The stream of a service in an environment (codes), -1 where nothing counted was deployed. */
  find(service: number, environment: number): number;
}

/** The stream of a service has its code. */
export function serviceStreams(facts: Facts, counted: Uint8Array): Streams {
  const streamOf = facts.deployments.service.map((service, i) => (counted[i] === 1 ? service : -1));
  return { streamOf, groups: groupRows(streamOf, facts.names.services.length) };
}

export function environmentStreams(facts: Facts, counted: Uint8Array): EnvironmentStreams {
  const { count, service, environment } = facts.deployments;
  const environments = facts.names.environments.length;
  const streams = new Map<number, number>();
  const streamOf = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    if (counted[i] !== 1) continue;
    const key = (service[i] as number) * environments + (environment[i] as number);
    let stream = streams.get(key);
    if (stream === undefined) {
      stream = streams.size;
      streams.set(key, stream);
    }
    streamOf[i] = stream;
  }
  return {
    streamOf,
    groups: groupRows(streamOf, streams.size),
    find: (wantedService, wantedEnvironment) => streams.get(wantedService * environments + wantedEnvironment) ?? -1,
  };
}

/** Per deployment: the counted one of the same service just before it, else -1. */
export function previousInStream(streams: Streams): Int32Array {
  const previous = new Int32Array(streams.streamOf.length).fill(-1);
  const { member, offset, count } = streams.groups;
  for (let stream = 0; stream < count; stream++) {
    for (let k = (offset[stream] as number) + 1; k < (offset[stream + 1] as number); k++) {
      previous[member[k] as number] = member[k - 1] as number;
    }
  }
  return previous;
}
