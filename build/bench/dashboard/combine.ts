import type { Dashboard } from './dashboard.ts';

/** As a database answers. */
export type Row = Readonly<Record<string, number | bigint | null>>;

/** One dashboard from the answers of four queries: by day, and by service lead times, failures and recoveries. */
export function combine(
  dayCount: number,
  days: readonly Row[],
  leadTimes: readonly Row[],
  failures: readonly Row[],
  recoveries: readonly Row[],
): Dashboard {
  const counts = new Array<number>(dayCount).fill(0);
  for (const { day, deployments } of days) counts[Number(day)] = Number(deployments);
  const [leadTimesOf, recoveriesOf] = [byService(leadTimes), byService(recoveries)];
  return {
    days: counts,
    services: failures.map(({ service, deployments, failed }) => {
      const code = Number(service);
      return {
        service: code,
        deployments: Number(deployments),
        failed: Number(failed),
        medianLeadSeconds: seconds(leadTimesOf.get(code)?.middle),
        p90LeadSeconds: seconds(leadTimesOf.get(code)?.p90),
        medianRecoverySeconds: seconds(recoveriesOf.get(code)?.middle),
      };
    }),
  };
}

function byService(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [Number(row.service), row]));
}

function seconds(value: Row[string] | undefined): number | null {
  return value == null ? null : Number(value);
}
