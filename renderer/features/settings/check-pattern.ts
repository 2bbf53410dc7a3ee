import type { FacetValue } from '../../../shared/answers.ts';

export type PatternCheck =
  | { readonly kind: 'wrong' }
  /** The data names no environment: every deployment counts, whatever the pattern. */
  | { readonly kind: 'no-environments' }
  | {
      readonly kind: 'checked';
      /** `said`: by the user's word, not by the pattern. */
      readonly environments: readonly { readonly name: string; readonly counts: boolean; readonly said: boolean }[];
      readonly counted: number;
      /** Deployments in the environments that count. */
      readonly deployments: number;
    };

/**
 * What a production pattern makes of the environments in the data; upper and lower case are alike. What the user says of
 * an environment goes before the pattern.
 */
export function checkPattern(pattern: string, environments: readonly FacetValue[]): PatternCheck {
  const expression = expressionOf(pattern);
  if (expression === null) return { kind: 'wrong' };
  const named = environments.filter(({ name }) => name !== '');
  if (named.length === 0) return { kind: 'no-environments' };
  const counts = ({ name, production }: FacetValue) => production ?? expression.test(name);
  const counting = named.filter(counts);
  return {
    kind: 'checked',
    environments: named.map((value) => ({
      name: value.name,
      counts: counts(value),
      said: value.production !== undefined,
    })),
    counted: counting.length,
    deployments: counting.reduce((sum, { deployments }) => sum + deployments, 0),
  };
}

function expressionOf(pattern: string): RegExp | null {
  if (pattern === '') return null;
  try {
    return new RegExp(pattern, 'i');
  } catch {
    return null;
  }
}
