/** Slices side by side: the same answer as the screen's, in one of the formats. */
import { basename, resolve } from 'node:path';
import { sliceNames } from '../../shared/compare/slice-names.ts';
import { viewOfSlice } from '../../shared/compare/slice-view.ts';
import type { ErrorData } from '../../shared/errors.ts';
import { type ComparisonReport, formatComparison } from '../engine/report/format-comparison.ts';
import { APP_VERSION } from '../version.ts';
import { deliver } from './deliver.ts';
import { errorMessage } from './error-message.ts';
import { type Of, type Surroundings, wanted } from './surroundings.ts';
import { viewOf } from './view-of.ts';

/** Prints what could be measured; returns what was wrong with the first slice that could not, else null. */
export async function compare(command: Of<'compare'>, around: Surroundings): Promise<ErrorData | null> {
  const view = await viewOf(command.filters, command.choices, around.engine);
  const slices = command.slices.map((slice) => ({
    label: slice.label,
    view: viewOfSlice(slice, view),
    workspace: slice.workspace === null ? null : resolve(slice.workspace),
  }));
  const answer = await around.engine.handle('compare', { slices });
  const own = (await around.engine.handle('workspace.summary', {}))?.settings.clientName ?? '';
  const clients = answer.slices.map((slice, index) => {
    const path = slices[index]?.workspace ?? null;
    return slice.kind === 'measured' ? slice.client : path === null ? own : basename(path);
  });
  const names = sliceNames(
    slices.map((slice, index) => ({ ...slice, client: clients[index] ?? '' })),
    around.language,
    around.translate,
  );
  const report: ComparisonReport = {
    appVersion: APP_VERSION,
    answer,
    names,
    workspaces: slices.map(({ workspace }) => workspace),
  };
  await deliver(formatComparison(report, wanted(command, around), around.language), command, around);
  const failed = answer.slices.flatMap((slice, index) =>
    slice.kind === 'failed' ? [{ name: names[index] ?? '', error: slice.error }] : [],
  );
  for (const { name, error } of failed) around.complain(`${name}: ${errorMessage(error, around.translate)}`);
  return failed[0]?.error ?? null;
}
