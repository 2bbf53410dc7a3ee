import type { AdviceAnswer } from '../../guidance-answers.ts';

/** No advice, and none of what most rules go by: that nothing was found is no good news then. */
export function isTooLittle({ advice, judged, unjudged }: AdviceAnswer): boolean {
  return advice.length === 0 && (judged === 0 || unjudged.some(({ lacks }) => lacks === 'deployments'));
}
