/** Where the rows are that a sentence speaks of: a metric's screen, narrowed to what is named. */
import type { ChangeSentence } from '../../../shared/answers.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { StageName } from '../../../shared/report.ts';
import { type Filters, filtersToQuery, screenPlace } from '../../store/filters.ts';

/** One for each linked word of the sentence, in their order. */
export function sentencePlaces(sentence: ChangeSentence, filters: Filters): readonly string[] {
  const to = (path: string, patch: Partial<Filters> = {}, screen = '') =>
    screenPlace(path, filtersToQuery({ ...filters, ...patch }), screen);
  const of = (service: string) => ({ services: [service] });
  switch (sentence.code) {
    case 'frequency':
    case 'frequency-weekday':
      return [to('/frequency')];
    case 'frequency-service':
    case 'service-new':
    case 'service-gone':
      return [to('/frequency', of(sentence.service))];
    case 'frequency-offset':
      return [to('/frequency', of(sentence.service)), to('/frequency', of(sentence.other))];
    case 'frequency-team':
      return [to('/frequency', { teams: [sentence.team] })];
    case 'lead-time':
      return [to('/lead-time')];
    case 'lead-service':
    case 'lead-mix':
      return [to('/lead-time', of(sentence.service))];
    case 'lead-stage':
    case 'next-stage':
      return [to('/lead-time', sentence.service === undefined ? {} : of(sentence.service), stageOf(sentence.stage))];
    case 'failures':
      return [to('/failures')];
    case 'failures-service':
    case 'failures-mix':
      return [to('/failure-rate', of(sentence.service))];
    case 'recovery':
      return [to('/recovery')];
    case 'recovery-of':
      return [sentence.by === 'service' ? to('/recovery', of(sentence.name)) : to('/recovery', {}, 'by=severity')];
    case 'rework':
      return [to('/rework')];
    case 'next-failures':
    case 'next-recovery':
      return [to('/failures', of(sentence.service))];
    case 'unchanged':
      return [];
    default:
      return assertNever(sentence);
  }
}

/** The changes of the lead time screen that have the stage, longest in it first. */
function stageOf(stage: StageName): string {
  return `stage=${stage}&sort=-${stage}`;
}
