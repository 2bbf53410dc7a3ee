/**
 * Services that somebody is likely to open next, opened before: what they are asked for is in memory then. Code that has not
 * run yet takes some ten times as long as later; the first service that somebody opens would wait for that as well.
 */
import { formatDay, localClock } from '../../../shared/time.ts';
import type { View } from '../../../shared/view.ts';
import type { Database } from '../db/connect.ts';
import { askWorkspace, dataRangeOf } from '../queries/question.ts';
import type { Workspace } from '../workspace.ts';
import { compareVersions } from './compare-versions.ts';
import { listSummarised } from './list-services.ts';
import { listVersions } from './list-versions.ts';
import { HISTORIES_KEPT, versionMemory } from './version-memory.ts';

/** Until code runs about as fast as it ever will: once in the life of the process. */
const OPENED_FIRST = 20;
let isCodeWarm = false;
/** What screens show at first, about. */
const DAYS = 90;
const VERDICTS_AT_ONCE = 20;

const opened = new WeakSet<Database>();

/** Somebody opened a service: from then on what is in memory is what was asked for. */
export function noteOpened(db: Database): void {
  opened.add(db);
}

/** In steps, the likeliest last: those in trouble. `view`: of which the services are summarised, with no period. */
export function* openLikely(workspace: Workspace, view: View, now: number): Generator<void> {
  const db = workspace.store.reader;
  if (opened.has(db)) return;
  const question = askWorkspace(workspace, { ...view, ...lastDays(workspace, view.timeZone) }, now);
  const memory = versionMemory(db, question);
  const { services } = listSummarised(question, memory);
  const most = isCodeWarm ? HISTORIES_KEPT : OPENED_FIRST;
  for (const { service } of services.slice(0, most).reverse()) {
    yield;
    if (opened.has(db)) return;
    const { versions, verdicts } = yield* memory.readAhead(service);
    for (let index = versions.length - 1; index >= 0; index--) {
      if ((versions[index]?.life.lastSeenAt ?? 0) < question.selection.from) break;
      verdicts.of(index);
      if (index % VERDICTS_AT_ONCE === 0) yield;
    }
    const { pair } = listVersions(db, question, service, now);
    yield;
    if (pair !== null) compareVersions(db, question, service, pair);
  }
  isCodeWarm = true;
}

/** Of the data; without any that has an end, all of them. */
function lastDays(workspace: Workspace, timeZone: string): Pick<View, 'from' | 'to'> {
  const range = dataRangeOf(workspace.picture().facts);
  if (range === null) return { from: null, to: null };
  const last = localClock(timeZone).dayOf(range.to);
  return { from: formatDay(last - DAYS), to: formatDay(last + 1) };
}
