/**
 * "What changed and why", from a report with its breakdown by service (and severity): each sentence is arithmetic on figures
 * that the report shows, and only changes that the intervals can tell apart are told (verdict better or worse). How a change
 * is divided among services, teams, weekdays and stages: changes/.
 */
import type { ChangeSentence } from '../answers.ts';
import type { Report } from '../report.ts';
import { explainFrequency } from './changes/explain-frequency.ts';
import { explainLeadTime } from './changes/explain-lead-time.ts';
import { explainFailures, explainRecovery, explainRework } from './changes/explain-stability.ts';
import { nextStep } from './changes/next-step.ts';

/** Beside the next step. */
const MOST = 4;

export function explainChanges(report: Report): ChangeSentence[] {
  const metrics = [
    explainFrequency(report),
    explainLeadTime(report),
    explainFailures(report),
    explainRecovery(report),
    explainRework(report),
  ];
  const changes = firstOfEach(metrics).slice(0, MOST);
  const next = nextStep(report);
  const told: ChangeSentence[] = changes.length > 0 ? changes : [{ code: 'unchanged', tone: 'neutral' }];
  return next === null ? told : [...told, next];
}

/** What is clear before what isn't; of each metric the first sentence, and more only where there is room; in their order. */
function firstOfEach(metrics: readonly (readonly ChangeSentence[])[]): ChangeSentence[] {
  const ranked = metrics.flatMap((sentences, metric) =>
    sentences.map((sentence, place) => ({ sentence, metric, place, isClear: sentence.tone !== 'neutral' })),
  );
  const kept = ranked
    .toSorted((a, b) => Number(b.isClear) - Number(a.isClear) || a.place - b.place || a.metric - b.metric)
    .slice(0, MOST);
  return ranked.filter((one) => kept.includes(one)).map(({ sentence }) => sentence);
}
