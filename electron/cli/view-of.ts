import type { View } from '../../shared/view.ts';
import type { Engine } from '../engine/create-engine.ts';
import type { Filters, ReportChoices } from './command.ts';

/** The filters as the engine takes them: in the zone of the open workspace unless another is asked for. */
export async function viewOf(filters: Filters, choices: ReportChoices, engine: Engine): Promise<View> {
  const summary = await engine.handle('workspace.summary', {});
  return {
    from: filters.from,
    to: filters.to,
    timeZone: filters.timeZone ?? summary?.settings.timeZone ?? 'UTC',
    ...(filters.compareWith && { compareWith: filters.compareWith }),
    ...(filters.env !== undefined && { env: filters.env }),
    services: [...filters.services],
    teams: [...filters.teams],
    repositories: [...filters.repositories],
    excludeBots: filters.excludeBots,
    ...(choices.profile && { profile: choices.profile }),
    ...(choices.levels && { levels: choices.levels }),
  };
}
