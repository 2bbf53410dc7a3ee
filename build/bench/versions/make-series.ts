/**
 * A series of versions as monitoring exports it, the same every time: a row for each version of each service that ran in
 * an hour, the hours in order. Now and then a version is faulty: five times the errors, twice the latency.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { random } from '../random.ts';

export interface SeriesSize {
  readonly services: number;
  /** Of each service. */
  readonly versions: number;
  readonly hours: number;
  /** For how long a version runs in staging before it comes to production. */
  readonly stagedHours?: number;
}

/** A year of 200 services: about two million rows. */
export const A_YEAR: SeriesSize = { services: 200, versions: 500, hours: 8760 };

/** The same where versions were tried first: a tenth more rows, in another environment. */
export const A_STAGED_YEAR: SeriesSize = { ...A_YEAR, stagedHours: 2 };

const START = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;
/** Hours for which a version runs beside the one before it. */
const OVERLAP = 3;
const FAULTY = 0.02;
/** Of production's requests. */
const STAGING_SHARE = 0.05;
const HEADER = 'timestamp,service,env,version,requests,errors,p50,p95,p99\n';

/** Returns how many rows there are. */
export async function makeSeries(path: string, size: SeriesSize): Promise<number> {
  const stream = createWriteStream(path);
  let text = HEADER;
  let rows = 0;
  for (const line of makeLines(size)) {
    text += line;
    rows += 1;
    if (text.length < 1 << 20) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await once(stream, 'close');
  return rows;
}

interface Service {
  readonly name: string;
  /** Requests an hour, errors a request, milliseconds. */
  readonly traffic: number;
  readonly errorRate: number;
  readonly latency: number;
  /** Hour in which each version begins. */
  readonly begins: readonly number[];
  readonly faulty: readonly boolean[];
}

function* makeLines(size: SeriesSize): Generator<string, void, undefined> {
  const next = random(17);
  const services = Array.from({ length: size.services }, (_, index) => makeService(index, size, next));
  const newest = services.map(() => 0);
  for (let hour = 0; hour < size.hours; hour += 1) {
    const time = `${new Date(START + hour * HOUR).toISOString().slice(0, 19)}Z`;
    for (const [index, service] of services.entries()) {
      let version = newest[index] as number;
      while ((service.begins[version + 1] ?? size.hours) <= hour) version += 1;
      newest[index] = version;
      const age = hour - (service.begins[version] as number);
      const share = version === 0 ? 1 : Math.min(1, (age + 1) / (OVERLAP + 1));
      if (share < 1) yield makeLine(`${time},${service.name},production`, service, version - 1, 1 - share, next);
      yield makeLine(`${time},${service.name},production`, service, version, share, next);
      const isStaged = hour + (size.stagedHours ?? 0) >= (service.begins[version + 1] ?? Number.POSITIVE_INFINITY);
      if (isStaged) yield makeLine(`${time},${service.name},staging`, service, version + 1, STAGING_SHARE, next);
    }
  }
}

function makeService(index: number, { versions, hours }: SeriesSize, next: () => number): Service {
  const each = hours / versions;
  return {
    name: `service-${String(index).padStart(3, '0')}`,
    traffic: 200 * 10 ** (next() * 3),
    errorRate: 0.0005 * 10 ** next(),
    latency: 10 + next() * 90,
    begins: Array.from({ length: versions }, (_, version) =>
      version === 0 ? 0 : Math.round((version + (next() - 0.5) * 0.8) * each),
    ),
    faulty: Array.from({ length: versions }, () => next() < FAULTY),
  };
}

/** `start`: the cells before the version. */
function makeLine(start: string, service: Service, version: number, share: number, next: () => number): string {
  const isFaulty = service.faulty[version] === true;
  const requests = Math.round(service.traffic * share * (0.8 + next() * 0.4));
  const errors = Math.round(requests * service.errorRate * (isFaulty ? 5 : 1) * (0.5 + next()));
  const p50 = service.latency * (isFaulty ? 2 : 1) * (0.9 + next() * 0.2);
  const latencies = [p50, p50 * 2.5, p50 * 5].map((value) => value.toFixed(1)).join(',');
  return `${start},1.${version}.0,${requests},${errors},${latencies}\n`;
}
