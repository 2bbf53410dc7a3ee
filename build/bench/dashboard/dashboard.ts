/** The figures that every contestant computes of a period. */
export interface Dashboard {
  /** Deployments of each UTC day of the period. */
  readonly days: readonly number[];
  /** Services with a deployment in the period, by code. */
  readonly services: readonly ServiceFigures[];
}

export interface ServiceFigures {
  readonly service: number;
  readonly deployments: number;
  readonly failed: number;
  readonly medianLeadSeconds: number | null;
  readonly p90LeadSeconds: number | null;
  readonly medianRecoverySeconds: number | null;
}

/** One line a figure that is not the same; rounding to a billionth is. */
export function differences(expected: Dashboard, actual: Dashboard): readonly string[] {
  const [one, other] = [figures(expected), figures(actual)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [first, second] = [one.get(name) ?? null, other.get(name) ?? null];
    const same = first === second || Math.abs((first ?? 0) - (second ?? Number.NaN)) <= 1e-9 * Math.abs(first ?? 0);
    return same ? [] : [`${name}: ${first} and ${second}`];
  });
}

function figures({ days, services }: Dashboard): ReadonlyMap<string, number | null> {
  return new Map([
    ...days.map((count, day) => [`day ${day}`, count] as const),
    ...services.flatMap(({ service, ...values }) =>
      Object.entries(values).map(([name, value]) => [`service ${service} ${name}`, value] as const),
    ),
  ]);
}
