/** One of several, as a screen keeps it in the location beside the filters: a chart's view, what a table is broken down by. */
import { createContext, useContext } from 'react';
import { setScreenParam, useScreenParam } from './view.ts';

/** Goes before the name of a choice where a page shows several panels that would each keep one of that name. */
export const ChoiceScope = createContext('');

/** What is chosen, and how to choose; `usual` is not said in the location. */
export function useScreenChoice<T extends string>(
  name: string,
  values: readonly T[],
  usual: T,
): readonly [T, (value: T) => void] {
  const key = `${useContext(ChoiceScope)}${name}`;
  const param = useScreenParam(key);
  return [
    values.find((known) => known === param) ?? usual,
    (value) => setScreenParam(key, value === usual ? null : value),
  ];
}
