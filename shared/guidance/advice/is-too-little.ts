import type { AdviceAnswer } from '../../guidance-answers.ts';

/** No advice, and half of the rules lacked what they go by: that nothing was found is no good news then. */
export function isTooLittle({ advice, judged, unjudged }: AdviceAnswer): boolean {
  return advice.length === 0 && (judged <= unjudged.length || unjudged.some(({ lacks }) => lacks === 'deployments'));
}
