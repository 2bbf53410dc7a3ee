/** What the measured evidence calls for: the same answer as the screen's. */
import { formatAdvice } from '../engine/report/format-advice.ts';
import { APP_VERSION } from '../version.ts';
import { deliver } from './deliver.ts';
import { type Of, type Surroundings, wanted } from './surroundings.ts';
import { viewOf } from './view-of.ts';

export async function advice(command: Of<'advice'>, around: Surroundings): Promise<void> {
  const { engine, language } = around;
  const view = await viewOf(command.filters, command.choices, engine);
  const answer = await engine.handle('advice', { view });
  const text = formatAdvice(answer, wanted(command, around), { appVersion: APP_VERSION, language });
  await deliver(text, command, around);
}
