import { request } from '../../../e2e/ask.ts';
import type { Doradeck } from '../../../e2e/doradeck.ts';
import { addDays } from '../../../shared/local-date.ts';
import type { View } from '../../../shared/view.ts';
import { printAim } from '../print-rounds.ts';
import type { TimedChange } from './print-changes.ts';
import { timeChange } from './time-change.ts';

const DAYS = 31;

/**
 * What somebody does who looks for a bad release: all services, of a month, and of one a week earlier; a service; an earlier
 * version of it beside the one before; another month of it. The first look at all services is shown apart.
 */
export async function timeVersionViews(
  doradeck: Doradeck,
  end: string,
  weeks: number,
): Promise<readonly TimedChange[]> {
  const timed: TimedChange[] = [];
  const add = async (kind: string, place: string, answer: Parameters<typeof timeChange>[2]) => {
    timed.push({ kind, ...(await timeChange(doradeck, place, answer)) });
  };
  const first = await timeChange(doradeck, placeOf(end, ''), 'versions.services');
  printAim('first look at the versions of all services, ms', [first.total], 0, {});
  const { services } = await request(doradeck, 'versions.services', { view: viewOf(end) });
  for (let week = 1; week <= weeks; week++) {
    const to = addDays(end, -7 * week);
    const { service } = services[(week * 7) % services.length] ?? { service: '' };
    await add('all services', placeOf(to, ''), 'versions.services');
    await add('a service', placeOf(to, service), 'versions.list');
    const { rows } = await request(doradeck, 'versions.list', { view: viewOf(to), service });
    const [, , head, base] = rows;
    if (head !== undefined && base !== undefined) {
      const pair = `&base=${encodeURIComponent(base.version)}&head=${encodeURIComponent(head.version)}`;
      await add('another pair', placeOf(to, service) + pair, 'versions.compare');
    }
    await add('another month', placeOf(addDays(to, -90), service), 'versions.list');
  }
  return timed;
}

function placeOf(to: string, service: string): string {
  const of = service === '' ? '' : `&of=${encodeURIComponent(service)}`;
  return `#/versions?from=${addDays(to, -DAYS)}&to=${to}${of}`;
}

function viewOf(to: string): View {
  return {
    from: addDays(to, -DAYS),
    to,
    timeZone: 'UTC',
    services: [],
    teams: [],
    repositories: [],
    excludeBots: false,
  };
}
