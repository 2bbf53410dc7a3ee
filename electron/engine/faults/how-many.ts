/** `npm run test:faults` runs many cases of each fault and prints what it met; `npm test` runs a few. */
export const isFull = process.env.DORADECK_FAULTS === 'full';

export function howMany(few: number, many: number): number {
  return isFull ? many : few;
}

export function printFigures(of: string, figures: object): void {
  if (isFull) process.stdout.write(`${of}: ${JSON.stringify(figures)}\n`);
}

/** Where the dice start: another number in the environment gives other moments and other bytes. */
export const SEED = Number(process.env.DORADECK_FAULTS_SEED ?? 1);

/** For a test that may run many cases. */
export const HOUR_MS = 3_600_000;
