/** Services with what they run, the versions of one, or two of them side by side: the same answers as the screen's. */
import { formatVersionPair } from '../engine/report/format-version-pair.ts';
import { formatServices, formatVersions } from '../engine/report/format-versions.ts';
import { APP_VERSION } from '../version.ts';
import { deliver } from './deliver.ts';
import { type Of, type Surroundings, wanted } from './surroundings.ts';
import { viewOf } from './view-of.ts';

/** Throws 'not-found' for a version that the service doesn't have. */
export async function versions(command: Of<'versions'>, around: Surroundings): Promise<void> {
  const { engine, language } = around;
  const view = await viewOf(command.filters, command.choices, engine);
  const format = wanted(command, around);
  const report = { appVersion: APP_VERSION, timeZone: view.timeZone, language };
  const { service, pair } = command;
  if (service === null) {
    const answer = await engine.handle('versions.services', { view });
    await deliver(formatServices(answer, format, report), command, around);
  } else if (pair === null) {
    const answer = await engine.handle('versions.list', { view, service });
    await deliver(formatVersions(answer, format, report), command, around);
  } else {
    const asked = { view, service, base: pair.base, head: pair.head };
    const answer = await engine.handle('versions.compare', asked);
    const files = pair.files ? await engine.handle('versions.files', asked) : null;
    await deliver(formatVersionPair(answer, files, format, report), command, around);
  }
}
